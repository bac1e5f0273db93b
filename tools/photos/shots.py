"""Every photo of the example shop: where it goes and what is on it."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

import bags
import candles
import clothing
import lamps
import textiles
import vessels
from clothing import Cut, Look
from studio import Part, View, photograph, trimmed_white

COLORS: Mapping[str, str] = {
    "navy": "#1f3a5f", "natural": "#efe7d6", "moss": "#6f7f4f", "rust": "#b5502f", "pine": "#2f5d50", "ochre": "#c9973f",
    "sand": "#d3bf9d", "slate": "#4b5a66", "signal": "#b5302f", "seafoam": "#8fb5a6", "charcoal": "#34393d", "white": "#f4f1ea",
    "sky": "#7fa6c4", "coral": "#e0703a", "fog": "#8d9aa3",
}  # fmt: skip

SCENTS: Mapping[str, tuple[str, str]] = {
    "sea-salt-cedar": ("Sea Salt & Cedar", "#eef2ee"), "pine-resin": ("Pine & Resin", "#dfe8dc"), "beach-rose": ("Beach Rose", "#f3dcd8"),
    "driftwood-fig": ("Driftwood & Fig", "#e5dccf"), "orange-clove": ("Orange & Clove", "#f0d2ae"), "lavender-heath": ("Lavender Heath", "#e0dbea"),
    "citronella": ("Citronella & Mint", "#f0ebbd"), "winter-spruce": ("Winter Spruce", "#e4ece4"),
}  # fmt: skip

Build = Callable[[], list[Part]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One photo: its path below assets/ and how to take it."""

    path: str
    take: Callable[[int], Image.Image]


def all_shots() -> tuple[Shot, ...]:
    """The whole list, by path."""
    groups = (_clothing(), _vessels(), _bags(), _lamps(), _candles(), _textiles(), _sets(), _details())
    return tuple(sorted((shot for group in groups for shot in group), key=lambda shot: shot.path))


def _traced(path: str, build: Build, view: View) -> Shot:
    return Shot(f"{path}.jpg", lambda size: photograph(build(), view, size=size))


def _laid(path: str, cut: Cut, look: Look) -> Shot:
    return Shot(f"{path}.jpg", lambda size: trimmed_white(clothing.shirt(cut, look), fill=0.9, size=size))


def _clothing() -> Iterator[Shot]:
    long = Cut(sleeve="long")
    for color in ("navy", "natural", "moss"):
        yield _laid(f"tee-harbor/{color}", Cut(), Look(COLORS[color]))
    for color, mark in (("natural", "#1f3a5f"), ("pine", "#efe7d6")):
        yield _laid(f"tee-pine/{color}", Cut(), Look(COLORS[color], mark=mark, mark_size=0.085))
    for color in ("rust", "fog", "charcoal"):
        yield _laid(f"tee-pocket/{color}", Cut(wide=0.008), Look(COLORS[color], pocket=True))
    for color in ("navy", "signal"):
        yield _laid(f"tee-breton/{color}", replace(long, neck="boat"), Look("#f4efe4", stripe=COLORS[color]))
    for color in ("rust", "slate"):
        yield _laid(f"tee-henley/{color}", replace(long, neck="henley"), Look(COLORS[color]))
    for color in ("fog", "navy"):
        yield _laid(
            f"sweat-fog/{color}",
            Cut(sleeve="long", rib=True, wide=0.02, heavy=1.5),
            Look(COLORS[color], heather=0.16, mark="#efe7d6", mark_size=0.022),
        )
    for color in ("seafoam", "coral"):
        yield _laid(
            f"tee-kids-tide/{color}", Cut(wide=0.03, long=-0.10), Look(COLORS[color], mark="#f4f1ea", mark_size=0.07)
        )
    for color in ("white", "sky"):
        yield _laid(f"tee-sun/{color}", replace(long, heavy=0.7), Look(COLORS[color], mark="#4b5a66", mark_size=0.018))
    for color in ("pine", "charcoal"):
        yield _laid(f"tee-long/{color}", long, Look(COLORS[color], pocket=True))
    yield _laid("tee-regatta/signal", Cut(), Look(COLORS["signal"], mark="#f4f1ea", mark_size=0.05))


