"""A 3D model's header and description."""

import json
from typing import Any

import pytest

from omnicat.originals import examine
from tests.originals.files import CHAIR, glb


def test_a_model_says_who_wrote_it_and_what_it_uses() -> None:
    facts, findings = examine(glb(CHAIR), "assets/chair.glb", "model")
    assert findings == ()
    assert facts is not None
    assert (facts.format, facts.media.generator, facts.media.extensions) == (
        "glb",
        "Harbor & Pine",
        ("KHR_materials_unlit",),
    )


def test_a_model_as_text_is_read_too() -> None:
    said = {**CHAIR, "images": [{"uri": "data:image/png;base64,AA=="}]}
    facts, findings = examine(json.dumps(said).encode(), "assets/chair.gltf", "model")
    assert (facts and facts.format, findings) == ("gltf", ())


@pytest.mark.parametrize("key", ["buffers", "images"])
@pytest.mark.parametrize("uri", ["mesh.bin", "https://evil.example/x", "file:///etc/passwd", "../../x"])
def test_a_model_that_needs_other_files_is_refused(key: str, uri: str) -> None:
    facts, findings = examine(glb({**CHAIR, key: [{"uri": uri}]}), "assets/chair.glb", "model")
    assert facts is None
    assert [each.rule for each in findings] == ["asset/outside-reference"]
    assert f"'{uri}'" in findings[0].message


BROKEN: dict[str, tuple[bytes, str]] = {
    "no model": (b"PNG" + bytes(40), "it is no GLB model"),
    "header cut off": (b"glTF\2\0", "it ends in its header"),
    "first version": (glb(CHAIR, version=1), "it is of GLB version 1, not 2"),
    "cut off": (glb(CHAIR)[:-8], "its header says"),
    "longer than said": (glb(CHAIR) + b"xx", "its header says"),
    "other chunk first": (glb(CHAIR, kind=b"BIN\0"), "its first part is not its description"),
    "chunk beyond the end": (glb(CHAIR)[:12] + b"\xff\xff\xff\x7fJSON" + glb(CHAIR)[20:], "its first part"),
    "no JSON": (glb(b"{nope"), "its description is no JSON"),
    "deep JSON": (glb(b"[" * 200_000), "its description is no JSON"),
    "a list": (glb(b"[1]"), "its description is no JSON object"),
    "old glTF": (glb({"asset": {"version": "1.0"}}), "it is of glTF version '1.0', not 2"),
    "no asset": (glb({"asset": 3}), "it is of glTF version '', not 2"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_model_is_one_finding(name: str) -> None:
    content, says = BROKEN[name]
    facts, findings = examine(content, "assets/chair.glb", "model")
    assert facts is None
    assert len(findings) == 1
    assert says in findings[0].message


@pytest.mark.parametrize(
    "said", [{"buffers": 3}, {"buffers": [3, None]}, {"extensionsUsed": [1, {}]}, {"images": {"uri": 1}}]
)
def test_what_is_of_another_shape_is_passed_over(said: dict[str, Any]) -> None:
    facts, findings = examine(glb({**CHAIR, "extensionsUsed": [], **said}), "assets/chair.glb", "model")
    assert (facts is not None, findings) == (True, ())


def test_a_description_that_is_too_large_is_not_read() -> None:
    findings = examine(glb(b"{}" + b" " * (16 * 1024 * 1024)), "assets/chair.glb", "model")[1]
    assert "larger than 16 MB" in findings[0].message
