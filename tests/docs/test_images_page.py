"""Every profile to copy on the page about images is one that omnicat takes."""

import re

import pytest

from omnicat.channels.specs import rendition
from omnicat.documents import parse
from omnicat.schemas import check_against
from omnicat.schemas.profile import SCHEMA
from tests.docs.reader import ROOT

PAGE = (ROOT / "docs" / "images.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS)
def test_a_profile_on_the_page_can_be_copied(block: str) -> None:
    document, findings = parse(b"spec: website@2026-08\n" + block.encode(), "channel_profiles/page.yaml")
    assert document is not None
    assert [*findings, *check_against("profile", document)] == []
    assert [rendition(each).problem() for each in document.data["renditions"].values()] == [""] * len(
        document.data["renditions"]
    )


def test_the_page_tells_of_every_key_of_a_rendition() -> None:
    known = SCHEMA["properties"]["renditions"]["additionalProperties"]["properties"]
    told = set(re.findall(r"[`{ ](\w+)(?:`|:)", PAGE))
    assert sorted(set(known) - told) == []
