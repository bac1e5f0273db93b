"""Pictures that stay where they are on the web: what an import named and nobody has downloaded."""

from collections.abc import Mapping
from typing import Any

from omnicat.model.listing import Resolved

URLS, TEXTS = "source_images", "source_image_texts"


def about_linked_images(values: Mapping[str, Resolved]) -> dict[str, Any]:
    """The keys of a listing's pictures, filled from the addresses its values hold; empty where they hold none."""
    said = values.get(URLS)
    urls = tuple(str(each) for each in said.value) if said and isinstance(said.value, tuple) else ()
    if not urls or said is None:
        return {}
    alts = _alts(values)
    return {
        "main_image": urls[0],
        "images": urls[1:],
        "own_image": urls[0] if said.origin.kind == "variant" else None,
        "all_images": urls,
        "all_alts": tuple(alts.get(each, "") for each in urls),
    }


def _alts(values: Mapping[str, Resolved]) -> dict[str, str]:
    said = values.get(TEXTS)
    rows = said.value if said and isinstance(said.value, tuple) else ()
    return {
        str(row["url"]): str(row["alt"]) for row in rows if isinstance(row, Mapping) and {"url", "alt"} <= row.keys()
    }
