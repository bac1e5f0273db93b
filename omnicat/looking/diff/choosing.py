"""The products that `--select` chooses: by a pattern of their SKUs, or by an expression over what they say."""

import re
from collections.abc import Callable
from fnmatch import fnmatchcase

from omnicat.channels import Resolutions
from omnicat.channels.names import Names
from omnicat.channels.views import Eyes
from omnicat.errors import OmnicatError
from omnicat.model.catalog import Model
from omnicat.model.product import Lineage, Product, status_of
from omnicat.templating import Expression, TemplatingProblem, compile_text

PATTERN = re.compile(r"[\w.*?\[\]/-]+")
"""A SKU, or a part of one with stars: no expression looks like that but a name alone."""

Fits = Callable[[Product, Model], bool]


def chooser(select: str) -> Fits:
    """Whether a product, or one of its variants, is chosen. Raises OmnicatError where the expression can't be read."""
    if PATTERN.fullmatch(select):
        return lambda product, _: any(fnmatchcase(each[-1].sku, select) for each in product.lineages)
    try:
        expression = compile_text(select)
    except TemplatingProblem as problem:
        hint = "write a SKU pattern such as TEE-*, or an expression such as \"brand == 'Acme'\""
        raise OmnicatError(f"--select '{select}' can't be understood: {problem}", hint) from None
    return lambda product, model: any(_is_true(expression, each, product, model) for each in product.leaves)


def _is_true(expression: Expression, lineage: Lineage, product: Product, model: Model) -> bool:
    """A product that lacks what the expression asks for is not chosen."""
    settings = model.settings
    given = {
        "sku": lineage[-1].sku,
        "family": product.family,
        "status": status_of(lineage),
        "categories": product.categories,
        "catalog": {"name": settings.name, "url": settings.url},
    }
    values = Resolutions(product, model).of(lineage, settings.locale, ())
    names = Names(values, model, Eyes((settings.locale,), settings.currency, ()), given)
    try:
        return bool(expression.evaluate({name: names[name] for name in expression.names}))
    except TemplatingProblem:
        return False
