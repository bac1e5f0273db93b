"""How findings speak of originals: what each is called, who says it, and where its record says something."""

from omnicat.findings import Location
from omnicat.model.asset import Asset
from omnicat.model.product import Product


def owner_of(pointer: str, product: Product) -> str:
    """The SKU of the product or variant that a place in its file belongs to."""
    nodes = [
        each[-1] for each in product.lineages if not each[-1].pointer or pointer.startswith(f"{each[-1].pointer}/")
    ]
    return max(nodes, key=lambda node: len(node.pointer)).sku


def name_of(asset: Asset, role: str) -> str:
    """The original as a finding calls it: main image 'tee/front.jpg', manual 'tee/care.pdf'."""
    return f"{role} image '{asset.path}'" if asset.kind == "image" else f"{role} '{asset.path}'"


def record_place(asset: Asset, pointer: str) -> Location:
    """Where an asset's record says it; the original itself where that says it alone."""
    if pointer in asset.embedded:
        return Location(f"assets/{asset.path}")
    return Location(f"assets/{asset.path}.yaml", asset.lines.get(pointer, 0), 0, pointer)
