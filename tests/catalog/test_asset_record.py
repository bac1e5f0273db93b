"""What an asset's record says, and what it leaves to the file."""

from omnicat.catalog.asset_record import fields_of, read_record
from omnicat.catalog.asset_records import read_asset
from omnicat.images import NOTHING_EMBEDDED, Embedded
from omnicat.model.asset import Asset, Person, Rights
from omnicat.model.source_types import SCHEME, is_made_by_machine

LOCALE = "en-US"
EMBEDDED = Embedded(
    titles={"": "Front", "de-DE": "Vorne"},
    alt={"": "A tee"},
    tags=("tee",),
    creator="Ada",
    licence="Harbor & Pine",
    since="2026-01-01",
    expires="2027-01-01",
    source_type=f"{SCHEME}digitalCapture",
)


def said(text: str, embedded: Embedded = NOTHING_EMBEDDED) -> Asset:
    record, _ = read_record("assets/a.jpg.yaml", text.encode())
    return Asset("a.jpg", "", 0, "image", **fields_of(record, embedded, LOCALE))


def test_everything_that_a_record_says_is_read() -> None:
    read = said(
        """\
title: Front
alt: {de-DE: Ein Hemd}
focal: [0.5, 0.25]
crop: [0, 0, 1, 0.5]
crops: {main: [0.1, 0, 0.9, 1]}
roles: [main, gallery]
tags: [tee, navy]
people: [Ada, {name: Grace, release: releases/grace.pdf, expires: 2027-03-01}]
creator: Studio
licence: CC BY 4.0
rights: {from: 2026-01-01, expires: 2027-01-01, regions: [DE], channels: [amazon]}
status: in_review
ai_generated: true
products: [TEE, 12]
"""
    )
    assert (read.titles, read.alt) == ({LOCALE: "Front"}, {"de-DE": "Ein Hemd"})
    assert (read.focal, read.crop, read.crops) == ((0.5, 0.25), (0, 0, 1, 0.5), {"main": (0.1, 0, 0.9, 1)})
    assert (read.roles, read.tags, read.products) == (("main", "gallery"), ("tee", "navy"), ("TEE", "12"))
    assert read.people == (Person("Ada"), Person("Grace", "releases/grace.pdf", "2027-03-01"))
    assert (read.creator, read.licence, read.status) == ("Studio", "CC BY 4.0", "in_review")
    assert read.rights == Rights("2026-01-01", "2027-01-01", ("DE",), ("amazon",))
    assert read.source_type == f"{SCHEME}trainedAlgorithmicMedia"
    assert is_made_by_machine(read.source_type)
    assert read.embedded == ()
    assert (read.lines["rights/expires"], read.lines["status"], read.lines["people/1"]) == (11, 12, 8)


def test_the_one_role_of_before_is_read_as_roles() -> None:
    assert said("role: main\n").roles == ("main",)


def test_a_word_of_iptc_says_how_it_was_made() -> None:
    assert said("ai_generated: compositeCapture\n").source_type == f"{SCHEME}compositeCapture"
    assert said("ai_generated: false\n").source_type == ""
    assert not is_made_by_machine(f"{SCHEME}digitalCapture")


def test_the_file_says_what_its_record_does_not() -> None:
    read = said("status: approved\n", EMBEDDED)
    assert (read.titles, read.alt) == ({LOCALE: "Front", "de-DE": "Vorne"}, {LOCALE: "A tee"})
    assert (read.tags, read.creator, read.licence) == (("tee",), "Ada", "Harbor & Pine")
    assert read.rights == Rights("2026-01-01", "2027-01-01")
    assert read.source_type == f"{SCHEME}digitalCapture"
    every = ("title", "alt", "tags", "creator", "licence", "ai_generated", "rights/from", "rights/expires")
    assert read.embedded == every


def test_the_record_wins_over_the_file_key_by_key() -> None:
    read = said("title: Mine\ntags: []\nai_generated: false\nrights: {expires: 2028-01-01, regions: [DE]}\n", EMBEDDED)
    assert (read.titles, read.tags, read.source_type) == ({LOCALE: "Mine"}, (), "")
    assert read.rights == Rights("2026-01-01", "2028-01-01", ("DE",))
    assert read.embedded == ("alt", "creator", "licence", "rights/from")


def test_an_asset_whose_restrictions_cannot_be_read_is_a_draft() -> None:
    for text in (
        "status: aproved\n",
        "rights: {expires: 2026-02-30}\n",
        "rights: {regions: DE}\n",
        "rights: soon\n",
        "status: ~\n",
        "<<<<<<< HEAD\nstatus: approved\n",
    ):
        assert said(text).status == "draft", text
    assert said("alt: A tee\nfocal: [2, 2]\n").status == "approved"


def test_an_original_without_a_record_is_approved_and_says_nothing() -> None:
    read = read_asset("film.mp4", b"film", None, LOCALE).asset
    assert (read.status, read.rights, read.lines, read.embedded) == ("approved", Rights(), {}, ())
