"""The governance as CODEOWNERS, which GitHub and GitLab read: which files have which owners."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from omnicat.model.governance import Governance
from omnicat.review.needs import GOVERNANCE, fits

Host = Literal["github", "gitlab"]

HEAD = """\
# Made from catalog/governance.yaml by `omnicat codeowners`: change that file, and run it again.
# Owners of attributes, and rules with conditions, can't be said here: `omnicat review` asks for those.
"""
PLACES: Mapping[Host, str] = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each host looks (docs.github.com, docs.gitlab.com, 2026-08)."""

MOST_BYTES = 3_000_000
"""GitHub does not read a larger file (docs.github.com, 2026-08)."""

Roles = tuple[str, ...]
ByPath = Mapping[str, Roles]


def codeowners(
    governance: Governance,
    about: Mapping[str, tuple[str, tuple[str, ...]]],
    files: Iterable[str],
    host: Host,
    *,
    prefix: str = "",
) -> str:
    """The file's text. `about` says the family and the categories of each product file, by path; `files` are all of the
    catalog. `prefix` leads from the repository's root to the catalog's, '' or ending in a slash.

    On GitHub any one of a line's owners is enough; on GitLab each role is a section of its own that has to approve.
    """
    products = {path: _roles_of_product(governance, *said) for path, said in about.items()}
    lines = [*_path_lines(governance), *_channel_lines(governance, files), *_product_lines(governance, products)]
    if not any(owner.kind == "paths" and fits("paths", owner.pattern, GOVERNANCE) for owner in governance.owners):
        lines.append((_anchored(GOVERNANCE), tuple(sorted(governance.roles))))
    lines = [(f"{_anchored(prefix)}{pattern.removeprefix('/')}", roles) for pattern, roles in lines]
    write = _sections if host == "gitlab" else _lines
    return HEAD + "\n" + "\n".join(write(governance, lines, host)) + "\n"


def _roles_of_product(governance: Governance, family: str, categories: tuple[str, ...]) -> Roles:
    of_family = _last(governance, "families", family)
    of_categories = [role for each in categories for role in _last(governance, "categories", each)]
    return tuple(dict.fromkeys((*of_family, *of_categories)))


def _last(governance: Governance, kind: str, name: str) -> Roles:
    every = (
        owner.roles for owner in reversed(governance.owners) if owner.kind == kind and fits(kind, owner.pattern, name)
    )
    return next(every, ())


Line = tuple[str, Roles]


def _path_lines(governance: Governance) -> Iterator[Line]:
    for owner in governance.owners:
        if owner.kind == "paths":
            yield _anchored(owner.pattern), owner.roles


def _channel_lines(governance: Governance, files: Iterable[str]) -> Iterator[Line]:
    profiles = [path for path in sorted(files) if path.startswith("channel_profiles/")]
    for path in profiles:
        roles = _last(governance, "channels", path.rpartition("/")[2].rpartition(".")[0])
        if roles:
            yield _anchored(path), _together(roles, _last(governance, "paths", path))


def _product_lines(governance: Governance, products: ByPath) -> Iterator[Line]:
    """A line for each folder whose files all have the same owners, and one for each other file that has any."""
    every = {
        path: _together(roles, _last(governance, "paths", path)) if roles else ()
        for path, roles in sorted(products.items())
    }
    yield from _folder("catalog/products/", every)


def _folder(folder: str, said: ByPath) -> Iterator[Line]:
    different = set(said.values())
    if len(different) == 1:
        yield from ((_anchored(folder), roles) for roles in different if roles)
        return
    below: dict[str, dict[str, Roles]] = {}
    for path, roles in said.items():
        name, slash, _ = path[len(folder) :].partition("/")
        if slash:
            below.setdefault(name, {})[path] = roles
        elif roles:
            yield _anchored(path), roles
    for name, inside in below.items():
        yield from _folder(f"{folder}{name}/", inside)


def _together(*every: Roles) -> Roles:
    return tuple(dict.fromkeys(role for roles in every for role in roles))


def _anchored(pattern: str) -> str:
    """From the root, as both hosts write it; what has a meaning of its own there is escaped."""
    text = pattern.removesuffix("**") if pattern.endswith("/**") else pattern
    return "/" + "".join(f"\\{sign}" if sign in " #[]!\\\t" else sign for sign in text).lstrip("/")


def _lines(governance: Governance, lines: Iterable[Line], host: Host) -> Iterator[str]:
    for pattern, roles in lines:
        yield f"{pattern} {_people(governance, roles, host)}".rstrip()


def _sections(governance: Governance, lines: Iterable[Line], host: Host) -> Iterator[str]:
    """A role's lines. What another role's later line takes from it is taken out, which GitLab understands since 17.10."""
    every = list(lines)
    for number, role in enumerate(sorted({role for _, roles in every for role in roles})):
        approvals = f"[{governance.approvals}]" if governance.approvals > 1 else ""
        yield ("\n" if number else "") + f"[{role}]{approvals}"
        mine: list[str] = []
        for pattern, roles in every:
            if role in roles:
                mine.append(pattern)
                yield f"{pattern} {_people(governance, (role,), host)}".rstrip()
            elif any(pattern.startswith(each.partition("*")[0]) for each in mine):
                yield f"!{pattern}"


def _people(governance: Governance, roles: Roles, host: Host) -> str:
    codes = dict.fromkeys(person for role in roles for person in governance.roles.get(role, ()))
    people = (governance.people[code] for code in codes if code in governance.people)
    return " ".join(each for person in people if (each := _called(person.logins.get(host, ""), person.mails)))


def _called(login: str, mails: tuple[str, ...]) -> str:
    """Their login, or their mail: nothing that would be more than one word."""
    name = f"@{login.removeprefix('@')}" if login else next(iter(mails), "")
    return name if len(name.split()) == 1 and "#" not in name else ""