def _vessels() -> Iterator[Shot]:
    mug, tall = View(yaw=-18), View(pitch=9)
    for color in ("navy", "white", "pine", "signal"):
        yield _traced(f"mug-enamel/{color}", lambda color=color: vessels.enamel_mug(COLORS[color]), mug)
    for color in ("sand", "seafoam", "slate"):
        yield _traced(f"mug-stone/{color}", lambda color=color: vessels.stoneware_mug(COLORS[color]), mug)
    for color in ("white", "rust"):
        yield _traced(
            f"cup-espresso/{color}",
            lambda color=color: vessels.stoneware_mug(
                COLORS[color], radius=3.0, height=5.6, belly=0.1, inside="#f4f1ea"
            ),
            View(pitch=20, yaw=-30),
        )
    for color in ("fog", "ochre"):
        yield _traced(
            f"mug-latte/{color}",
            lambda color=color: vessels.stoneware_mug(
                COLORS[color], radius=5.6, height=7.4, belly=0.15, inside="#f4f1ea"
            ),
            View(pitch=20, yaw=-14),
        )
    for color in ("slate", "white"):
        yield _traced(
            f"mug-ridge/{color}",
            lambda color=color: vessels.stoneware_mug(
                COLORS[color], radius=3.7, height=12.0, belly=-0.2, foot="#8a7a66"
            ),
            View(pitch=12, yaw=-20),
        )
    for color in ("rust", "charcoal", "seafoam"):
        yield _traced(f"tumbler-ferry/{color}", lambda color=color: vessels.tumbler(COLORS[color]), View(pitch=11))
    for color in ("pine", "navy", "coral"):
        yield _traced(f"bottle-trail/{color}", lambda color=color: vessels.bottle(COLORS[color]), tall)
    for color in ("coral", "sky"):
        yield _traced(
            f"bottle-kids/{color}",
            lambda color=color: vessels.bottle(COLORS[color], radius=3.4, height=17, cap="#f4f1ea"),
            tall,
        )
    for color in ("navy", "moss"):
        yield _traced(f"pot-harbor/{color}", lambda color=color: vessels.teapot(COLORS[color]), View())
    for color in ("rust", "navy"):
        yield _traced(f"bowl-camp/{color}", lambda color=color: vessels.bowl(COLORS[color]), View(pitch=22))
    for color in ("natural", "slate"):
        yield _traced(f"carafe-shore/{color}", lambda color=color: vessels.carafe(COLORS[color]), tall)
    for color in ("sky", "coral"):
        yield _traced(
            f"cup-skipper/{color}",
            lambda color=color: vessels.enamel_mug(COLORS[color], radius=3.7, height=6.6, rim="#f4f1ea"),
            View(pitch=18, yaw=-24),
        )


def _bags() -> Iterator[Shot]:
    for color, base in (("moss", None), ("navy", None), ("ochre", None)):
        yield _traced(
            f"pack-day/{color}",
            lambda color=color, base=base: bags.daypack(COLORS[color], base=base),
            View(yaw=-22, pitch=8),
        )
    for color in ("ochre", "slate"):
        yield _traced(f"pack-roll/{color}", lambda color=color: bags.rolltop(COLORS[color]), View(yaw=-20, pitch=8))
    for color in ("coral", "sky"):
        yield _traced(
            f"pack-cove/{color}",
            lambda color=color: bags.daypack(COLORS[color], trim="#f4f1ea", base=COLORS["navy"]),
            View(yaw=20, pitch=10),
        )
    for color in ("navy", "rust"):
        yield _traced(
            f"tote-market/{color}",
            lambda color=color: bags.tote(COLORS["natural"], stripe=COLORS[color]),
            View(yaw=-16, pitch=8),
        )
    for color in ("seafoam", "sand"):
        yield _traced(
            f"tote-shore/{color}",
            lambda color=color: bags.tote(COLORS[color], handles="#efe7d6"),
            View(yaw=18, pitch=12),
        )
    for color in ("navy", "moss"):
        yield _traced(f"duffel-week/{color}", lambda color=color: bags.duffel(COLORS[color]), View(yaw=-18, pitch=14))
    for color in ("coral", "sky"):
        yield _traced(f"dry-bag/{color}", lambda color=color: bags.dry_bag(COLORS[color]), View(yaw=-12, pitch=8))
    for color in ("seafoam", "charcoal", "rust"):
        yield _traced(f"pouch-kit/{color}", lambda color=color: bags.pouch(COLORS[color]), View(yaw=-10, pitch=10))
    for color in ("slate", "ochre"):
        yield _traced(f"hip-pack/{color}", lambda color=color: bags.hip_pack(COLORS[color]), View(yaw=-14, pitch=16))
    for color in ("seafoam", "navy"):
        yield _traced(f"cooler-picnic/{color}", lambda color=color: bags.cooler(COLORS[color]), View(yaw=-24, pitch=14))


