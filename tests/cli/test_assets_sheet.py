"""`omnicat assets sheet`: originals side by side, on web pages and pictures."""

import re
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from omnicat.images import SheetTile, contact_sheet
from omnicat.looking import asset_sheet, sheets
from omnicat.looking.asset_sheet import tiles_of
from omnicat.renditions.decoding import drawn
from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.images.pictures import opened, photo, pixel, saved
from tests.originals.files import pdf
from tests.originals.test_film import made as film
from tests.pipeline.shop import put


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return write_picture_shop(tmp_path / "shop")


class Page(HTMLParser):
    """What a page loads, and the tags it holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append(tag)
        self.sources += [str(said["src"])] if "src" in said else []
        self.links += [str(said["href"])] if "href" in said else []


def test_a_page_holds_every_original_and_needs_nothing_else(shop: Path, tmp_path: Path, run: Run) -> None:
    said = run(shop, "assets", "sheet", "--output", str(tmp_path / "sheet.html"))
    assert (said.code, said.out) == (0, f"✓ 8 originals in {tmp_path}/sheet.html\n")
    text = (tmp_path / "sheet.html").read_text()
    page = Page(text)
    assert page.tags.count("figure") == len(page.sources) == 8
    assert (page.links, "script" in page.tags, "url(" in text) == ([], False, False)
    for source in page.sources:
        picture = opened(b64decode(source.removeprefix("data:image/webp;base64,")))
        assert max(picture.size) == 320
    assert "tee/old.png" in text
    assert "png · 400×300 · " in text
    assert 'class="status">draft</i>' in text
    assert "used by no product" in text
    assert "is the same as" in text


def test_what_is_asked_for_is_shown(shop: Path, tmp_path: Path, run: Run) -> None:
    run(shop, "assets", "sheet", "tee", "--select", "status == 'draft'", "-o", str(tmp_path / "sheet.html"))
    assert re.findall(r"<strong>(.*?)</strong>", (tmp_path / "sheet.html").read_text()) == ["tee/old.png"]


def test_names_and_texts_are_data(shop: Path, tmp_path: Path, run: Run) -> None:
    name = 'a<script>"\x1b[31m&.jpg'
    (shop / "assets" / name).write_bytes(saved(photo(60, 40), "JPEG"))
    put(shop, f"assets/{name}.yaml", 'alt: {en-US: "\\"><script>alert(1)</script>"}\n')
    run(shop, "assets", "sheet", "-o", str(tmp_path / "sheet.html"))
    text = (tmp_path / "sheet.html").read_text()
    assert "script" not in Page(text).tags
    assert "\x1b" not in text
    assert "a&lt;script&gt;&quot;\\x1b[31m&amp;.jpg" in text


def test_what_cannot_be_shown_has_a_place_with_the_reason(shop: Path, tmp_path: Path, run: Run) -> None:
    (shop / "assets/mug/front.jpg").write_bytes(b"no picture at all")
    put(shop, "assets/mug/care.pdf", "%PDF-1.4")
    assert run(shop, "assets", "sheet", "mug", "-o", str(tmp_path / "sheet.html")).code == 0
    text = (tmp_path / "sheet.html").read_text()
    assert text.count('<div class="none">') == 2
    assert "[asset/unknown-format]" in text
    assert run(shop, "assets", "sheet", "mug", "-o", str(tmp_path / "sheet.png")).code == 0


def test_manuals_and_films_show_what_a_build_shows_of_them(shop: Path, tmp_path: Path, run: Run) -> None:
    pytest.importorskip("pypdfium2")
    pytest.importorskip("av")
    (shop / "assets/mug/care.pdf").write_bytes(pdf(content=b"1 0 0 rg 0 0 144 72 re f"))
    (shop / "assets/mug/turn.mp4").write_bytes(film())
    run(shop, "assets", "sheet", "--select", "kind != 'image'", "-o", str(tmp_path / "sheet.html"))
    text = (tmp_path / "sheet.html").read_text()
    shown = [opened(b64decode(each.partition(",")[2])) for each in Page(text).sources]
    assert [max(picture.size) for picture in shown] == [320, 64]
    assert pixel(shown[0], 100, 100)[:2] == pytest.approx((255, 0), abs=6)
    assert '<div class="none">' not in text


def test_many_originals_take_several_pages(
    shop: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ON_PAGE", 3)
    said = run(shop, "assets", "sheet", "-o", str(tmp_path / "sheet.html"))
    assert said.out.endswith("sheet.html and 2 more pages\n")
    texts = [(tmp_path / name).read_text() for name in ("sheet.html", "sheet-2.html", "sheet-3.html")]
    assert [Page(text).tags.count("figure") for text in texts] == [3, 3, 2]
    assert Page(texts[1]).links == ["sheet.html", "sheet-3.html"] * 2
    assert "4 to 6 of 8 originals" in texts[1]


def test_thumbnails_are_made_only_as_they_are_written(shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """So many originals as there may be, few of their pictures are in memory."""
    from omnicat.cli.assets_here import library_here
    from omnicat.cli.session import Session

    made: list[str] = []

    def counted(source: Path, specs: object, **more: object) -> object:
        made.append(str(source))
        return drawn(source, specs, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(asset_sheet, "drawn", counted)
    library = library_here(Session(shop, verbosity=-1), "", 1)
    many = tuple(library.assets.values()) * 25
    tiles = tiles_of(many, library, side=40, form="jpeg", workers=1)
    for _ in range(10):
        next(tiles)
    assert 10 <= len(made) <= 13
    tiles.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "kind"), [("sheet.jpg", "JPEG"), ("sheet.PNG", "PNG")])
def test_a_picture_holds_every_original(shop: Path, tmp_path: Path, run: Run, name: str, kind: str) -> None:
    assert run(shop, "assets", "sheet", "-o", str(tmp_path / name)).code == 0
    sheet = opened((tmp_path / name).read_bytes())
    assert (sheet.format, sheet.width) == (kind, 2 * 24 + 6 * 256 - 16)


def test_a_sheet_shows_pictures_where_they_belong() -> None:
    red = saved(photo(60, 40).convert("L").point(lambda _: 0).convert("RGB"), "PNG")
    tiles = [SheetTile(red, ("one", "x" * 300)), SheetTile(None, ("zwei ü 字 \x00", ""), "pdf", "#c62f3b")]
    sheet = opened(contact_sheet(tiles, "Title", columns=2, side=100, form="png"))
    middle = 24 + 38 + 50
    assert pixel(sheet, 24 + 50, middle) == (0, 0, 0)
    assert pixel(sheet, 24 + 116 + 5, middle) == (255, 255, 255)
    assert pixel(sheet, 24 + 116 + 50, 24 + 38 + 101) == (0xC6, 0x2F, 0x3B)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "sheet.pdf"), "'sheet.pdf' is no kind of sheet"),
        (("-o", "assets/sheet.jpg"), "would be an original itself"),
        (("sofa",), "no originals match"),
        (("-o", "catalog.yaml/none/sheet.html"), "can't write"),
    ],
)
def test_what_makes_no_sense_is_refused(shop: Path, run: Run, arguments: tuple[str, ...], message: str) -> None:
    put(shop, "catalog.yaml", "a file, not a folder")
    said = run(shop, "assets", "sheet", *arguments)
    assert (said.code, said.out) == (2, "")
    assert message in said.err
    assert not (shop / "assets/sheet.jpg").exists()
