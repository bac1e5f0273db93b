"""Log, blame and restore over a long history."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.benchmarks.made_up_products import Kind, path, product
from tests.benchmarks.made_up_shop import Shape, write_shop
from tests.benchmarks.states import forget
from tests.benchmarks.tables.protocol import OMNICAT, Goal, Setup
from tests.benchmarks.timing import Race, Step, program

NAME = "history"
TITLE = "A product's history over 2,000 commits"
ABOUT = """\
2,000 commits by one `git fast-import`, each of which changes the prices of five products, and every twentieth the same one;
half-way all files move to another folder. `omnicat log` and `blame` of that product follow it through the move;
`omnicat restore` plans every product as the first commit has it. Nothing is kept between the runs."""
GOALS: tuple[Goal, ...] = (
    Goal("omnicat log", 1.0, items=10_000),
    Goal("omnicat blame", 1.0, items=10_000),
)
COMMITS = 2_000
TOUCHED = 5
BUSY = 7
"""The product that every twentieth commit changes."""

BEGIN = 1_767_225_600
PLACE = "catalog/products"
SHAPE = Shape("history", kind=Kind(variants=10, linked=True))
CLEAN = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def races(setup: Setup) -> Iterator[Race]:
    """One shop and its history."""
    count = setup.products or 10_000
    shop = shop_with_history(setup.folder, count, min(COMMITS, count))
    sku = f"TEE-{BUSY:07}"
    forget(shop)
    first = _git(shop, "rev-list", "--max-parents=0", "HEAD").strip()
    steps = (
        ("log", f"omnicat log {sku}", ("log", sku)),
        ("blame", f"omnicat blame {sku}", ("blame", sku)),
        ("restore", "omnicat restore --commit FIRST", ("-q", "restore", "--commit", first)),
    )
    yield Race(
        count,
        tuple(Step(f"omnicat {name}", typed, program(OMNICAT, "-C", shop, *words)) for name, typed, words in steps),
    )


def versions(setup: Setup) -> Mapping[str, str]:
    """Git's, whose history it is."""
    return {"git": subprocess.check_output(["git", "--version"], text=True).split()[2]}


def shop_with_history(folder: Path, count: int, commits: int) -> Path:
    """That shop, written now or by an earlier run."""
    shop = folder / f"{SHAPE.name}-{count}-{commits}"
    if not (shop / ".made").exists():
        shutil.rmtree(shop, ignore_errors=True)
        write_shop(shop, count, SHAPE)
        write_history(shop, count, commits)
        (shop / ".made").touch()
    return shop


def write_history(shop: Path, count: int, commits: int) -> None:
    """The shop's files as the last of so many commits."""
    _git(shop, "init", "-q", "-b", "main")
    stream = b"".join(_stream(shop, count, commits))
    subprocess.run(["git", "fast-import", "--quiet"], input=stream, cwd=shop, check=True, env=CLEAN)
    shutil.rmtree(shop / "catalog")
    _git(shop, "reset", "-q", "--hard", "main")


def _stream(shop: Path, count: int, commits: int) -> Iterator[bytes]:
    yield _commit(0)
    for file in sorted(each for each in shop.rglob("*") if each.is_file()):
        name = file.relative_to(shop).as_posix()
        if not name.startswith((".", "assets/")):
            yield f"M 100644 inline {name}\n".encode() + _data(file.read_bytes())
    folder = PLACE
    for number in range(1, commits):
        yield _commit(number)
        if number == commits // 2:
            folder = f"{PLACE}/moved"
            for shard in sorted({path(each).partition("/")[0] for each in range(count)}):
                yield f"R {PLACE}/{shard} {folder}/{shard}\n".encode()
        touched = {(number * TOUCHED + each) % count for each in range(TOUCHED)} | (
            {BUSY} if number % 20 == 0 else set()
        )
        for each in sorted(touched):
            text = product(each, SHAPE.kind, price=9 + number % 50)
            yield f"M 100644 inline {folder}/{path(each)}\n".encode() + _data(text.encode())


def _commit(number: int) -> bytes:
    who = f"Ada Example <ada@example.com> {BEGIN + number * 3600} +0000"
    head = f"commit refs/heads/main\nmark :{number + 1}\nauthor {who}\ncommitter {who}\n".encode()
    return head + _data(f"prices {number}\n\nApproved-by: Bob Example <bob@example.com> pricing\n".encode())


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, env=CLEAN, capture_output=True, text=True).stdout
