"""A drawing is published without anything that runs or fetches."""

import re
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.originals import examine
from omnicat.originals.svg import DEEPEST, MOST_ELEMENTS, safe_copy
from tests.originals.files import SVG_HEAD, svg

PLAIN = '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs><g fill="url(#g)"><path d="M0 0"/><use href="#x"/></g><text x="1">Tea &amp; more &lt;3</text>'
PIXELS = "data:image/png;base64,iVBORw0KGgo="


def facts(content: bytes) -> tuple[int, int]:
    found, findings = examine(content, "assets/a.svg", "vector")
    assert found is not None
    assert findings == ()
    return found.width, found.height


def test_what_only_draws_stays_as_it_is() -> None:
    copy = safe_copy(svg(PLAIN), "assets/a.svg").decode()
    assert copy == f'{SVG_HEAD} width="24" height="12">{PLAIN}</svg>'
    assert safe_copy(copy.encode(), "assets/a.svg").decode() == copy


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('width="24" height="12"', (24, 12)),
        ('width="24px" height="1in"', (24, 96)),
        ('viewBox="0 0 300 200"', (300, 200)),
        ('width="100%" height="100%" viewBox="0,0,300,200"', (300, 200)),
        ('width="600" viewBox="0 0 300 200"', (600, 400)),
        ('height="100" viewBox="0 0 300 200"', (150, 100)),
        ('width="-3" viewBox="a b c d"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_the_size_is_the_drawings_own(head: str, size: tuple[int, int]) -> None:
    assert facts(svg(head=head)) == size


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "script elsewhere": '<g><script xlink:href="https://evil.example/x.js"/></g>',
    "handler": '<rect onclick="alert(1)"/>',
    "handler in capitals": '<rect ONLOAD="alert(1)"/>',
    "foreign content": '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
    "html script": '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    "renamed script": '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
    "link": '<a href="javascript:alert(1)"><text>x</text></a>',
    "link with a tab": '<a xlink:href="java&#9;script:alert(1)"><text>x</text></a>',
    "picture elsewhere": '<image href="https://evil.example/x.png"/>',
    "local file": '<image xlink:href="file:///etc/passwd"/>',
    "relative": '<use href="other.svg#x"/>',
    "page as data": '<image href="data:text/html,&lt;script&gt;alert(1)&lt;/script&gt;"/>',
    "drawing as data": '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
    "fill elsewhere": '<rect fill="url(https://evil.example/x.svg#a)"/>',
    "style elsewhere": '<rect style="fill:red;background:url(//evil.example/a.png)"/>',
    "style that runs": '<rect style="width:expression(alert(1))"/>',
    "escaped address": '<rect style="fill:\\75 rl(https://evil.example/a)"/>',
    "escaped twice": '<rect style="fill:\\5c 75rl(https://evil.example/a)"/>',
    "import": '<style>@import "https://evil.example/a.css"; rect{fill:red}</style>',
    "escaped import": "<style>@\\69mport url(https://evil.example/a.css);</style>",
    "import in a comment's shade": "<style>@im/**/port url(https://evil.example/a.css);</style>",
    "font elsewhere": "<style>@font-face{font-family:a;src:url('https://evil.example/a.woff')}</style>",
    "image set": '<style>rect{background:image-set("https://evil.example/a.png" 1x)}</style>',
    "element in a style": "<style><g/>@import url(https://evil.example/a.css);</style>",
    "style sheet": "<g/>",
    "animated link": '<a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a>',
    "set link": '<a><set attributeName="xlink:href" to="javascript:alert(1)"/></a>',
    "animated handler": '<set attributeName="onclick" to="alert(1)"/>',
    "frame": '<iframe src="https://evil.example"/>',
    "profile": '<color-profile xlink:href="https://evil.example/p.icc"/>',
    "base": '<g xml:base="https://evil.example/"><use href="#x"/></g>',
    "event element": '<handler type="application/ecmascript">alert(1)</handler>',
}
RUNS = re.compile(
    r"evil|script|alert|onclick|onload|foreignobject|file:|iframe|handler|text/html|svg\+xml|xml:base|other\.svg",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_runs_or_fetches_is_gone_and_told(name: str) -> None:
    content = svg(HOSTILE[name])
    if name == "style sheet":
        content = b'<?xml-stylesheet href="https://evil.example/a.css"?>' + content
    found, findings = examine(content, "assets/a.svg", "vector")
    copy = safe_copy(content, "assets/a.svg").decode()
    assert found is not None
    assert [each.rule for each in findings] == ([] if name == "base" else ["asset/svg-unsafe"])
    assert RUNS.search(copy) is None
    ElementTree.fromstring(copy)
    assert examine(copy.encode(), "assets/a.svg", "vector")[1] == ()


def test_pictures_written_in_place_stay() -> None:
    inside = f'<image href="{PIXELS}" width="1" height="1"/><style>.a{{fill:url(#b)}}</style>'
    assert examine(svg(inside), "assets/a.svg", "vector")[1] == ()
    assert PIXELS in safe_copy(svg(inside), "assets/a.svg").decode()


def test_a_style_keeps_what_it_may_say() -> None:
    copy = safe_copy(svg('<style>@import url("https://a.example/b.css");\nrect{fill:red}</style>'), "a.svg").decode()
    assert copy.endswith("<style>\nrect{fill:red}</style></svg>")


def test_what_editors_keep_for_themselves_goes_without_a_word() -> None:
    inside = '<i:grid xmlns:i="http://www.inkscape.org/x" i:a="1"/><metadata><r xmlns="urn:r">x</r></metadata><!-- made --><g xmlns:i="urn:i" i:label="Layer"/>'
    assert examine(svg(inside), "assets/a.svg", "vector")[1] == ()
    assert safe_copy(svg(inside), "a.svg").decode().endswith("><g/></svg>")


def test_the_finding_names_what_is_taken_away() -> None:
    found = examine(
        svg('<script>1</script><rect onclick="1"/><image href="http://a.example/b"/>'), "assets/x/a.svg", "vector"
    )[1]
    assert found[0].message == "'a.svg' holds <script>, onclick, href=http://a.example/b, which is not published"
    assert found[0].where.path == "assets/x/a.svg"


LAUGHS = b'<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>' + svg("<text>&b;</text>")


def chained(links: int, way: str = '<use href="#a{0}"/>') -> bytes:
    """Each group draws the one before it ten times."""
    groups = "".join(f'<g id="a{n + 1}">{way.format(n) * 10}</g>' for n in range(links))
    return svg(f'<defs><rect id="a0"/>{groups}</defs><use href="#a{links}"/>')


def test_parts_that_are_used_often_are_fine() -> None:
    assert examine(chained(4), "assets/a.svg", "vector")[1] == ()
    loop = svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/><use href="#b"/></g>')
    assert examine(loop, "assets/a.svg", "vector")[1] == ()


def test_a_long_chain_is_counted_quickly() -> None:
    chain = "".join(f'<g id="a{n + 1}"><use href="#a{n}"/><use href="#a{n}"/></g>' for n in range(20_000))
    began = time.process_time()
    found, findings = examine(svg(chain), "assets/a.svg", "vector")
    assert time.process_time() - began < 5
    assert (found, len(findings)) == (None, 1)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (chained(9), "1,000,000 elements or more are drawn"),
        (chained(9, '<rect fill="url(#a{0})"/>'), "1,000,000 elements or more are drawn"),
        (LAUGHS, "declares entities"),
        (b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"), "declares entities"),
        (svg("<g>" * (DEEPEST + 1) + "</g>" * (DEEPEST + 1)), "inside each other"),
        (svg("<g/>" * (MOST_ELEMENTS + 1)), "elements"),
        (svg() + b" " * 5_000_000, "larger than 5 MB"),
        (svg("<g>"), "mismatched tag, line 1"),
        (b"<html></html>", "no SVG drawing"),
        (b"\x1f\x8b\x08\0", "not well-formed"),
        (b'<?xml version="1.0" encoding="x-none"?><svg/>', "encoding"),
        (b"", "empty"),
    ],
)
def test_a_drawing_that_is_none_is_one_finding(content: bytes, says: str) -> None:
    found, findings = examine(content, "assets/a.svg", "vector")
    assert found is None
    assert len(findings) == 1
    assert says in findings[0].message or findings[0].rule == f"asset/{says}"


