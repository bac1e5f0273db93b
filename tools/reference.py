"""Writes docs/reference/ and the README's tables of commands and channels from the code, so that neither can drift.

`python tools/reference.py` writes; with `--check` it only says what is out of date, and exits with 1.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from omnicat.attributes import TYPES
from omnicat.attributes.unit_table import QUANTITIES
from omnicat.attributes.units import units_of
from omnicat.channels import shipped_specs
from omnicat.channels.manual import MEMBERS
from omnicat.cli.commands import COMMANDS, Command
from omnicat.cli.everywhere import begin
from omnicat.cli.spec_page import markdown, spec_page
from omnicat.findings import Rule
from omnicat.importers.standard import standard_attributes
from omnicat.looking.json_schemas import OUTPUTS, schema_of
from omnicat.looking.spec_view import view_spec
from omnicat.looking.specs import spec_row
from omnicat.pipeline import ALL_RULES
from omnicat.reporters import json as findings
from omnicat.schemas.kiosk import SCHEMA as KIOSK
from omnicat.schemas.spec import SCHEMA as SPEC
from omnicat.templating import filter_pages as filters

ROOT = Path(__file__).parents[1]
FOLDER = "docs/reference"
SHAPES = f"{FOLDER}/schemas"
CHANNELS = "docs/channels.md"
MAPPINGS = "docs/mappings.md"
MADE = "<!-- Made from the code by `make docs`: changes here are lost. -->"


def main(arguments: Sequence[str]) -> int:
    """Writes what is out of date, and takes away pages of what is no more."""
    wanted = pages()
    left_over = sorted({_path(each) for each in (ROOT / FOLDER).rglob("*.*")} - set(wanted))
    stale = [path for path, text in wanted.items() if _current(path) != text] + left_over
    if "--check" in arguments:
        sys.stdout.writelines(f"{path} is out of date: run `make docs`\n" for path in stale)
        return 1 if stale else 0
    (ROOT / SHAPES).mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path in wanted:
            (ROOT / path).write_bytes(wanted[path].encode())
        else:
            (ROOT / path).unlink()
        sys.stdout.write(f"{path}\n")
    return 0


def pages() -> Mapping[str, str]:
    """The text of every page, by its path."""
    made = {
        "commands": _commands(),
        "json-outputs": _outputs(),
        "rules": _rules(),
        "attribute-types": _types(),
        "standard-attributes": _standard(),
        **{
            f"spec-{spec.name}": iter([markdown(spec_page(view_spec(spec))).rstrip()])
            for spec in shipped_specs().values()
        },
    }
    written = {f"{FOLDER}/{name}.md": "\n".join((MADE, "", *lines)).rstrip() + "\n" for name, lines in made.items()}
    shapes = {
        f"{SHAPES}/{name}.json": json.dumps(shape, indent=2, ensure_ascii=False) + "\n" for name, shape in _shapes()
    }
    filled = {"README.md": _readme, CHANNELS: _keys, MAPPINGS: _mappings}
    return {**written, **shapes, **{path: fill(_current(path)) for path, fill in filled.items()}}


def _path(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _current(path: str) -> str:
    file = ROOT / path
    return file.read_bytes().decode() if file.is_file() else ""


def _readme(text: str) -> str:
    rows = ((f"[`{each.name}`](docs/reference/commands.md#omnicat-{each.name})", each.summary) for each in COMMANDS)
    text = _filled(text, "commands", _table(("command", "does"), rows))
    return _filled(
        text,
        "channels",
        _table(
            ("channel", "version", "fields known", "required", "limits checked", "formats", "what leaves"), _channels()
        ),
    )


def _keys(text: str) -> str:
    """The page about specs with a table of each part of the format, from its JSON Schema."""
    lines: list[str] = []
    for name, part in spec_parts():
        lines += (f"### {name}", "", f"{part['description']}", "") if name else ()
        keys = ((f"`{key}`", _meaning(each)) for key, each in part["properties"].items())
        lines += (*_table(("key", "means"), keys), "")
    return _filled(text, "keys", lines[:-1])


def _mappings(text: str) -> str:
    """The page about mappings with tables of the filters, from their docstrings, and of what expressions see."""
    rows = ((f"`{each.usage}`", each.does, f"`{each.example.text}`", _shown(each.example.gives)) for each in filters())
    text = _filled(text, "filters", _table(("filter", "does", "example", "gives"), rows))
    return _filled(text, "members", [*_members()][:-1])


def _members() -> Iterator[str]:
    """A table for each name that expressions and templates see."""
    for name, (about, members) in MEMBERS.items():
        yield from (f"### {name}", "", about, "")
        title = "type" if name == "fields" else "member"
        yield from _table((title, "is"), ((f"`{each}`", words) for each, words in members.items()))
        yield ""


def _shown(text: str) -> str:
    return f"`{text}`" if text else ""


def spec_parts() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every part of a spec that has keys of its own, by where it stands: '' for the whole, `fields`, `images.dated`."""
    to_do: list[tuple[str, Mapping[str, Any]]] = [("", SPEC)]
    while to_do:
        name, part = to_do.pop(0)
        if "properties" in part:
            yield name, part
            to_do += [(f"{name}.{key}".strip("."), each) for key, each in part["properties"].items()]
        else:
            inside = (part.get("items"), part.get("additionalProperties"))
            to_do += [(name, each) for each in inside if isinstance(each, Mapping)][:1]


