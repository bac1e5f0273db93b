"""An imported taxonomy as the catalog keeps it: `catalog/taxonomies/<name>.tsv`, one entry a line.

```text
# taxonomy: google
# version: 2021-09-21
# source: taxonomy-with-ids.en-US.txt
id	path
1	Animals & Pet Supplies
3237	Animals & Pet Supplies > Live Animals
...
9999	Apparel & Accessories > Spats	2019-07-10
```

Rows stand in the source's order, so that a new version is a small diff. Ids that are gone stand last, with the last
imported version that held them.
"""

import re
from collections.abc import Iterator

from omnicat.findings import Finding, Location, Rule, Subject, finding
from omnicat.model.taxonomy import Gone, Taxonomy
from omnicat.taxonomies.rules import BAD_FILE, BAD_ROW

FOLDER = "catalog/taxonomies/"
SUFFIX = ".tsv"
HEADER = "id\tpath"
IMPORT = "import it again: `omnicat taxonomy import FILE --apply`"
MOST = 10
"""So many rows are told of one by one."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*").fullmatch
_SAID = re.compile(r"# (taxonomy|version|source): (.*)").fullmatch


def path_of(name: str) -> str:
    """Where the taxonomy of that name stands."""
    return f"{FOLDER}{name}{SUFFIX}"


def is_name(text: str) -> bool:
    """Whether a taxonomy may be called so."""
    return bool(_NAME(text))


def written(taxonomy: Taxonomy) -> str:
    """The file's text."""
    said = {"taxonomy": taxonomy.name, "version": taxonomy.version, "source": taxonomy.source}
    head = [f"# {name}: {text}" for name, text in said.items() if text]
    rows = [f"{code}\t{path}" for code, path in taxonomy.paths.items()]
    gone = [f"{code}\t{each.path}\t{each.version}" for code, each in taxonomy.gone.items()]
    return "\n".join((*head, HEADER, *rows, *gone)) + "\n"


def read(path: str, content: bytes) -> tuple[Taxonomy | None, tuple[Finding, ...]]:
    """The taxonomy in a file of the catalog, and what is wrong with it; none where it can't be used."""
    name = path.removeprefix(FOLDER).removesuffix(SUFFIX)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        place = Location(path, content[: error.start].count(b"\n") + 1)
        return None, (_bad(BAD_FILE, place, name, "the file is not in UTF-8"),)
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if first == len(lines) or lines[first] != HEADER:
        message = "no line names the columns 'id' and 'path', with a tab between them"
        return None, (_bad(BAD_FILE, Location(path, first + 1), name, message),)
    said = {match[1]: match[2].strip() for line in lines[:first] if (match := _SAID(line))}
    reader = _Rows(path, name)
    for number, line in enumerate(lines[first + 1 :], first + 2):
        reader.take(number, line)
    return Taxonomy(name, said.get("version", ""), said.get("source", ""), reader.paths, reader.gone), tuple(
        reader.findings()
    )


class _Rows:
    def __init__(self, path: str, name: str) -> None:
        self._path = path
        self._name = name
        self._wrong: list[tuple[int, str]] = []
        self.paths: dict[str, str] = {}
        self.gone: dict[str, Gone] = {}

    def take(self, number: int, line: str) -> None:
        cells = line.split("\t")
        if len(cells) not in (2, 3) or not all(map(str.strip, cells)):
            if line.strip():
                self._wrong.append((number, f"'{_short(line)}' is not an id, a tab and a path"))
        elif cells[0] in self.paths or cells[0] in self.gone:
            self._wrong.append((number, f"id '{cells[0]}' is there twice"))
        elif len(cells) == 2:
            self.paths[cells[0]] = cells[1]
        else:
            self.gone[cells[0]] = Gone(cells[1], cells[2])

    def findings(self) -> Iterator[Finding]:
        """The first of what is wrong one by one, and how many more there are."""
        for number, message in self._wrong[:MOST]:
            yield _bad(BAD_ROW, Location(self._path, number, 1), self._name, message)
        if len(self._wrong) > MOST:
            number, more = self._wrong[MOST][0], len(self._wrong) - MOST
            message = f"{more:,} more row{'s' if more > 1 else ''} from here on can't be understood"
            yield _bad(BAD_ROW, Location(self._path, number, 1), self._name, message)


def _short(line: str) -> str:
    return line if len(line) <= 60 else f"{line[:59]}…"


def _bad(rule: Rule, where: Location, name: str, message: str) -> Finding:
    return finding(rule, where, message, IMPORT, subject=Subject("taxonomy", name))
