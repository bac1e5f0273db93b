"""A channel that omnicat has never heard of takes three files and no Python: what it demands, how it is filled, how it
is written."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run

SPEC = """\
spec: pier-market@2026-11
title: The pier market, offers
aliases: [pier]
sources: {P1: {title: "The pier market, guide for sellers", url: "https://pier.example/guide", date: 2026-11}}
money: minor
taxonomy: pier
listings: {id: code}
removal: {how: snapshot, note: an offer that is not in the file is gone, source: P1}
facts: {price: cents, gtin: ean, availability: stock}
feeds: [{file: offers.xml, format: xml, template: pier.xml.j2, element: offer}]
fields:
  - {name: code, from: listing.sku, need: required, max_chars: 12, source: P1}
  - {name: label, from: name, need: required, max_chars: 30, forbid_words: [free], source: P1}
  - {name: cents, from: price, need: required, type: money, min: 1, source: P1}
  - {name: ean, from: gtin, need: conditional, when: "fields.cents and fields.cents.amount > 30", type: gtin, source: P1}
  - {name: stock, from: listing.availability, type: enum, values: {in_stock: here, out_of_stock: gone}, source: P1}
"""
PROFILE = "spec: pier-market@2026-11\nlocale: en-US\ncurrency: USD\n"
TEMPLATE = """\
{% block header %}<offers>
{% endblock %}
{% block item %}<offer>{% for name, value in listing.record.items() %}<{{ name }}>{{ value }}</{{ name }}>{% endfor %}</offer>
{% endblock %}
{% block footer %}</offers>
{% endblock %}
"""


@pytest.fixture
def pier(shop: Path) -> Path:
    for path, text in {
        "specs/pier-market/2026-11.yaml": SPEC,
        "channel_profiles/pier.yaml": PROFILE,
        "templates/pier.xml.j2": TEMPLATE,
    }.items():
        (shop / path).parent.mkdir(parents=True, exist_ok=True)
        (shop / path).write_text(text, encoding="utf-8")
    return shop


def test_its_spec_is_sound_and_shown_like_any_other(pier: Path, run: Run) -> None:
    assert run(pier, "spec", "check", "specs/pier-market/2026-11.yaml").code == 0
    assert "pier-market@2026-11" in run(pier, "spec", "list").out
    assert "at most 30 characters" in run(pier, "spec", "show", "pier", "label").out


def test_it_is_judged_built_and_left_alone_when_nothing_changed(pier: Path, run: Run) -> None:
    """The variant over 30 dollars lacks its number, which that channel alone asks for."""
    built = run(pier, "build", "pier")
    assert built.code == 3
    assert "ean is missing" in run(pier, "lint", "--output-format", "concise").out
    offers = ElementTree.parse(pier / "dist/pier/offers.xml").getroot().findall("offer")
    assert [{each.tag: each.text for each in offer} for offer in offers] == [
        {"code": "TEE-NVY-S", "label": "Harbor tee", "cents": "2900", "ean": "9521234543213", "stock": "here"}
    ]
    assert "Nothing changed" in run(pier, "build", "pier").out


def test_a_file_of_somebody_else_is_held_against_it(pier: Path, run: Run) -> None:
    path = pier / "theirs.xml"
    path.write_text(
        "<offers>\n<offer>\n<code>A</code>\n<label>Free tee</label>\n<cents>29.00</cents>\n<stock>in_stock</stock>\n"
        "</offer>\n</offers>\n",
        encoding="utf-8",
    )
    said = run(pier, "channel", "check", str(path), "--spec", "pier", "--currency", "USD", "--output-format", "concise")
    assert said.code == 1
    told = [line.partition("theirs.xml:")[2] for line in said.out.splitlines() if "theirs.xml:" in line]
    assert [(line.partition(":")[0], line.rpartition(" ")[2]) for line in told] == [
        ("4", "[channel/forbidden-text]"),
        ("5", "[channel/not-a-value]"),
        ("6", "[channel/not-a-value]"),
    ]