FINISHES: Mapping[str, str] = {
    "brass": "brass", "nickel": "nickel", "copper": "copper", "pine": "#2f5d50", "navy": "#1f3a5f", "white": "#f4f1ea",
    "signal": "#b5302f", "ochre": "#d9a441", "rust": "#c9673f", "charcoal": "#34393d", "sand": "#d3bf9d",
}  # fmt: skip


def _lamps() -> Iterator[Shot]:
    for name in ("pine", "brass", "white"):
        yield _traced(f"lamp-dome/{name}", lambda name=name: lamps.dome_lamp(FINISHES[name]), View(pitch=4))
    for name in ("navy", "sand"):
        yield _traced(f"lamp-cove/{name}", lambda name=name: lamps.shade_lamp(FINISHES[name]), View(pitch=6))
    for name in ("signal", "nickel"):
        yield _traced(
            f"lantern-storm/{name}", lambda name=name: lamps.storm_lantern(FINISHES[name]), View(pitch=8, glass=True)
        )
    for name in ("ochre", "pine"):
        yield _traced(f"lantern-camp/{name}", lambda name=name: lamps.camp_light(FINISHES[name]), View(pitch=8))
    for name in ("navy", "brass", "white"):
        yield _traced(f"lamp-quay/{name}", lambda name=name: lamps.pendant(FINISHES[name]), View(pitch=-8, floor=False))
    for name in ("rust", "charcoal"):
        yield _traced(f"lamp-chart/{name}", lambda name=name: lamps.desk_lamp(FINISHES[name]), View(pitch=8))
    yield _traced("lamp-reader/nickel", lambda: lamps.desk_lamp("nickel"), View(pitch=12, yaw=28))
    for name, legs in (("oak", ("#d9b07c", "#b98a55")), ("walnut", ("#7a5238", "#573823"))):
        yield _traced(f"lamp-lookout/{name}", lambda legs=legs: lamps.tripod_lamp("#efe5d0", legs=legs), View(pitch=5))
    for name in ("signal", "navy"):
        yield _traced(f"lamp-lighthouse/{name}", lambda name=name: lamps.lighthouse(FINISHES[name]), View(pitch=8))


def _candles() -> Iterator[Shot]:
    jar = View(glass=True)
    for scent, glass in (
        ("sea-salt-cedar", "#e4ecea"),
        ("pine-resin", "#d5e4d4"),
        ("beach-rose", "#f1dfdc"),
        ("driftwood-fig", "#e6ddd0"),
    ):
        yield _traced(
            f"candle-jar/{scent}", lambda scent=scent, glass=glass: _jar(scent, "soy wax · 220 g · 45 h", glass), jar
        )
    for scent in ("driftwood-fig", "orange-clove"):
        yield _traced(
            f"candle-cabin/{scent}", lambda scent=scent: _jar(scent, "soy wax · 300 g · 60 h", "#b0682a", lid=True), jar
        )
    yield _traced(
        "candle-winter/winter-spruce", lambda: _jar("winter-spruce", "soy wax · 300 g · 60 h", "#2f6b4c", lid=True), jar
    )
    for scent, tin in (("sea-salt-cedar", "#b9b8b4"), ("pine-resin", "#8f9a86"), ("lavender-heath", "#a9a2b5")):
        yield _traced(
            f"candle-tin/{scent}",
            lambda scent=scent, tin=tin: _tin(scent, "soy wax · 90 g · 20 h", tin),
            View(pitch=22, sharp=True),
        )
    yield _traced(
        "candle-garden/citronella",
        lambda: _tin("citronella", "outdoor · 400 g · 50 h", "#c47a4e"),
        View(pitch=26, yaw=8, sharp=True),
    )
    for color in ("natural", "moss", "rust"):
        yield _traced(f"candle-pillar/{color}", lambda color=color: candles.pillar(COLORS[color]), View(pitch=12))
    for color in ("rust", "navy", "natural"):
        yield _traced(f"candle-taper/{color}", lambda color=color: candles.tapers(COLORS[color]), View(pitch=10))
    for scent in ("sea-salt-cedar", "lavender-heath"):
        yield _traced(
            f"diffuser-reed/{scent}",
            lambda scent=scent: candles.diffuser(_label(scent, "reed diffuser · 100 ml"), glass="#e8efee"),
            View(pitch=8, glass=True),
        )


