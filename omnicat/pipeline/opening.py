"""A catalog opened: its model, its assets, its stock, its channels, and what is wrong with any of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from omnicat.cache import code_of, time_of_files
from omnicat.catalog import Shelf, load_assets, load_model, locate, product_paths, unnamed_files
from omnicat.channels import Shop, Specs, compile_channel, load_profiles, shop_specs
from omnicat.channels.about import asks
from omnicat.channels.dated import in_force
from omnicat.channels.mapping import about_channel
from omnicat.channels.product_types import load_product_types
from omnicat.channels.withheld import limited
from omnicat.checks import MODEL_CHECKS
from omnicat.errors import OmnicatError
from omnicat.findings import Finding, Severity, split_pointer
from omnicat.images import encoder_mark, encoder_version
from omnicat.model.asset import Asset
from omnicat.model.catalog import Model, Stock
from omnicat.model.channel import Profile
from omnicat.pipeline.links_back import remembered_backlinks
from omnicat.pipeline.looks import Examiner, Progress
from omnicat.pipeline.writable import feed_problems
from omnicat.repository import Folder, Version
from omnicat.repository.tracked import refuse_brought_along
from omnicat.sources import read_stock
from omnicat.templating import engine_mark, remember, to_keep

STATE = ".omnicat"
SETTINGS = "catalog/catalog.yaml"
GOVERNANCE = "catalog/governance.yaml"
NEEDED = ((), ("locales",), ("currencies",))


class Opened(Struct, frozen=True):
    """All of a catalog but its products. `templates` are those that feeds name, by name; `looked_at` is the file system's
    time, in nanoseconds, when its files were looked for.
    """

    files: Version
    shop: Shop
    profiles: Mapping[str, Profile]
    templates: Mapping[str, str]
    findings: tuple[Finding, ...]
    has_settings: bool = True
    looked_at: int = 0

    @property
    def product_paths(self) -> tuple[str, ...]:
        """Every product file."""
        return product_paths(self.files)


def open_catalog(
    root: Path, progress: Progress | None = None, *, only_known: bool = False, fetches: bool = False
) -> Opened:
    """Reads everything that is small and loaded whole. What is broken is left out and told of in `findings`.

    `progress` is told how many of the originals that nobody looked at yet were looked at, and of how many. With
    `only_known` originals have the looks that are known already: for those to whom pixels do not matter. With `fetches`
    those that nobody looked at yet come from the object store, which raises OmnicatError where it can't be reached.
    """
    return _opened(Folder(root), progress, only_known=only_known, fetches=fetches)


def open_at(
    root: Path, revision: str, progress: Progress | None = None, *, only_known: bool = False, fetches: bool = False
) -> Opened:
    """The catalog as a commit has it, whatever is in the folder: by its id, or anything that names one. '' is the folder as it is
    now. Raises OmnicatError where git has no such commit, or the commit no catalog here.
    """
    if not revision:
        return open_catalog(root, progress, only_known=only_known, fetches=fetches)
    from omnicat.repository import commit_of, revision_of

    files = revision_of(root, commit_of(root, revision))
    if not files.blob_of(SETTINGS):
        raise OmnicatError(
            f"'{revision}' has no '{SETTINGS}' here", "name a commit that has the catalog, in the same folder"
        )
    return _opened(files, progress, only_known=only_known, fetches=fetches)


def _opened(files: Version, progress: Progress | None, *, only_known: bool, fetches: bool) -> Opened:
    root = files.root
    refuse_brought_along(root)
    now = time_of_files(root / STATE)
    shelf = Shelf(root / STATE / "opened.bin", code_of())
    model, model_findings = load_model(files, shelf)
    if lost := _without_settings(model_findings):
        return Opened(files, Shop(model, Stock()), {}, {}, lost, has_settings=False)
    encoder = _encoder(shelf)
    place = model.settings.originals if fetches else ""
    examiner = Examiner(root / STATE, encoder, progress, only_known, place)
    assets, asset_findings = _assets(files, model.settings.locale, examiner)
    stock, stock_findings = read_stock(files, model.locations)
    own, spec_findings = shop_specs(_contents(files, "specs/"))
    specs = Specs(shelf, own)
    product_types, definition_findings = load_product_types(files, shelf)
    profile_files = _contents(files, "channel_profiles/")
    profiles, profile_findings = load_profiles(profile_files, specs, model.settings, shelf, product_types, files)
    templates = _templates(profiles, files)
    profiles, mapping_findings = _usable(profiles, model, templates, shelf)
    if not any(each.spec.each or asks(each, "listing.stock_in") for each in profiles.values()):
        stock = replace(stock, by_location={})
    names = _channel_names(profile_files, specs)
    backlinks = remembered_backlinks(files, model.settings, root / STATE)
    shop = Shop(replace(model, assets=assets), stock, encoder, names, backlinks, product_types, limited(assets))
    governance_findings = _governance(files, model, names, shelf)
    shelf.keep()
    checked = (*mapping_findings, *(finding for check in MODEL_CHECKS for finding in check.check(shop, profiles)))
    findings = (
        *unnamed_files(files),
        *model_findings,
        *asset_findings,
        *stock_findings,
        *spec_findings,
        *definition_findings,
        *profile_findings,
        *governance_findings,
        *locate(checked, files),
    )
    return Opened(files, shop, profiles, templates, findings, looked_at=now)


def open_usable(root: Path, progress: Progress | None = None, *, only_known: bool = False) -> Opened:
    """The catalog, for those who don't tell findings. Raises OmnicatError where its settings can't be used."""
    opened = open_catalog(root, progress, only_known=only_known)
    if not opened.has_settings:
        raise OmnicatError(f"'{SETTINGS}' can't be used", "see what is wrong with it: `omnicat lint`")
    return opened


def on_day(opened: Opened, today: date) -> Opened:
    """The catalog as it stands on a day, for those who show products without a plan: rights begin and end, and so do the
    rules of channels.
    """
    day = today.isoformat()
    profiles = {name: replace(each, spec=in_force(each.spec, day)) for name, each in opened.profiles.items()}
    return replace(opened, profiles=profiles, shop=replace(opened.shop, today=day))


def _assets(files: Version, locale: str, examiner: Examiner) -> tuple[Mapping[str, Asset], tuple[Finding, ...]]:
    if isinstance(files, Folder):
        return load_assets(files.root, locale, cache=files.root / STATE / "assets.bin", looker=examiner)
    from omnicat.pipeline.assets_at import assets_at

    return assets_at(files, locale, examiner)


def _governance(files: Version, model: Model, channels: tuple[str, ...], shelf: Shelf) -> tuple[Finding, ...]:
    """What is wrong with it. What judges it is imported where there is one."""
    if GOVERNANCE not in files.paths(GOVERNANCE):
        return ()
    from omnicat.catalog import check_governance

    return check_governance(files, model, channels, shelf)


def _without_settings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What is wrong with the settings where nothing else can be judged before it is mended: all else would follow."""
    found = tuple(each for each in findings if each.where.path == SETTINGS)
    is_lost = any(each.severity >= Severity.ERROR and split_pointer(each.where.pointer) in NEEDED for each in found)
    return found if is_lost else ()


