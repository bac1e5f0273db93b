"""A table that stands in a file is among all that a build is made from."""

from pathlib import Path

from tests.pipeline.shop import built, put

GOOGLE = "channel_profiles/google-us.yaml"


def test_another_word_in_the_file_is_another_word_in_the_feed(shop: Path) -> None:
    text = (shop / GOOGLE).read_text()
    mapping = "fields:\n  color: color | lookup('hues', color.label)\n"
    text = text.replace("fields:\n", mapping) if "\nfields:\n" in text else f"{text}{mapping}"
    put(shop, GOOGLE, f"{text}tables: {{hues: {{file: tables/hues.csv}}}}\n")
    for word in ("Deep blue", "Blue of the sea"):
        put(shop, "tables/hues.csv", f"key,value\nnavy,{word}\n")
        built(shop)
        assert word in (shop / "dist/google-us/google.xml").read_text()