def _textiles() -> Iterator[Shot]:
    fold = View(yaw=35, pitch=24)
    waffle = "quilted 0.9 control0 0.2 control1 0.2 scale 0.7"
    for color, stripe in (("sand", "navy"), ("fog", "natural"), ("rust", "sand")):
        look = textiles.woven(COLORS[color], ((0.9, 0.92, COLORS[stripe]), (0.94, 0.96, COLORS[stripe])))
        yield _traced(
            f"throw-isle/{color}", lambda look=look, color=color: textiles.folded(look, fringe=COLORS[color]), fold
        )
    for color in ("moss", "charcoal"):
        look = textiles.woven(
            COLORS[color], tuple((i / 40, i / 40 + 0.006, "#d8d0bd") for i in range(1, 40)), bumps="bumps 0.5 scale 0.3"
        )
        yield _traced(
            f"blanket-heather/{color}",
            lambda look=look: textiles.folded(look, layers=3, thick=2.3, seed=5),
            View(yaw=-32, pitch=26),
        )
    for color in ("signal", "pine"):
        yield _traced(
            f"blanket-picnic/{color}",
            lambda color=color: textiles.rolled(textiles.woven(COLORS[color]), strap="#8a5a34"),
            View(yaw=-30, pitch=16),
        )
    for color in ("navy", "coral"):
        look = textiles.woven("#f3ede0", tuple((i / 44, i / 44 + 1 / 88, COLORS[color]) for i in range(44)))
        yield _traced(
            f"towel-beach/{color}",
            lambda look=look: textiles.rolled(look, length=30, thick=0.9, turns=6),
            View(yaw=-38, pitch=16),
        )
    for color in ("seafoam", "natural", "slate"):
        look = textiles.woven(COLORS[color], bumps=waffle)
        yield _traced(
            f"towel-waffle/{color}",
            lambda look=look: textiles.folded(look, layers=5, width=24, depth=20, thick=1.4),
            View(yaw=-35, pitch=24),
        )
    for color, mix in (("navy", ("navy", "natural", "seafoam")), ("rust", ("rust", "sand", "ochre"))):
        yield _traced(
            f"towel-tea/{color}",
            lambda mix=mix: textiles.stack(tuple(COLORS[name] for name in mix)),
            View(yaw=-35, pitch=16),
        )
    for color in ("ochre", "navy"):
        look = textiles.woven(COLORS[color], ((0.2, 0.25, "#f3ede0"), (0.75, 0.8, "#f3ede0")))
        yield _traced(f"cushion-deck/{color}", lambda look=look: textiles.cushion(look), View(yaw=-20, pitch=6))
    for color in ("natural", "seafoam"):
        edge = COLORS["signal"] if color == "natural" else COLORS["white"]
        look = textiles.woven(COLORS[color], ((0.46, 0.48, edge), (0.5, 0.52, edge), (0.54, 0.56, edge)))
        yield _traced(
            f"cushion-sail/{color}",
            lambda look=look: textiles.cushion(look, width=50, height=34, thick=14),
            View(yaw=16, pitch=6),
        )
    for color in ("sky", "coral"):
        look = textiles.woven(
            COLORS[color], ((0.05, 0.09, "#f4f1ea"), (0.91, 0.95, "#f4f1ea")), bumps="wrinkles 0.6 scale 0.4"
        )
        yield _traced(
            f"blanket-cradle/{color}",
            lambda look=look: textiles.folded(look, layers=6, width=22, depth=22, thick=1.3, seed=8),
            View(yaw=30, pitch=22),
        )
    yield _traced(
        "towel-sauna/natural",
        lambda: textiles.folded(
            textiles.woven(COLORS["sand"], ((0.04, 0.05, "#8d9aa3"), (0.95, 0.96, "#8d9aa3"))),
            layers=3,
            width=28,
            depth=18,
            thick=1.1,
            seed=12,
        ),
        View(yaw=-28, pitch=28),
    )


def _sets() -> Iterator[Shot]:
    yield _traced("set-cabin-morning/set", _cabin_morning, View(pitch=15))
    yield _traced("set-beach-day/set", _beach_day, View(pitch=13))
    yield _traced("set-camp-supper/set", _camp_supper, View(pitch=19))
    yield _traced("set-tea-time/set", _tea_time, View(pitch=15))


