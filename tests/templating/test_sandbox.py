"""A template looks at what it is given, and only for so long; whatever it does, it ends in one sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from omnicat.templating import TemplatingProblem, compile_text, load_template
from omnicat.templating.environment import STEPS, environment

LONG = "x" * 900_000
VALUES: dict[str, Any] = {"name": "tee", "long": LONG, "rows": [{"a": 1}, {"a": 2}], "many": tuple(range(1000))}
ESCAPES = [
    "name.__class__",
    "name['__class__']",
    "(name|attr('__class__'))",
    "[name]|map(attribute='__class__')|list",
    "'{0.__class__}'.format(name)",
    "'%s' % name",
    "'{:>9000000000}'.format('a')",
    "name.format_map({})",
    "name.ljust(9000000000)",
    "name.center(9000000000)",
    "name.zfill(9000000000)",
    "name.join([name])",
    "name.encode()",
    "name.translate({})",
    "name.expandtabs(9000000000)",
    "name.replace('', name)",
    "rows.append(1)",
    "rows.clear()",
    "cycler(1)",
    "lipsum()",
    "joiner()",
    "self.__init__",
    "range.__globals__",
    "namespace.__init__",
    "dict.__subclasses__()",
    "range(999999999)",
    "name * 999999999",
    "[1] * 999999999",
    "9 ** 9 ** 9",
    "[long, long]|join",
    "many|join(long)",
    "long ~ long",
    "long + long",
    "[[1], [2]]|sum(start=[])",
    "1|round(999999999, 'ceil')",
    "'x'|center(999999999)",
    "'x'|indent(999999999)",
    "[1]|batch(999999999, 'x')|list",
    "[1]|slice(999999999)|list",
    "'a'|replace('', long)|replace('x', long)",
    "'%' * 10",
    "rows|tojson",
    "nothing.at.all",
    "1 / 0",
    "name|unit('kg')",
    "name|nofilter",
    "name is notest",
    "(" * 500 + "1" + ")" * 500,
    "9" * 5000,
    "{% include 'x' %}",
    "{% import 'x' as x %}{{ x }}",
    "{% extends 'x' %}",
    "{% for a in range(400) %}{% for b in range(400) %}.{% endfor %}{% endfor %}",
    "{% for a in range(90000) %}{{ long }}{% endfor %}",
    "{% set x %}{% for a in range(90000) %}{{ long }}{% endfor %}{% endset %}{{ x|length }}",
    "{% set x %}{% for a in range(90000) %}" + "static text " * 400 + "{% endfor %}{% endset %}{{ x|length }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}" + "static text " * 4000 + "{% endmacro %}{% for a in range(9000) %}{% set x = m() %}{% endfor %}",
    "{% set n = namespace(x=3) %}{% for a in range(90) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "{% set n = namespace(x='x') %}{% for a in range(90) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x=long) %}{% for a in range(9000) %}{% set n.x = n.x|upper %}{% endfor %}",
    "{% set n = namespace(x=long) %}{% for a in range(9000) %}{% set n.x = n.x.upper() %}{% endfor %}",
    "{% for a in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% block x %}{{ self.x() }}{{ self.x() }}{% endblock %}",
    "{{ rows[0] }}",
    "".join("{% for a in rows %}" for _ in range(25)) + "".join("{% endfor %}" for _ in range(25)),
    "{{ name",
    "{% if %}",
    "name name",
    "",
]


@pytest.mark.parametrize("text", ESCAPES, ids=lambda text: text[:60])
def test_what_reaches_too_far_is_one_problem(text: str) -> None:
    with pytest.raises(TemplatingProblem) as caught:
        compile_text(text).evaluate(VALUES)
    said = str(caught.value)
    assert said
    assert not said.endswith(".")
    assert "\n" not in said
    assert len(said) < 300
    assert environment().steps < STEPS * 12


def test_what_only_looks_is_allowed() -> None:
    allowed = {
        "name.upper()": "TEE",
        "name|upper": "TEE",
        "rows[0].a + rows[1].a": 3,
        "'a,b'.split(',')|join('-')": "a-b",
        "rows|join(', ', 'a')": "1, 2",
        "many|length": 1000,
        "many|sum": 499500,
        "3.14159|round(2)": 3.14,
        "name if name in ('tee', 'mug') else 'x'": "tee",
        "name|replace('t', 'b')": "bee",
        "rows|selectattr('a', 'gt', 1)|list|length": 1,
        "name.startswith('t')": True,
        "7 * 6": 42,
        "name ~ none ~ 1": "tee1",
    }
    for text, result in allowed.items():
        assert compile_text(text).evaluate(VALUES) == result, text


def test_work_is_counted_anew_for_each_evaluation() -> None:
    expression = compile_text("{% for a in range(60000) %}{% endfor %}")
    assert [expression.evaluate({}) for _ in range(3)] == ["", "", ""]


ITEM = "{% block header %}{% endblock %}\n{% block item %}\n<a>\n"
FOOTER = "{% endblock %}\n{% block footer %}{% endblock %}\n"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{{ listing.nothing }}", "'dict object' has no attribute 'nothing' (feed.xml.j2:4)"),
        ("{{ nothing }}", "'nothing' is undefined (feed.xml.j2:4)"),
        ("{{ 1 // 0 }}", "integer division or modulo by zero (feed.xml.j2:4)"),
        ("{{ listing['a']['b'] }}", "'int object' has no attribute 'b' (feed.xml.j2:4)"),
        ("\n\n{{ channel + 1 }}", "'+' can't be used on str and int (feed.xml.j2:6)"),
        ("{% for a, b in nothing.items() %}{% endfor %}", "'nothing' is undefined (feed.xml.j2:4)"),
        ("{% for a, b in listing.a.items() %}{% endfor %}", "Undefined is not safely callable (feed.xml.j2:4)"),
        (
            "{% for a in range(99999) %}{% for b in range(99) %}{% endfor %}{% endfor %}",
            "steps of work (feed.xml.j2:4)",
        ),
    ],
)
def test_a_failing_template_names_its_line(line: str, says: str) -> None:
    template = load_template("feed.xml.j2", ITEM + line + FOOTER)
    with pytest.raises(TemplatingProblem) as caught:
        template.item({"channel": "c", "listing": {"a": 1}, "locale": "en"})
    assert str(caught.value).endswith(says)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (ITEM + "{% if %}" + FOOTER, "(feed.xml.j2:4)"),
        ("{% block header %}{% endblock %}", "block 'item' is missing (feed.xml.j2:1)"),
        (ITEM + "{{ a|nofilter }}" + FOOTER, "(feed.xml.j2:4)"),
        (ITEM + "{{ " + "(" * 3000 + ")" * 3000 + " }}" + FOOTER, "(feed.xml.j2:"),
    ],
)
def test_a_template_that_can_not_be_compiled_names_its_line(source: str, says: str) -> None:
    with pytest.raises(TemplatingProblem) as caught:
        load_template("feed.xml.j2", source)
    assert says in str(caught.value)


def test_xml_escapes_and_tables_do_not() -> None:
    about = {"listing": {"a": "<&>\"'"}}
    assert load_template("f.xml.j2", ITEM + "{{ listing.a }}" + FOOTER).item(about) == "<a>\n&lt;&amp;&gt;&#34;&#39;"
    assert load_template("f.csv.j2", ITEM + "{{ listing.a }}" + FOOTER).item(about) == "<a>\n<&>\"'"


@pytest.mark.parametrize("listing", [{"items": 1, "b": 2}, MappingProxyType({"items": 1, "b": 2})])
def test_a_loop_runs_through_the_pairs_of_any_mapping(listing: Mapping[str, int]) -> None:
    pairs = "{% for name, number in listing.items() %}{{ name }}={{ number }},{% endfor %}"
    assert load_template("f.csv.j2", ITEM + pairs + FOOTER).item({"listing": listing}) == "<a>\nitems=1,b=2,"


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("{{ listing.text }}", "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        ("{{ listing.text | e }}", "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        ("{{ listing.text | safe }}", "<b> & \"c\" 'd'"),
        ("{{ listing.plain }}{{ 3 }}{{ [listing.text] }}", "word3&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        ("{% set it %}<i>{{ listing.text }}</i>{% endset %}{{ it }}", "<i>&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;</i>"),
        ("{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m('<') }}", "<i>&lt;</i>"),
        ("{% autoescape false %}{{ listing.text }}{% endautoescape %}", "<b> & \"c\" 'd'"),
    ],
)
def test_markup_is_escaped_once(item: str, text: str) -> None:
    blocks = (
        "{% block header %}{% endblock %}{% block item %}" + item + "{% endblock %}{% block footer %}{% endblock %}"
    )
    about = {"listing": {"text": "<b> & \"c\" 'd'", "plain": "word"}}
    assert load_template("a.xml.j2", blocks).item(about) == text
