"""The sitemaps of the example shop, held against what the protocol and Google's images extension say."""

from pathlib import Path
from xml.etree import ElementTree

from tests.acceptance.feeds_read import IMAGE, SITEMAP, feeds


def test_a_sitemap_is_one(example: Path) -> None:
    found = list(feeds(example, "website", "sitemap.xml"))
    assert len(found) == 2
    for _, path in found:
        root = ElementTree.parse(path).getroot()
        urls = root.findall(f"{SITEMAP}url")
        assert root.tag == f"{SITEMAP}urlset"
        assert len(urls) == len(root) <= 50_000
        assert path.stat().st_size <= 52_428_800
        places = [url.findtext(f"{SITEMAP}loc", "") for url in urls]
        assert len(set(places)) == len(places) >= 60
        assert all(place.startswith("https://harborandpine.example/") and len(place) < 2048 for place in places)


def test_every_page_has_its_images_and_each_is_there(example: Path) -> None:
    for feed, path in feeds(example, "website", "sitemap.xml"):
        for url in ElementTree.parse(path).getroot().iter(f"{SITEMAP}url"):
            images = [image.findtext(f"{IMAGE}loc", "") for image in url.iter(f"{IMAGE}image")]
            assert 0 < len(images) <= 1000
            for image in images:
                assert (example / "dist" / feed["channel"] / "images" / image.rpartition("/")[2]).is_file()
