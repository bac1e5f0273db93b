"""What a channel demands, as of a date: settings, feeds, fields, images, conditions and where each stands; or one field."""

import sys
from typing import Annotated

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit
from omnicat.looking import as_json
from omnicat.reporters.escaping import json_text


def command(
    context: typer.Context,
    spec: Annotated[
        str,
        typer.Argument(
            metavar="SPEC", help="Such as google-merchant@2026-08; google-merchant is the newest.", show_default=False
        ),
    ],
    field: Annotated[str, typer.Argument(metavar="[FIELD]", help="Only this field.", show_default=False)] = "",
    is_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> int:
    """Show a spec."""
    from omnicat.channels.spec_dates import spec_on
    from omnicat.cli.spec_page import field_page, show_page, spec_page
    from omnicat.cli.specs_here import catalog_specs
    from omnicat.looking.spec_view import field_named, view_spec

    session: Session = context.obj
    seen = view_spec(spec_on(spec, catalog_specs(session)))
    one = field_named(field, seen) if field else None
    if is_json:
        said = as_json("field", one) if one else as_json("spec", seen)
        sys.stdout.write(json_text(said))
    else:
        show_page(session, field_page(one, seen) if one else spec_page(seen))
    return int(Exit.CLEAN)
