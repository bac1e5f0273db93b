"""A manual's pages, and the picture of its first."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omnicat.images import RenditionSpec, render
from omnicat.originals import Facts, Media, examine, picture_of
from omnicat.originals import pdf as door
from tests.images.pictures import opened, pixel
from tests.originals.files import pdf

PATH = "assets/manual.pdf"
pytestmark = pytest.mark.skipif(not door.is_installed(), reason="omnicat[pdf] is not installed")


def test_a_manual_says_its_pages_and_title() -> None:
    facts, findings = examine(pdf(pages=3, title="Care guide"), PATH, "document")
    assert findings == ()
    assert facts == Facts("pdf", 400, 200, Media(pages=3, title="Care guide"))


def test_the_picture_is_the_first_page_as_large_as_its_facts_say() -> None:
    content = pdf()
    picture, findings = picture_of(content, PATH, "document")
    facts, _ = examine(content, PATH, "document")
    shown = opened(picture)
    assert findings == ()
    assert facts is not None
    assert shown.size == (facts.width, facts.height)
    assert pixel(shown, 10, 10) == (255, 0, 0)
    assert pixel(shown, 390, 10) == (255, 255, 255)
    assert picture_of(content, PATH, "document")[0] == picture


def test_the_picture_becomes_a_rendition_like_any_other() -> None:
    made, _ = render(picture_of(pdf(), PATH, "document")[0] or b"", [RenditionSpec(width=100)], path=PATH)
    assert opened(made[0]).size == (100, 50)


def test_a_poster_is_not_drawn_larger_than_it_is_of_use() -> None:
    facts, _ = examine(pdf(width=100_000, height=50_000), PATH, "document")
    assert facts is not None
    assert (facts.width, facts.height) == (3000, 1500)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\nnothing more", pdf()[:200], b"%PDF-1.4" + bytes(5000)])
def test_a_broken_manual_is_one_finding(content: bytes) -> None:
    facts, findings = examine(content, PATH, "document")
    assert facts is None
    assert [each.rule for each in findings] == ["asset/unreadable"]
    assert picture_of(content, PATH, "document")[0] is None


def test_what_is_no_manual_is_told_as_such() -> None:
    findings = examine(b"PK\3\4 a word processor's", PATH, "document")[1]
    assert findings[0].message == "'manual.pdf' can't be read: it is no PDF"


def test_pages_without_a_size_are_refused() -> None:
    content = pdf().replace(b"[0 0 144 72]", b"[0 0 000 00]")
    facts, findings = examine(content, PATH, "document")
    assert facts is None or (facts.width > 0 and findings == ())


LOCKED = b"/Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b">"


def locked() -> bytes:
    """Encrypted with a password that nobody knows (PDF 2.0, section 7.6.4)."""
    content = pdf()
    ids = b"/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << " + LOCKED + b" >> " + ids)


def test_a_manual_that_asks_for_a_password_is_told() -> None:
    facts, findings = examine(locked(), PATH, "document")
    assert facts is None
    assert [each.rule for each in findings] == ["asset/needs-password"]


def test_a_page_that_takes_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "SECONDS", 0.5)
    content = pdf(content=b"0 0 144 72 re f 1 w 0 0 m 144 72 l S " * 400_000)
    began = time.monotonic()
    picture, findings = picture_of(content, PATH, "document")
    assert time.monotonic() - began < 10
    assert picture is not None or "takes too long" in findings[0].message


WHOLE = pdf(pages=2)


@settings(max_examples=60, deadline=None)
@given(st.integers(8, len(WHOLE)), st.binary(max_size=12), st.integers(0, 20))
def test_no_damage_raises(place: int, put: bytes, gone: int) -> None:
    content = WHOLE[:place] + put + WHOLE[place + gone :]
    facts, findings = examine(content, PATH, "document")
    assert (facts is None) == bool(findings)
    picture, problems = picture_of(content, PATH, "document")
    assert (picture is None) == bool(problems)


def test_without_the_library_it_is_published_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "is_installed", lambda: False)
    facts, findings = examine(pdf(), PATH, "document")
    assert facts == Facts("pdf")
    assert [(each.rule, each.hint) for each in findings] == [("asset/not-examined", "install `omnicat[pdf]`")]
    picture, problems = picture_of(pdf(), PATH, "document")
    assert picture is None
    assert [(each.rule, each.hint) for each in problems] == [("asset/not-installed", "install `omnicat[pdf]`")]


def test_one_that_is_too_large_is_published_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_BYTES", 100)
    facts, findings = examine(pdf(), PATH, "document")
    assert (facts, [each.rule for each in findings]) == (Facts("pdf"), ["asset/not-examined"])
    assert picture_of(pdf(), PATH, "document")[1][0].rule == "asset/unreadable"
