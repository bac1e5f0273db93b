"""The filters that mappings and templates may use besides Jinja's own harmless ones."""

from collections.abc import Callable, Mapping
from typing import Any

from omnicat.templating.filters.casing import capitalize, lower, sentence_case, title_case, upper
from omnicat.templating.filters.cutting import bytes_cut, sentences, truncate_words
from omnicat.templating.filters.days import add_days, day, formatted, iso
from omnicat.templating.filters.markup import allow_html, channel_html, plain
from omnicat.templating.filters.numbers import (
    amount,
    currency,
    measure,
    money,
    number,
    percent_off,
    round_money,
    rounded,
    unit,
    unit_name,
)
from omnicat.templating.filters.several import (
    concatenated,
    first,
    join,
    json_text,
    label,
    last,
    part,
    string,
    total,
    unique,
)
from omnicat.templating.filters.signs import digits, replace, slug, trim, without_emoji, without_symbols
from omnicat.templating.filters.tables import lookup
from omnicat.templating.markdown import destination

FILTERS: Mapping[str, Callable[..., Any]] = {
    "truncate_words": truncate_words,
    "bytes_cut": bytes_cut,
    "sentences": sentences,
    "upper": upper,
    "lower": lower,
    "capitalize": capitalize,
    "title_case": title_case,
    "sentence_case": sentence_case,
    "trim": trim,
    "replace": replace,
    "digits": digits,
    "slug": slug,
    "without_emoji": without_emoji,
    "without_symbols": without_symbols,
    "plain": plain,
    "html": allow_html,
    "channel_html": channel_html,
    "join": join,
    "first": first,
    "last": last,
    "unique": unique,
    "part": part,
    "label": label,
    "lookup": lookup,
    "number": number,
    "round": rounded,
    "sum": total,
    "amount": amount,
    "unit": unit,
    "unit_name": unit_name,
    "measure": measure,
    "currency": currency,
    "money": money,
    "round_money": round_money,
    "percent_off": percent_off,
    "date": formatted,
    "iso": iso,
    "add_days": add_days,
    "day": day,
    "string": string,
    "json": json_text,
    "destination": destination,
    "concatenated": concatenated,
}
"""By the name they have in a mapping, in the order of the manual."""

OF_CHANNEL: Mapping[str, str] = {"tables": "tables", "tags_of_channel": "html", "locale": "locale"}
"""The parameters that are filled with a part of `channel`, unless the mapping says another."""

__all__ = ["FILTERS", "OF_CHANNEL", "bytes_cut", "channel_html", "label", "plain", "slug", "truncate_words", "unit"]