def _usable(
    profiles: Mapping[str, Profile], model: Model, templates: Mapping[str, str], shelf: Shelf
) -> tuple[dict[str, Profile], tuple[Finding, ...]]:
    """The profiles whose every mapping can be understood and every feed written, and what is wrong with the others."""
    key = shelf.key(b"expressions", engine_mark())
    if kept := shelf.get(key):
        remember(kept)
    usable: dict[str, Profile] = {}
    found: list[Finding] = []
    for name, profile in profiles.items():
        channel, problems = compile_channel(profile, model)
        unwritable = tuple(feed_problems(profile, templates, about_channel(profile, model), shelf))
        if channel is not None and not unwritable:
            usable[name] = profile
        found += (*problems, *unwritable)
    if understood := to_keep():
        shelf.put(key, understood)
    # What is wrong in a profile is told once, however many profiles inherit it.
    once = {(each.rule, each.where, each.message): each for each in reversed(found)}
    return usable, tuple(each for each in found if once[each.rule, each.where, each.message] is each)


def _encoder(shelf: Shelf) -> str:
    """The version of the image encoders; asking them takes longer than looking whether they are the same as before."""
    mark = encoder_mark()
    if not mark:
        return encoder_version()
    key = shelf.key(b"encoder", mark)
    kept = shelf.get(key)
    if kept is None:
        kept = encoder_version().encode()
        shelf.put(key, kept)
    return kept.decode()


def _channel_names(profiles: Iterable[str], specs: Iterable[str]) -> tuple[str, ...]:
    """What families, options and products may call a channel, whether its profile can be used or not."""
    stems = {path.rpartition("/")[2].rpartition(".")[0] for path in profiles}
    return tuple(sorted(stems | {spec.partition("@")[0] for spec in specs}))


def _contents(files: Version, folder: str) -> dict[str, bytes]:
    return {path: files.read(path) for path in files.paths(folder) if path.endswith((".yaml", ".yml"))}


def _templates(profiles: Mapping[str, Profile], files: Version) -> dict[str, str]:
    """The text of every template that a feed names: the shop's own, else the one shipped with omnicat."""
    names = {plan.template for profile in profiles.values() for plan in profile.feeds if plan.template}
    shipped = shipped_templates()
    own = {
        name: files.read(f"templates/{name}").decode(errors="replace")
        for name in names
        if f"templates/{name}" in files.paths("templates/")
    }
    return {name: text for name in sorted(names) if (text := own.get(name) or shipped.get(name)) is not None}


def shipped_templates() -> dict[str, str]:
    """The templates that come with omnicat, by name."""
    folder = shipped("templates")
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.j2"))}


def shipped(name: str) -> Path:
    """A top-level folder that is shipped with omnicat: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    inside = package / "shipped" / name
    return inside if inside.is_dir() else package.parent / name
