"""A new product file, with a place for everything its family needs."""

from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.editing import NewProduct, family_named, new_product, read_axes
from omnicat.errors import Exit, OmnicatError
from omnicat.outputs import write_file
from omnicat.pipeline import open_usable


def command(
    context: typer.Context,
    family: Annotated[str, typer.Argument(metavar="FAMILY", help="What kind of product it is.")],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SKU] [AXIS=VALUES…]", help="Its SKU; and more axes of its variants.", show_default=False
        ),
    ] = None,
    variants: Annotated[
        list[str] | None,
        typer.Option("--variants", metavar="AXIS=VALUES", help="Its variants, such as color=navy,olive size=S,M."),
    ] = None,
    category: Annotated[str, typer.Option(metavar="PATH", help="Its category.")] = "",
) -> int:
    """Begin a product."""
    session: Session = context.obj
    opened = open_usable(session.root, only_known=True)
    kind = family_named(family, opened.shop.model)
    skus = [word for word in words or () if "=" not in word]
    if len(skus) > 1:
        raise OmnicatError(f"'{skus[0]}' and '{skus[1]}' are two SKUs", "begin one product at a time")
    axes = read_axes([*(variants or ()), *(word for word in words or () if "=" in word)], kind, opened.shop.model)
    made = new_product(kind, "".join(skus), category, axes, opened)
    write_file(session.root / made.path, made.text.encode())
    if not session.is_quiet:
        _tell(session, made)
    return int(Exit.CLEAN)


def _tell(session: Session, made: NewProduct) -> None:
    from rich.text import Text

    from omnicat.cli.table import safe

    console = session.console()
    count = f" with {len(made.variants)} variants" if made.variants else ""
    console.print(
        Text.assemble(("✓ ", "bold green"), safe(made.sku, "bold cyan"), f"{count} begun: ", safe(made.path, "bold"))
    )
    if made.to_fill:
        console.print(Text.assemble("  to fill: ", safe(", ".join(made.to_fill), "yellow")))
    console.print(Text.assemble("  then: ", (f"omnicat lint {made.path}", "cyan")))
