"""Write CODEOWNERS from the governance, so that the host asks the owners of files for their review."""

import sys
from pathlib import Path
from typing import Annotated, cast

import typer

from omnicat.cli.session import Session
from omnicat.errors import Exit, OmnicatError
from omnicat.findings import did_you_mean
from omnicat.outputs import write_file
from omnicat.repository import Folder
from omnicat.repository.commits import place_of
from omnicat.review.codeowners import MOST_BYTES, PLACES, Host


def command(
    context: typer.Context,
    host: Annotated[str, typer.Argument(metavar="[github|gitlab]", help="Whose syntax and logins.")] = "github",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where (default: .github/CODEOWNERS, .gitlab/CODEOWNERS).")
    ] = None,
    is_check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where the file is not up to date.")
    ] = False,
) -> int:
    """Write CODEOWNERS."""
    from omnicat.looking.ownership import codeowners_text

    session: Session = context.obj
    if host not in PLACES:
        raise OmnicatError(f"host '{host}' is not known", did_you_mean(host, PLACES))
    known = cast("Host", host)
    top, prefix = place_of(session.root)
    path = session.start / out if out else top / PLACES[known]
    text = codeowners_text(Folder(session.root), known, prefix)
    if is_check:
        return _check(path, text)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, text.encode())
    if not session.is_quiet:
        lines = sum(1 for line in text.splitlines() if line and not line.startswith(("#", "[")))
        sys.stdout.write(f"{lines} lines in {path}\n")
    if len(text.encode()) > MOST_BYTES:
        sys.stderr.write(f"warning: '{path}' is too large for GitHub\nhint: give folders owners by `paths`\n")
    return int(Exit.CLEAN)


def _check(path: Path, text: str) -> int:
    if path.is_file() and path.read_bytes() == text.encode():
        return int(Exit.CLEAN)
    sys.stderr.write(f"{path} is not up to date\nhint: run `omnicat codeowners` and commit what it writes\n")
    return int(Exit.FINDINGS)
