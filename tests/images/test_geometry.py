import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnicat.images import RenditionSpec
from omnicat.images.geometry import Placement, place

WHOLE = (0, 0, 1200, 800)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (RenditionSpec(width=600, height=600), Placement(WHOLE, (600, 400), (600, 400))),
        (RenditionSpec(width=600), Placement(WHOLE, (600, 400), (600, 400))),
        (RenditionSpec(height=200), Placement(WHOLE, (300, 200), (300, 200))),
        (RenditionSpec(), Placement(WHOLE, (1200, 800), (1200, 800))),
        (RenditionSpec(width=5000, height=5000), Placement(WHOLE, (1200, 800), (1200, 800))),
        (RenditionSpec(width=2400, upscale=True), Placement(WHOLE, (2400, 1600), (2400, 1600))),
        (RenditionSpec(width=600, height=600, fit="pad"), Placement(WHOLE, (600, 400), (600, 600))),
        (RenditionSpec(width=2000, height=2000, fit="pad"), Placement(WHOLE, (1200, 800), (2000, 2000))),
        (RenditionSpec(width=600, fit="pad"), Placement(WHOLE, (600, 400), (600, 400))),
        (RenditionSpec(width=400, height=400, fit="cover"), Placement((200, 0, 1000, 800), (400, 400), (400, 400))),
        (
            RenditionSpec(width=400, height=400, fit="cover", focal=(0.0, 0.5)),
            Placement((0, 0, 800, 800), (400, 400), (400, 400)),
        ),
        (
            RenditionSpec(width=400, height=400, fit="cover", focal=(0.5, 0.1)),
            Placement((200, 0, 1000, 800), (400, 400), (400, 400)),
        ),
        (RenditionSpec(width=1600, height=1600, fit="cover"), Placement((200, 0, 1000, 800), (800, 800), (800, 800))),
        (
            RenditionSpec(width=1600, height=1600, fit="cover", upscale=True),
            Placement((200, 0, 1000, 800), (1600, 1600), (1600, 1600)),
        ),
        (
            RenditionSpec(width=300, height=300, fit="crop", crop=(0.5, 0.0, 1.0, 1.0)),
            Placement((600, 0, 1200, 800), (225, 300), (225, 300)),
        ),
        (
            RenditionSpec(width=300, height=300, fit="pad", crop=(0.5, 0.0, 1.0, 1.0)),
            Placement((600, 0, 1200, 800), (225, 300), (300, 300)),
        ),
        (
            RenditionSpec(width=300, height=300, fit="cover", crop=(0.5, 0.0, 1.0, 1.0), focal=(0.75, 1.0)),
            Placement((600, 200, 1200, 800), (300, 300), (300, 300)),
        ),
    ],
)
def test_a_picture_of_1200_by_800_is_placed(spec: RenditionSpec, expected: Placement) -> None:
    assert place(spec, 1200, 800) == expected


def test_what_is_padded_lies_in_the_middle() -> None:
    assert place(RenditionSpec(width=600, height=601, fit="pad"), 1200, 800).offset == (0, 100)


def test_a_thread_of_a_picture_keeps_a_pixel() -> None:
    assert place(RenditionSpec(width=10, height=10), 50_000, 1).size == (10, 1)


sides = st.one_of(st.none(), st.integers(1, 3000))
fraction = st.floats(0, 1)


@given(
    st.builds(
        RenditionSpec,
        width=sides,
        height=sides,
        fit=st.sampled_from(["inside", "pad", "cover", "crop"]),
        focal=st.one_of(st.none(), st.tuples(fraction, fraction)),
        crop=st.one_of(
            st.none(), st.tuples(st.floats(0, 0.4), st.floats(0, 0.4), st.floats(0.5, 1), st.floats(0.5, 1))
        ),
    ),
    st.integers(1, 5000),
    st.integers(1, 5000),
)
def test_nothing_is_enlarged_or_taken_from_outside(spec: RenditionSpec, width: int, height: int) -> None:
    placement = place(spec, width, height)
    left, top, right, bottom = placement.box
    assert 0 <= left < right <= width + 1e-6
    assert 0 <= top < bottom <= height + 1e-6
    assert placement.size[0] <= max(1, right - left + 0.5)
    assert placement.size[1] <= max(1, bottom - top + 0.5)
    assert spec.width is None or placement.canvas[0] <= spec.width
    assert spec.height is None or placement.canvas[1] <= spec.height
    if spec.fit == "pad" and spec.width and spec.height:
        assert placement.canvas == (spec.width, spec.height)
