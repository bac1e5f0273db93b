"""What was understood before is read back as it was."""

from collections.abc import Iterator

import pytest

from omnicat.templating import compile_text, understood
from omnicat.templating.environment import environment
from omnicat.templating.understood import Understood, remember, to_keep

TEXTS = (
    "price.amount * 1.5 if price else none",
    "(brand or manufacturer) ~ ' ' ~ name",
    "fields.price and fields['sale_price'] is not none and not (a or b) in [1, 2, (3, -4)]",
    "{'a': 1, 'b': name[1:5:2]}[key]",
    "weight | unit('kg') | round(2)",
    "tags | join(', ') | truncate(length=20)",
    "color | lookup('colors', default='x')",
    "name.split('-')[0] == \"it's\\n\"",
    "a < b <= c != d and e % 2 == 7 // 2 * 3",
)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(understood, "_KEPT", {})
    monkeypatch.setattr(understood, "_SEEN", {})
    compile_text.cache_clear()
    yield
    compile_text.cache_clear()


def _all(texts: tuple[str, ...]) -> list[Understood]:
    return [understood.understood(each, environment()) for each in texts]


def test_what_was_kept_is_what_was_understood() -> None:
    anew = _all(TEXTS)
    remember(to_keep())
    assert to_keep() == b""
    again = _all(TEXTS)
    assert again == anew
    assert [each.tree.environment for each in again] == [environment()] * len(TEXTS)


def test_an_expression_read_back_gives_the_same() -> None:
    values = {
        "price": {"amount": 3},
        "a": 1,
        "b": 2,
        "c": 2,
        "d": 4,
        "e": 4,
        "name": "x-y",
        "brand": None,
        "manufacturer": "M",
    }
    texts = (TEXTS[0], TEXTS[1], TEXTS[7], TEXTS[8])
    anew = [compile_text(each).evaluate(values) for each in texts]
    remember(to_keep())
    compile_text.cache_clear()
    assert [compile_text(each).evaluate(values) for each in texts] == anew == [4.5, "M x-y", False, False]


def test_what_would_not_be_read_back_alike_is_understood_anew() -> None:
    _all((f"a == {2**70}",))
    assert to_keep() == b""
