"""What plugs in stands in a visible tuple, and each tuple is its folder."""

from collections.abc import Collection, Iterable
from types import ModuleType

import pytest

from omnicat import checks
from omnicat.attributes import TYPES
from omnicat.cli.commands import COMMANDS
from omnicat.feeds import FORMAT_NAMES, FORMATS
from omnicat.importers import IMPORTERS
from omnicat.reporters import REPORTERS
from omnicat.sources import SOURCES
from tests.house.modules import assigned, module_paths


def modules_with(folder: str, names: Collection[str]) -> set[str]:
    """The modules right inside a folder of the package, and its packages, that bind all these names at their top."""
    inside = {path for path in module_paths() if path.startswith(f"{folder}/") and path != f"{folder}/__init__.py"}
    own = {path for path in inside if path.removeprefix(f"{folder}/").removesuffix("/__init__.py").count("/") == 0}
    return {module_name(path) for path in own if assigned(path) >= set(names)}


def module_name(path: str) -> str:
    return "omnicat." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize(
    ("folder", "names", "listed"),
    [
        ("attributes", ("NAME", "MANY"), TYPES),
        ("feeds", ("NAME", "SEPARATOR"), FORMATS),
        ("importers", ("NAME", "recognises"), IMPORTERS),
        ("reporters", ("NAME",), REPORTERS),
        ("sources", ("NAME",), SOURCES),
        ("checks/models", ("RULE",), checks.MODEL_CHECKS),
        ("checks/products", ("RULE",), checks.PRODUCT_CHECKS),
        ("checks/listings", ("RULE",), checks.LISTING_CHECKS),
        ("checks/wholes", ("RULE",), checks.WHOLE_CHECKS),
    ],
)
def test_a_tuple_is_its_folder(folder: str, names: Collection[str], listed: Iterable[object]) -> None:
    named = [module.__name__ for module in listed if isinstance(module, ModuleType)]
    assert sorted(named) == sorted(modules_with(folder, names))


def test_the_formats_are_known_by_name() -> None:
    assert tuple(each.NAME for each in FORMATS) == FORMAT_NAMES


@pytest.mark.parametrize("room", ["models", "products", "listings", "wholes"])
def test_every_module_among_the_checks_is_a_rule(room: str) -> None:
    folder = f"checks/{room}"
    inside = {module_name(path) for path in module_paths() if path.startswith(f"{folder}/")} - {
        f"omnicat.checks.{room}"
    }
    assert {name for name in inside if not name.rpartition(".")[2].startswith("_")} == modules_with(folder, ("RULE",))


def test_every_command_is_a_module_and_the_other_way_round() -> None:
    listed = [f"omnicat.cli.{module}" for command in COMMANDS for module in command.modules.values()]
    assert sorted(listed) == sorted(modules_with("cli", ("command",)))