def _details() -> Iterator[Shot]:
    yield _traced(
        "mug-enamel/rim",
        lambda: vessels.enamel_mug(COLORS["navy"]),
        View(pitch=30, yaw=-8, close_up=(-0.25, 0.42, 1.9)),
    )
    yield _traced(
        "mug-stone/foot",
        lambda: vessels.stoneware_mug(COLORS["sand"]),
        View(pitch=6, yaw=-18, close_up=(-0.2, -0.5, 2.0)),
    )
    yield _traced("pack-day/side", lambda: bags.daypack(COLORS["moss"]), View(yaw=-68, pitch=8))
    yield _traced("duffel-week/end", lambda: bags.duffel(COLORS["navy"]), View(yaw=-62, pitch=14))
    yield _traced("lamp-cove/base", lambda: lamps.shade_lamp(FINISHES["navy"]), View(pitch=8, close_up=(0, -0.5, 1.9)))
    yield _traced(
        "throw-isle/fringe",
        lambda: textiles.folded(
            textiles.woven(COLORS["sand"], ((0.9, 0.92, COLORS["navy"]), (0.94, 0.96, COLORS["navy"]))),
            fringe=COLORS["sand"],
        ),
        View(yaw=62, pitch=22, close_up=(-0.35, -0.05, 1.8)),
    )


def _jar(scent: str, small: str, glass: str, *, lid: bool = False) -> list[Part]:
    return candles.jar_candle(
        _label(scent, small), glass=glass, wax_color=SCENTS[scent][1], lid=lid, clear=0.72 if lid else 0.9
    )


def _tin(scent: str, small: str, metal: str) -> list[Part]:
    return candles.tin_candle(_label(scent, small, wide=3.0), metal_color=metal, wax_color=SCENTS[scent][1])


def _label(scent: str, small: str, *, wide: float = 1.7) -> Path:
    path = Path(tempfile.gettempdir(), f"label-{scent}-{_number(small)}-{wide}.png")
    return candles.label(path, ("HARBOR & PINE", SCENTS[scent][0], small), wide=wide)


def _number(text: str) -> int:
    """A number for a text, the same in every run."""
    return sum(ord(letter) * (place + 1) for place, letter in enumerate(text))


def _placed(
    parts: list[Part], x: float, z: float = 0, *, turn: float = 0, scale: float = 1, y: float = 0
) -> list[Part]:
    return [
        replace(part, mesh=replace(part.mesh, points=part.mesh.points * scale).turned(turn).moved(x=x, z=z, y=y)) for part in parts
    ]  # fmt: skip


def _cabin_morning() -> list[Part]:
    throw = textiles.folded(
        textiles.woven(COLORS["sand"], ((0.9, 0.92, COLORS["navy"]), (0.94, 0.96, COLORS["navy"]))),
        fringe=COLORS["sand"],
    )
    return [
        *_placed(throw, 0, 12, turn=-12), *_placed(vessels.enamel_mug(COLORS["navy"]), -9, -7, turn=150), *_placed(vessels.enamel_mug(COLORS["navy"]), 2.5, -9, turn=-20),
        *_placed(candles.jar_candle(_label("sea-salt-cedar", "soy wax · 220 g · 45 h"), glass="#e4ecea", wax_color="#eef2ee"), 14, -5, turn=-8),
    ]  # fmt: skip


def _beach_day() -> list[Part]:
    look = textiles.woven("#f3ede0", tuple((i / 44, i / 44 + 1 / 88, COLORS["coral"]) for i in range(44)))
    return [
        *_placed(bags.dry_bag(COLORS["coral"]), 12, 8, turn=-12), *_placed(vessels.bottle(COLORS["navy"]), -5, -2),
        *_placed(textiles.rolled(look, length=30, thick=0.9, turns=6), -12, -12, turn=24),
    ]  # fmt: skip


def _camp_supper() -> list[Part]:
    parts = _placed(lamps.camp_light(FINISHES["pine"]), 0, 12, scale=1.25)
    for level in range(4):
        parts += _placed(vessels.bowl(COLORS["rust"] if level % 2 else COLORS["navy"]), -14, 2, y=level * 2.3)
    for x, z, turn in ((9, 4, 20), (19, 2, -15), (13, -8, 30), (3.4, -8, 160)):
        parts += _placed(vessels.enamel_mug(COLORS["pine"]), x, z, turn=turn)
    return parts


def _tea_time() -> list[Part]:
    return [
        *_placed(vessels.teapot(COLORS["navy"]), -5, 4, turn=14), *_placed(vessels.stoneware_mug(COLORS["sand"]), 10, -4, turn=-20),
        *_placed(vessels.stoneware_mug(COLORS["seafoam"]), -1.5, -10, turn=24), *_placed(textiles.stack((COLORS["navy"], COLORS["natural"]), width=18, depth=14), 20, 9, turn=-24),
    ]  # fmt: skip
