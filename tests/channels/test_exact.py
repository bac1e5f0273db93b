"""What was worked out for one product stands in for another only where that says the same, digit for digit."""

from decimal import Decimal

from omnicat.channels.exact import looking_at
from omnicat.channels.mapping import Channel
from tests.channels.shop import SPEC, channel, shown

PRODUCT = "sku: A-1\nfamily: tee\nstatus: active\nattributes: {name: Tee, %s}\n"
FIELDS = """\
  - {name: weighs, from: weight, type: measure, units: {g: g, kg: kg}}
  - {name: grams, from: "weight | unit('g')", type: number}
  - {name: costs, from: price, type: money}
  - {name: asks, from: "price if not new else none", type: money}
  - {name: is_new, from: new, type: boolean}
  - {name: counted, from: count, type: integer}
  - {name: marked, from: marks, many: true}
  - {name: told, from: bullets, many: true}
  - {name: safety, from: "(listing.media.get('safety') or ['nothing']) | first"}
"""
SAYINGS = (
    "weight: 180 g",
    "weight: 180.0 g",
    "weight: 0.18 kg",
    "price: {EUR: 29}",
    "price: {USD: 29.00, EUR: 27.00}",
    "price: {USD: 29.0, EUR: 27.00}",
    "new: true",
    "new: false",
    "count: 1",
    "count: 0",
    "marks: [fair, organic]",
    "marks: [organic]",
    "bullets: {en-US: [One, Two, Three]}",
)


def spelled(said: str, made: Channel) -> str:
    found, _ = shown(PRODUCT % said, made)
    assert found is not None
    return repr(found.spelled)


def channel_of_all() -> Channel:
    return channel(spec_text=SPEC.replace("fields:\n", f"fields:\n{FIELDS}"))


def test_a_channel_that_showed_others_before_says_the_same() -> None:
    used = channel_of_all()
    for each in (*SAYINGS, *reversed(SAYINGS)):
        assert spelled(each, used) == spelled(each, channel_of_all())


def test_digits_tell_amounts_apart() -> None:
    look = looking_at(("price", "title"))
    assert look({"price": Decimal("29.0"), "title": "Tee"}) == look({"title": "Tee", "price": Decimal("29.0")})
    assert look({"price": Decimal("29.0")}) != look({"price": Decimal("29.00")})
    assert look({"price": "29.0"}) != look({"price": Decimal("29.0")})
    assert look({"price": True}) != look({"price": 1})
    assert look({"price": None}) == look({})
    assert hash(look({"price": {"amount": Decimal(29)}, "title": ("a", "b")}))
