"""A catalog opens the same whether it was opened before or not."""

from pathlib import Path
from typing import Any

import pytest

from omnicat.channels import specs
from omnicat.pipeline import Opened, open_catalog, writable
from tests.pipeline.shop import put


@pytest.fixture(autouse=True)
def fresh_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every opening reads specs as the first one of a process does."""
    monkeypatch.setattr(specs, "_read_so_far", dict)


def told(opened: Opened) -> tuple[Any, ...]:
    return opened.shop, dict(opened.profiles), dict(opened.templates), opened.findings, opened.has_settings


def test_what_was_kept_changes_nothing(shop: Path) -> None:
    (shop / ".omnicat/opened.bin").unlink()
    cold = open_catalog(shop)
    assert (shop / ".omnicat/opened.bin").is_file()
    assert told(open_catalog(shop)) == told(cold)


def test_damage_changes_nothing(shop: Path) -> None:
    cold = told(open_catalog(shop))
    kept = (shop / ".omnicat/opened.bin").read_bytes()
    for at in range(0, len(kept), len(kept) // 5):
        (shop / ".omnicat/opened.bin").write_bytes(kept[:at] + b"\xff\x00" + kept[at + 2 :])
        assert told(open_catalog(shop)) == cold


def test_a_template_that_fails_is_told_every_time(shop: Path) -> None:
    put(shop, "templates/x.xml.j2", "{% block header %}{{ nope.x }}{% endblock %}{% block item %}{% endblock %}")
    put(shop, "channel_profiles/website.yaml", "spec: website@2026-08\nfeeds: [{file: x.xml, template: x.xml.j2}]\n")
    first, again = open_catalog(shop), open_catalog(shop)
    assert "channel/bad-template" in {each.rule for each in first.findings}
    assert told(first) == told(again)


def test_a_template_is_tried_once_for_each_channel(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_catalog(shop)
    monkeypatch.setattr(writable, "load_template", None)
    before = told(open_catalog(shop))
    monkeypatch.undo()
    name = "templates/google.xml.j2"
    template = before[2]["google.xml.j2"]
    put(shop, name, template.replace("{% block footer %}", "{% block footer %}{{ nope }}"))
    assert "channel/bad-template" in {each.rule for each in open_catalog(shop).findings}


def test_only_specs_that_profiles_name_are_read(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for profile in (shop / "channel_profiles").iterdir():
        if profile.stem != "website":
            profile.unlink()
    read: dict[str, Any] = {}
    monkeypatch.setattr(specs, "_read_so_far", lambda: read)
    opened = open_catalog(shop)
    assert [name.partition("@")[0] for name in read] == ["website"]
    assert set(opened.shop.channels) >= {"website", "google-merchant", "shopify"}


def test_the_file_of_a_shipped_spec_is_named_for_it() -> None:
    assert [spec.id for spec in specs.shipped_specs().values()] == list(specs.shipped_specs())
