"""Bring catalog files into the house style: one order of keys, one form; values and comments stay as they are."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from omnicat.cli.session import Session, counted
from omnicat.errors import Exit, OmnicatError

if TYPE_CHECKING:
    from omnicat.editing.house_style import Styled


def command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH…", help="Only these files and folders; the whole catalog without."),
    ] = None,
    is_check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 and name the files.")] = False,
    is_diff: Annotated[bool, typer.Option("--diff", help="Write nothing; exit 1 and show what would change.")] = False,
    stdin_filename: Annotated[
        str, typer.Option(metavar="PATH", help="Format what comes in as that file, to the terminal: for editors.")
    ] = "",
    workers: Annotated[int, typer.Option(metavar="N", help="Processes; 0 is one a core.")] = 0,
) -> int:
    """Format files."""
    from omnicat.editing.styling import look_at_style, style_paths
    from omnicat.executor import executor_for
    from omnicat.repository import Folder

    session: Session = context.obj
    if stdin_filename:
        return _stdin(session, stdin_filename)
    files = Folder(session.root)
    wanted = _named(session, paths, style_paths(files))
    looked = look_at_style(files, wanted, context.with_resource(executor_for(workers)))
    changed = [each for each in looked.styled if each.is_changed]
    refused = [each for each in looked.styled if each.findings]
    if is_diff:
        _show(session, changed)
    elif is_check:
        sys.stdout.write("".join(f"{_shown(each.path)}\n" for each in changed))
    else:
        _write(session, changed)
    _say(session, changed, refused, looked.count, is_written=not (is_check or is_diff))
    return int(Exit.FINDINGS if refused or ((is_check or is_diff) and changed) else Exit.CLEAN)


def _named(session: Session, paths: Sequence[Path] | None, known: Sequence[str]) -> Sequence[str]:
    """Those of the catalog's files that are, or lie in, one of the paths. Raises OmnicatError where a path holds none."""
    if not paths:
        return known
    chosen: set[str] = set()
    for path in paths:
        absolute = (session.start / path).resolve()
        inside = absolute.is_relative_to(session.root)
        relative = absolute.relative_to(session.root).as_posix() if inside else ""
        found = [each for each in known if inside and (relative == "." or f"{each}/".startswith(f"{relative}/"))]
        if not found:
            raise OmnicatError(f"'{path}' holds no YAML file of this catalog", "name files or folders of the catalog")
        chosen.update(found)
    return [path for path in known if path in chosen]


def _stdin(session: Session, name: str) -> int:
    from omnicat.editing.house_style import house_style
    from omnicat.repository import Folder

    absolute = (session.start / name).resolve()
    root = session.root
    path = absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else name
    content = sys.stdin.buffer.read()
    styled = house_style(Folder(root)).styled(path, content)
    sys.stdout.buffer.write(styled.after or content)
    sys.stdout.buffer.flush()
    _complain(session, [styled] if styled.findings else [])
    return int(Exit.FINDINGS if styled.findings else Exit.CLEAN)


def _show(session: Session, changed: "Sequence[Styled]") -> None:
    from omnicat.cli.difference import show_difference

    console = session.console()
    for each in changed:
        show_difference(console, each.path, each.before.decode(errors="replace"), each.after.decode())


def _write(session: Session, changed: "Sequence[Styled]") -> None:
    from omnicat.outputs import write_file

    for each in changed:
        write_file(session.root / each.path, each.after)


def _say(
    session: Session, changed: "Sequence[Styled]", refused: "Sequence[Styled]", count: int, *, is_written: bool
) -> None:
    _complain(session, refused)
    if session.is_quiet:
        return
    done = "formatted" if is_written else "not in the house style"
    rest = count - len(changed) - len(refused)
    words = [f"{counted(len(changed), 'file')} {done}"] if changed else []
    words += (
        [f"{counted(len(refused), 'file')} left as they are" if len(refused) > 1 else "1 file left as it is"]
        if refused
        else []
    )
    words += (
        [f"{counted(rest, 'file')} in the house style{' already' if is_written else ''}"] if rest or not words else []
    )
    hint = "hint: run `omnicat fmt`\n" if changed and not is_written else ""
    sys.stderr.write(", ".join(words) + f".\n{hint}")


def _complain(session: Session, refused: "Sequence[Styled]") -> None:
    from omnicat.reporters.concise import headline
    from omnicat.reporters.terminal import paint

    lines = [headline(each) for styled in refused for each in styled.findings]
    if lines:
        sys.stderr.write(paint(lines, color=session.has_color and sys.stderr.isatty()))


def _shown(path: str) -> str:
    from omnicat.reporters.escaping import visible

    return visible(path)