def test_a_document_type_without_entities_is_no_harm() -> None:
    content = (
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + svg()
    )
    assert examine(content, "assets/a.svg", "vector")[1] == ()
    assert b"DOCTYPE" not in safe_copy(content, "a.svg")


def test_default_attributes_of_a_document_type_are_cleaned_too() -> None:
    content = b'<!DOCTYPE svg [<!ATTLIST rect onclick CDATA "alert(1)">]>' + svg("<rect/>")
    assert b"alert" not in safe_copy(content, "a.svg")


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from([*HOSTILE.values(), PLAIN, "<g>", "</g>", "<style>", "</style>", "]]>", "<![CDATA[", "x"]),
        max_size=8,
    )
)
def test_no_mixture_runs_or_breaks(parts: list[str]) -> None:
    content = svg("".join(parts))
    if examine(content, "assets/a.svg", "vector")[0] is None:
        return
    copy = safe_copy(content, "a.svg").decode()
    names = {each.tag.rpartition("}")[2] for each in ElementTree.fromstring(copy).iter()}
    assert names.isdisjoint({"script", "foreignObject", "iframe", "handler"})
    assert safe_copy(copy.encode(), "a.svg").decode() == copy


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    found, findings = examine(tmp_path / "gone.svg", "assets/gone.svg", "vector")
    assert (found, findings[0].rule) == (None, "asset/unreadable")