def _meaning(part: Mapping[str, Any]) -> str:
    words = f" One of {', '.join(f'`{each}`' for each in part['enum'])}." if "enum" in part else ""
    usual = f" Default: `{json.dumps(part['default'], ensure_ascii=False)}`." if "default" in part else ""
    return f"{part.get('description', '')}{words}{usual}"


def _filled(text: str, name: str, lines: Iterable[str]) -> str:
    """The text with these lines between its markers of that name."""
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return before + "\n".join((begin, "", *lines, "", end)) + after


LEAVING = {"snapshot": "goes with the next file", "rows": "is written once more", "by_hand": "is taken out by hand"}
"""What becomes of a product that leaves a channel, in few words."""


def _channels() -> Iterator[tuple[str, ...]]:
    """A row for the newest spec of each name."""
    newest = {spec.name: spec for _, spec in sorted(shipped_specs().items())}
    for spec in newest.values():
        row = spec_row(spec, (), "")
        link = f"[{spec.title}]({FOLDER}/spec-{spec.name}.md)"
        counts = (f"{count:,}" for count in (row.fields, row.required, row.limits))
        leaving = LEAVING[spec.removal.how] if spec.removal else ""
        yield (link, f"`{spec.id}`", *counts, ", ".join(row.formats), leaving)


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    titles = tuple(titles)
    yield f"| {' | '.join(titles)} |"
    yield f"|{'---|' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |"


def _commands() -> Iterator[str]:
    yield "# Commands"
    yield ""
    yield from _usage("omnicat [OPTION…] COMMAND …")
    everywhere = typer.Typer(add_completion=False)
    everywhere.command()(begin)
    yield from _options(everywhere)
    yield ""
    yield "`omnicat COMMAND --help` shows what stands here. What a command ends with is told in"
    yield "[exit codes](../ci.md#exit-codes)."
    for command in COMMANDS:
        yield from _command(command)


def _command(command: Command) -> Iterator[str]:
    yield from ("", f"## omnicat {command.name}", "")
    if command.actions:
        yield f"{command.summary.capitalize()}."
    for action, module in command.modules.items():
        if action:
            yield from ("", f"### omnicat {command.name} {action}", "")
        yield from _manual(
            " ".join(filter(None, ("omnicat", command.name, action))), import_module(f"omnicat.cli.{module}")
        )


def _manual(name: str, module: ModuleType) -> Iterator[str]:
    alone = typer.Typer(add_completion=False)
    alone.command()(module.command)
    parameters = typer.main.get_command(alone).params
    arguments = [each.metavar or "" for each in parameters if isinstance(each, TyperArgument)]
    yield (module.__doc__ or "").strip()
    yield ""
    yield from _usage(" ".join((f"{name} [OPTION…]", *arguments)))
    yield from _options(alone)


def _usage(line: str) -> Iterator[str]:
    yield from ("```text", line, "```", "")


def _options(app: typer.Typer) -> Iterator[str]:
    yield from _table(("", "means"), (_parameter(each) for each in typer.main.get_command(app).params))


def _parameter(one: object) -> tuple[str, str]:
    if isinstance(one, TyperArgument):
        return f"`{one.metavar}`", one.help or ""
    if not isinstance(one, TyperOption):
        raise TypeError(f"{one} is neither an argument nor an option")
    names = ", ".join(one.opts)
    value = "" if one.is_flag or one.count else f" {one.metavar}"
    shown = f" Default: `{one.default}`." if isinstance(one.default, str) and one.default else ""
    return f"`{names}{value}`", f"{one.help}{shown}"


def _shapes() -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield from ((each.name, schema_of(each)) for each in OUTPUTS)
    yield "findings", findings.schema()
    yield "kiosk-feed", KIOSK


def _outputs() -> Iterator[str]:
    yield "# JSON outputs"
    yield ""
    yield "What omnicat writes for programs, each with its JSON Schema (draft 7). Keys may be added within a format; none is"
    yield "renamed, removed or given another meaning."
    yield ""
    rows = [(f"`{each.command}`", f"[{each.name}](schemas/{each.name}.json)") for each in OUTPUTS]
    rows += [("kiosk.json of `omnicat build`", "[kiosk-feed](schemas/kiosk-feed.json), [the format](../kiosk.md)")]
    rows += [("`omnicat lint --output-format json`, and dist/report.json", "[findings](schemas/findings.json)")]
    yield from _table(("written by", "schema"), rows)
    for each in OUTPUTS:
        shape = schema_of(each)
        things = {**({} if each.key else {"Manifest": shape}), **shape["definitions"]}
        yield from ("", f"## {each.command}", "")
        yield f"`format`, and `{each.key}`:" if each.key else "The whole file is one object:"
        yield ""
        keys = (
            (name, ", ".join(f"`{key}`" for key in one["properties"]), one["description"])
            for name, one in things.items()
        )
        yield from _table(("thing", "keys", "is"), keys)


