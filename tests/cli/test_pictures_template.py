"""The shipped template of a product's pictures, for a page of the shop's own."""

from pathlib import Path
from xml.etree import ElementTree

from tests.cli.conftest import Run
from tests.cli.picture_shop import write_picture_shop
from tests.pipeline.shop import put

PROFILE = """\
spec: website@2026-08
locale: en-US
currency: USD
country: US
renditions:
  main: {width: 400, height: 400, fit: pad, widths: [100, 200]}
  gallery: {width: 400, height: 400, fit: inside}
settings: {sizes: "(min-width: 60em) 50vw, 100vw"}
feeds:
  - {file: "pictures/{sku}.html", format: xml, unit: product, each: true, template: pictures.html.j2, element: div}
"""


def test_a_page_gets_every_size_and_something_to_show_until_then(tmp_path: Path, run: Run) -> None:
    shop = write_picture_shop(tmp_path / "shop")
    put(shop, "assets/tee/front.jpg.yaml", 'alt: {en-US: "A \\"navy\\" <tee>"}\n')
    put(shop, "channel_profiles/website.yaml", PROFILE)
    said = run(shop, "build", "website", "--now", "2026-08-01")
    page = (shop / "dist/website/pictures/TEE-HARBOR.html").read_text()
    main, *others = ElementTree.fromstring(page).iter("img")
    assert [each.split()[1] for each in main.attrib["srcset"].split(", ")] == ["100w", "200w", "400w"], said
    assert main.attrib["sizes"] == "(min-width: 60em) 50vw, 100vw"
    assert main.attrib["alt"] == 'A "navy" <tee>'
    assert main.attrib["style"].startswith("background: center / cover no-repeat url('data:image/webp;base64,")
    assert "loading" not in main.attrib
    assert {each.attrib["loading"] for each in others} == {"lazy"}
    for each in (main, *others):
        name = each.attrib["src"].rpartition("/")[2]
        assert (shop / "dist/website/images" / name).is_file()
