"""Animations that stay animated."""

import pytest
from PIL import Image

from omnicat.images import RenditionSpec, render
from omnicat.images import moving as module
from tests.images.pictures import opened, pixel, saved
from tests.images.test_render import near

COLOURS = ((255, 0, 0), (0, 0, 255), (0, 128, 0))


def animation(format_: str, size: tuple[int, int] = (80, 40), **more: object) -> bytes:
    frames = [Image.new("RGB", size, colour) for colour in COLOURS]
    given = {"duration": [100, 200, 300], "loop": 2, **more}
    if format_ == "AVIF":
        del given["loop"]
    return saved(frames[0], format_, save_all=True, append_images=frames[1:], **given)


def frames(content: bytes | None) -> list[tuple[tuple[int, ...], int]]:
    """The colour in the middle of each frame, and how long it is shown."""
    picture = opened(content)
    found = []
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        picture.load()
        middle = pixel(picture.convert("RGB"), picture.width // 2, picture.height // 2)
        found.append((middle, round(picture.info.get("duration", 0))))
    return found


@pytest.mark.parametrize("source", ["GIF", "WEBP", "PNG", "AVIF"])
@pytest.mark.parametrize("format_", ["webp", "png", "avif"])
def test_every_frame_is_kept_with_its_time(source: str, format_: str) -> None:
    spec = RenditionSpec(width=40, format=format_, animation="keep", quality=95)  # type: ignore[arg-type]
    made, findings = render(animation(source), [spec], path="a")
    assert findings == ()
    assert opened(made[0]).size == (40, 20)
    seen = frames(made[0])
    assert all(near(colour, expected, 8) for (colour, _), expected in zip(seen, COLOURS, strict=True)), seen
    assert [shown for _, shown in seen] == [100, 200, 300]


@pytest.mark.parametrize("format_", ["webp", "png"])
def test_it_runs_as_often_as_the_original(format_: str) -> None:
    spec = RenditionSpec(format=format_, animation="keep")  # type: ignore[arg-type]
    assert opened(render(animation("WEBP"), [spec], path="a")[0][0]).info["loop"] == 2


def test_frames_stand_on_the_canvas_as_a_still_would() -> None:
    spec = RenditionSpec(width=60, height=60, fit="pad", background="yellow", format="png", animation="keep")
    picture = opened(render(animation("GIF"), [spec], path="a")[0][0])
    for number, colour in enumerate(COLOURS):
        picture.seek(number)
        shown = picture.convert("RGB")
        assert (pixel(shown, 30, 3), pixel(shown, 30, 30)) == ((255, 255, 0), colour)


def test_stills_and_animations_are_made_of_one_original() -> None:
    specs = [
        RenditionSpec(width=20, format="webp", animation="keep"),
        RenditionSpec(width=40, format="webp"),
        RenditionSpec(width=30),
    ]
    made, _ = render(animation("GIF"), specs, path="a")
    assert [len(frames(each)) for each in made] == [3, 1, 1]
    assert [opened(each).width for each in made] == [20, 40, 30]


def test_a_still_original_is_the_same_with_and_without() -> None:
    content = saved(Image.new("RGB", (30, 30), "red"))
    plain, kept = (RenditionSpec(format="webp", animation=each) for each in ("first", "keep"))
    made, _ = render(content, [plain, kept], path="a")
    assert made[0] == made[1]


def test_transparent_frames_stay_so() -> None:
    shown, gone = Image.new("RGBA", (20, 20), (255, 0, 0, 255)), Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    content = saved(shown, "PNG", save_all=True, append_images=[gone], duration=100)
    picture = opened(render(content, [RenditionSpec(format="webp", animation="keep")], path="a")[0][0])
    picture.seek(1)
    assert pixel(picture.convert("RGBA"), 10, 10)[3] == 0


@pytest.mark.parametrize(
    ("bound", "words"), [("MOST_FRAMES", "3 frames"), ("MOST_DECODED", "too many"), ("MOST_KEPT", "too many")]
)
def test_an_animation_without_end_is_a_finding(bound: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, bound, 2)
    specs = [RenditionSpec(format="webp", animation="keep"), RenditionSpec(format="webp")]
    made, findings = render(animation("GIF"), specs, path="a")
    assert [each is None for each in made] == [True, False]
    assert [each.rule for each in findings] == ["asset/no-rendition"]
    assert words in findings[0].message


def test_jpeg_can_not_move() -> None:
    assert "animation 'keep' can't be written as jpeg" in RenditionSpec(animation="keep").problem()


@pytest.mark.parametrize("format_", ["webp", "png", "avif"])
def test_the_same_bytes_come_out_again(format_: str) -> None:
    spec = RenditionSpec(width=30, format=format_, animation="keep")  # type: ignore[arg-type]
    assert render(animation("GIF"), [spec], path="a") == render(animation("GIF"), [spec], path="a")


def test_an_animation_does_not_say_when_it_was_written() -> None:
    spec = RenditionSpec(width=30, format="avif", animation="keep")
    (content,), _ = render(animation("GIF"), [spec], path="a")
    assert content is not None
    for box in (b"mvhd", b"tkhd", b"mdhd"):
        version, times = content.partition(box)[2][:1], content.partition(box)[2][4:20]
        assert (version, times) == (b"\x01", bytes(16))
    with opened(content) as picture:
        assert [getattr(picture, "n_frames", 1), picture.size] == [3, (30, 15)]
