"""A template that can't look at a listing's values is known for it; where that is in doubt it counts as one that can."""

import pytest

from omnicat.templating import load_template

FORM = "{%% block header %%}{%% endblock %%}{%% block item %%}%s{%% endblock %%}{%% block footer %%}{%% endblock %%}"


@pytest.mark.parametrize(
    "item",
    [
        "{{ listing.record.title }}{{ listing['about'].link }}{{ channel.title }}",
        "{% for name, value in listing.record.items() %}{{ name }}={{ value }}{% endfor %}",
        "{% for each in listing.variants %}{{ each.sku }}{{ each.record.values() | join }}{% endfor %}",
        "{% if listing.variants %}{{ listing.variants | length }}{% endif %}",
        "{% for image in listing.about.all_images[:10] %}{{ image }}{% endfor %}",
    ],
)
def test_what_the_channel_makes_is_no_value(item: str) -> None:
    assert not load_template("a.xml.j2", FORM % item).sees_values


@pytest.mark.parametrize(
    "item",
    [
        "{{ listing.values.name.value }}",
        "{{ listing['values'] }}",
        "{{ listing[channel.name] }}",
        "{{ listing }}",
        "{% set it = listing %}{{ it.values }}",
        "{% for each in listing.variants %}{{ each.values }}{% endfor %}",
        "{% for each in listing.variants %}{% for one in each.variants %}{{ one }}{% endfor %}{% endfor %}",
        "{{ (listing.variants | first).values }}",
        "{% for each in listing.variants[:2] %}{{ each.sku }}{% endfor %}",
        "{% for each in listing.variants or [listing] %}{{ each.sku }}{% endfor %}",
        "{{ [listing] | join(attribute='values') }}",
    ],
)
def test_a_listing_that_gets_away_may_show_its_values(item: str) -> None:
    assert load_template("a.xml.j2", FORM % item).sees_values