def _rules() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield f"What omnicat looks at: {len(ALL_RULES)} rules. `omnicat explain RULE` shows the same page in the terminal."
    for kind, rules in _by_kind():
        yield ""
        yield f"**{kind}**"
        yield ""
        rows = ((f"[`{rule.id}`](#{_anchor(rule.id)})", str(rule.severity), rule.summary) for rule in rules)
        yield from _table(("rule", "severity", "what is wrong"), rows)
    for kind, rules in _by_kind():
        yield ""
        yield f"## {kind}"
        for rule in rules:
            yield from ("", f"### {rule.id}", "", f"*{rule.severity}*", "", rule.manual.strip())


def _by_kind() -> Iterator[tuple[str, list[Rule]]]:
    for kind, rules in groupby(ALL_RULES.values(), key=lambda rule: rule.kind):
        yield kind, list(rules)


def _anchor(heading: str) -> str:
    """The address GitHub and GitLab give a heading."""
    return "".join(sign for sign in heading.lower() if sign.isalnum() or sign in "-_")


EXAMPLES = {
    "text": (
        "material: {type: text, localizable: true, label: Material}",
        "material: {en-US: Cotton, de-DE: Baumwolle}",
    ),
    "rich_text": ("care: {type: rich_text, presentation: true}", 'care: "<p>Wash at <b>30 °C</b>.</p>"'),
    "integer": ("seats: {type: integer, min: 1}", "seats: 4"),
    "decimal": ("strength: {type: decimal, max: 100}", "strength: 37.50"),
    "boolean": ("dishwasher_safe: {type: boolean}", "dishwasher_safe: true"),
    "date": ("sale_starts: {type: date}", "sale_starts: 2026-11-27"),
    "select": (
        'color: {type: select, options: {navy: {label: {en-US: Navy, de-DE: Marineblau}, swatch: "#1b2a49"}}}',
        "color: navy",
    ),
    "multi_select": (
        "tested_for: {type: multi_select, options: {vegan: Vegan, oeko_tex: Oeko-Tex}}",
        "tested_for: [vegan]",
    ),
    "measurement": (
        "weight: {type: measurement, quantity: mass, unit: g}",
        "weight: 0.18 kg   # or 180, in the attribute's own unit",
    ),
    "money": ("price: {type: money, min: 0.01}", "price: {USD: 29.00, EUR: 27.00}"),
    "gtin": ("gtin: {type: gtin, unique: true}", 'gtin: "9521234543213"'),
    "url": ("video_url: {type: url}", "video_url: https://harborandpine.example/videos/tee"),
    "asset": ("warranty: {type: asset, kinds: [document]}", "warranty: manuals/warranty.pdf"),
    "reference": ("matching_mug: {type: reference, to: product}", "matching_mug: MUG-ENAMEL"),
    "table": (
        "size_chart: {type: table, columns: {size: {type: text}, chest: {type: measurement, quantity: length, unit: cm}}}",
        "size_chart: [{size: S, chest: 48 cm}, {size: M, chest: 51 cm}]",
    ),
}


def _types() -> Iterator[str]:
    yield "# Attribute types"
    yield ""
    yield "What every definition may say beside its type is in [the files of a catalog](../files.md#attributes)."
    for each in TYPES:
        definition, value = EXAMPLES[each.NAME]
        yield from ("", f"## {each.NAME}", "", (each.__doc__ or "").strip(), "")
        yield f"Written as: {_small(each.read.__doc__ or '')}"
        yield from ("", "```yaml", "# catalog/attributes/…", definition, "# catalog/products/…", value, "```")
    yield from (
        "",
        "## Units",
        "",
        "Conversion is exact. These are the symbols of a measurement, by what is measured.",
        "",
    )
    rows = ((quantity, " ".join(f"`{unit}`" for unit in units_of(quantity))) for quantity in QUANTITIES)
    yield from _table(("quantity", "units"), rows)


def _small(sentence: str) -> str:
    text = sentence.strip()
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def _standard() -> Iterator[str]:
    yield "# Standard attributes"
    yield ""
    yield "What the shipped specs fill their fields from. `omnicat init --from` defines those that your products have;"
    yield "a shop adds its own."
    yield ""
    traits = ("list", "localizable", "presentation", "unique")
    rows = (
        (
            f"`{code}`",
            each["type"],
            ", ".join(trait for trait in traits if each.get(trait)),
            each.get("description", ""),
        )
        for code, each in standard_attributes().items()
    )
    yield from _table(("attribute", "type", "", "what it says"), rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
