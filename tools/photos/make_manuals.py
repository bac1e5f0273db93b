"""Sets the care leaflets of the example shop as PDFs: python make_manuals.py [--out DIR]."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

ASSETS = Path(__file__).parents[2] / "assets"
INK, PINE = HexColor("#22313a"), HexColor("#2f5d50")
TITLE = ParagraphStyle("title", fontName="Times-Bold", fontSize=19, leading=23, textColor=PINE, spaceAfter=4)
LEAD = ParagraphStyle("lead", fontName="Times-Italic", fontSize=11, leading=15, textColor=INK, spaceAfter=8)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=9.5, leading=13, textColor=PINE, spaceBefore=6)
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10.5, leading=14, textColor=INK)

Section = tuple[str, str]
Page = tuple[str, str, Sequence[Section]]

LEAFLETS: dict[str, tuple[Page, Page]] = {
    "manuals/enamel-care.pdf": (
        ("Caring for enamel", "Steel outside in, glass inside out.", (
            ("First use", "Rinse the piece with hot water and a drop of soap. A faint ring on the base comes from the kiln and wears off."),
            ("On the fire", "Gas, embers, oven and induction are all fine. Never heat it empty, and never pour cold water into a hot piece: steel and glass shrink at different speeds, and the enamel may crack."),
            ("Washing", "The dishwasher is fine. Dry the rolled rim by hand, as water that stays there can leave a brown line."),
            ("If it chips", "A chip on the outside is a souvenir. Rub a little oil on the bare steel. If the inside chips, retire the piece to the windowsill: it makes a good pot for chives."),
        )),
        ("Emaille pflegen", "Außen Stahl, innen Glas.", (
            ("Vor dem ersten Gebrauch", "Mit heißem Wasser und einem Tropfen Spülmittel ausspülen. Ein schwacher Ring am Boden stammt vom Brennen und verschwindet."),
            ("Auf dem Feuer", "Gas, Glut, Backofen und Induktion sind erlaubt. Nie leer erhitzen und nie kaltes Wasser in ein heißes Stück gießen: Stahl und Glas ziehen sich verschieden schnell zusammen, die Emaille kann reißen."),
            ("Spülen", "Die Spülmaschine ist erlaubt. Den gerollten Rand von Hand abtrocknen, sonst kann stehendes Wasser eine braune Linie hinterlassen."),
            ("Wenn etwas abplatzt", "Außen ist es ein Andenken: die Stelle mit etwas Öl einreiben. Innen ist es ein Abschied: Auf dem Fensterbrett wird ein guter Topf für Schnittlauch daraus."),
        )),
    ),
    "manuals/textile-care.pdf": (
        ("Caring for cotton, linen and wool", "Less washing, more wind.", (
            ("Cotton", "Wash with like colors, inside out, at the temperature on the label. Half the usual detergent is enough. Line drying keeps the fibers long."),
            ("Linen", "Linen likes water and dislikes heat. Take it out of the machine a little damp, shake it once, and fold it instead of ironing it."),
            ("Wool", "Hang wool outside on a damp morning; most smells leave by noon. When it must be washed: wool cycle, wool soap, no spin above 600 turns, and dry it flat on a towel."),
            ("Small repairs", "Loose threads are pulled to the inside with a needle, never cut. Our shop mends everything it has sold, at the price of the postage."),
        )),
        ("Baumwolle, Leinen und Wolle pflegen", "Weniger waschen, mehr Wind.", (
            ("Baumwolle", "Mit ähnlichen Farben, auf links und bei der Temperatur auf dem Etikett waschen. Die Hälfte des üblichen Waschmittels genügt. Auf der Leine bleiben die Fasern lang."),
            ("Leinen", "Leinen mag Wasser und mag keine Hitze. Etwas feucht aus der Maschine nehmen, einmal ausschlagen und falten statt bügeln."),
            ("Wolle", "An einem feuchten Morgen nach draußen hängen, bis Mittag ist der Geruch meist fort. Wenn es sein muss: Wollprogramm, Wollwaschmittel, höchstens 600 Umdrehungen, liegend trocknen."),
            ("Kleine Schäden", "Lose Fäden mit einer Nadel nach innen ziehen, nie abschneiden. Unser Laden flickt alles, was er verkauft hat, gegen Porto."),
        )),
    ),
    "manuals/insulated-bottle.pdf": (
        ("Your insulated bottle", "Two walls and nothing in between.", (
            ("Before the first trip", "Wash it by hand with warm water and a brush. Fill it with hot water for five minutes before coffee, with ice water before lemonade: it will hold the temperature for longer."),
            ("What may go in", "Water, tea, coffee, soup, juice. Not milk that will be forgotten, and not dry ice, which builds up pressure."),
            ("The seal", "Once a month pull the ring out of the cap, wash it, let it dry and press it back with the flat side up. New rings are sent free of charge."),
            ("Not for", "Freezer, oven, dishwasher. The vacuum does not come back once the outer wall is dented hard."),
        )),
        ("Deine Isolierflasche", "Zwei Wände und dazwischen nichts.", (
            ("Vor der ersten Tour", "Von Hand mit warmem Wasser und einer Bürste spülen. Vor Kaffee fünf Minuten heißes, vor Limonade Eiswasser einfüllen: So hält sie die Temperatur länger."),
            ("Was hineindarf", "Wasser, Tee, Kaffee, Suppe, Saft. Keine Milch, die man vergisst, und kein Trockeneis, denn es baut Druck auf."),
            ("Die Dichtung", "Einmal im Monat den Ring aus dem Deckel ziehen, waschen, trocknen und mit der flachen Seite nach oben eindrücken. Neue Ringe schicken wir kostenlos."),
            ("Nicht geeignet für", "Gefrierfach, Backofen, Spülmaschine. Ist die Außenwand stark verbeult, kommt das Vakuum nicht zurück."),
        )),
    ),
    "manuals/lamp-safety.pdf": (
        ("Before you switch it on", "Safe light for a long time.", (
            ("Setting up", "Pull the plug before you change the bulb or move a joint that sticks. Use bulbs up to the wattage printed beside the socket; LED bulbs stay cool and last longest."),
            ("Where it stands", "Indoors, dry, on a level surface and a hand's width from curtains. Our lanterns are the exception: they may stay out in the drizzle, not in the rain."),
            ("Cleaning", "A dry cloth for steel and brass, a soft brush for linen. Brass darkens with time; who wants it bright again uses a little lemon and salt."),
            ("At the end", "Lamps and batteries do not belong in household waste. Bring them back to us or to a collection point."),
        )),
        ("Vor dem Einschalten", "Sicheres Licht für lange Zeit.", (
            ("Aufstellen", "Vor dem Wechsel des Leuchtmittels den Stecker ziehen. Nur Leuchtmittel bis zu der Leistung verwenden, die neben der Fassung steht. LED bleiben kühl und halten am längsten."),
            ("Der Platz", "Innen, trocken, eben und eine Handbreit von Vorhängen entfernt. Unsere Laternen sind die Ausnahme: Sie dürfen im Niesel stehen, nicht im Regen."),
            ("Reinigen", "Ein trockenes Tuch für Stahl und Messing, eine weiche Bürste für Leinen. Messing dunkelt nach; etwas Zitrone und Salz machen es wieder hell."),
            ("Am Ende", "Leuchten und Akkus gehören nicht in den Hausmüll. Zu uns zurückbringen oder zur Sammelstelle."),
        )),
    ),
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ASSETS)
    out = parser.parse_args().out
    for path, pages in LEAFLETS.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        leaflet = SimpleDocTemplate(
            str(out / path),
            pagesize=A5,
            title=pages[0][0],
            author="Harbor & Pine",
            invariant=1,
            leftMargin=42,
            rightMargin=42,
            topMargin=42,
        )
        leaflet.build([*_set(pages[0]), PageBreak(), *_set(pages[1])])


def _set(page: Page) -> Iterator[Flowable]:
    title, lead, sections = page
    yield Paragraph("HARBOR &amp; PINE", HEAD)
    yield Paragraph(title, TITLE)
    yield Paragraph(lead, LEAD)
    for head, body in sections:
        yield Paragraph(head, HEAD)
        yield Paragraph(body, BODY)
    yield Spacer(1, 6)


if __name__ == "__main__":
    main()
