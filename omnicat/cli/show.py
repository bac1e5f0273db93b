"""One product, resolved: its values and where they come from, variants, assets, channels and findings."""

import sys
from typing import Annotated

import typer

from omnicat.cli.running import Now, day, usable
from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean
from omnicat.looking import Found, ProductView, as_json, find_sku, profile_named, view_listings, view_product
from omnicat.model.channel import Profile
from omnicat.pipeline import Opened, on_day
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    sku: Annotated[str, typer.Argument(metavar="SKU", help="A product or a variant.")],
    channel: Annotated[
        str, typer.Option("--channel", metavar="CHANNEL", help="Its fields, exactly as this channel gets them.")
    ] = "",
    locale: Annotated[str, typer.Option(metavar="LOCALE", help="Only what it says in this locale.")] = "",
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    now: Now = "",
) -> int:
    """Show a product."""
    session: Session = context.obj
    opened = on_day(usable(session), day(now))
    _check_locale(locale, opened)
    found = find_sku(sku, opened)
    if channel:
        profile = profile_named(channel, opened)
        if locale and locale != profile.locale:
            message = f"channel '{profile.name}' is in '{profile.locale}', not '{locale}'"
            raise OmnicatError(message, "leave --locale out")
        _tell_listings(session, found, profile, opened, is_json=is_json)
    else:
        _tell_product(session, view_product(found, opened, day(now), locale), is_json=is_json)
    return int(Exit.CLEAN)


def _tell_product(session: Session, view: ProductView, *, is_json: bool) -> None:
    if is_json:
        sys.stdout.write(json_text(as_json("product", view)))
        return
    from omnicat.cli.product_page import show_product

    show_product(session.console(), view)


def _tell_listings(session: Session, found: Found, profile: Profile, opened: Opened, *, is_json: bool) -> None:
    listings, problems = view_listings(found, profile, opened)
    if is_json:
        sys.stdout.write(json_text(as_json("listings", listings)))
        return
    from omnicat.cli.listing_page import show_listings

    show_listings(session.console(), found.lineage[-1].sku, profile.name, listings, problems)


def _check_locale(locale: str, opened: Opened) -> None:
    known = opened.shop.model.settings.locales
    if locale and locale not in known:
        raise OmnicatError(f"'{locale}' is not a locale of the catalog", did_you_mean(locale, known))
