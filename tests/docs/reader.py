"""Somebody who takes the steps of a page one after the other, in a folder of their own."""

import contextlib
import io
import re
import shlex
import subprocess
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

from PIL import Image, ImageDraw

from omnicat.cli.app import main
from tests.docs.page import Enter, Picture, Put, Run, Step

ROOT = Path(__file__).parents[2]
LEFT_ALONE = ("pip install .",)


@dataclass(slots=True)
class Reader:
    """`folder` is where the reader is now; `example` is the example shop, to be copied."""

    folder: Path
    example: Path

    def take(self, step: Step) -> None:
        """Takes one step; fails where the page is wrong."""
        match step:
            case Put(path, text):
                self._file(path).write_bytes(text.encode())
            case Picture(path):
                photo(path).save(self._file(path), quality=90)
            case Enter():
                self.folder = Path(copytree(self.example, Path(mkdtemp(dir=self.folder)) / "example"))
            case Run():
                self._run(step)

    def _file(self, path: str) -> Path:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def _run(self, step: Run) -> None:
        name, *arguments = shlex.split(step.command)
        if step.command in LEFT_ALONE:
            return
        if name == "make":
            assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE), step
        elif name == "cd":
            self.folder /= arguments[0]
        else:
            run = omnicat if name == "omnicat" else partial(other, name)
            code, printed = run(arguments, self.folder)
            assert code == step.code, f"line {step.line}: `{step.command}` exits with {code}:\n{printed}"
            _compare(step, printed)


def omnicat(arguments: list[str], folder: Path) -> tuple[int, str]:
    """Runs omnicat in a folder: its exit code, and all it prints."""
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        return main(arguments), printed.getvalue()


def other(name: str, arguments: list[str], folder: Path) -> tuple[int, str]:
    """Runs another program in a folder."""
    done = subprocess.run([name, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _compare(step: Run, printed: str) -> None:
    lines = iter(printed.splitlines())
    for shown in step.shown:
        pattern = re.compile(rf"\s*{shown}\s*")
        found = any(pattern.fullmatch(line) for line in lines)
        assert found, f"line {step.line}: `{step.command}` does not print, or not in this order: {shown}\n{printed}"


def photo(name: str) -> Image.Image:
    """Something on white, large enough for every channel; another name, another colour."""
    picture = Image.new("RGB", (1600, 1600), "white")
    red, green, blue = sha256(name.encode()).digest()[:3]
    ImageDraw.Draw(picture).ellipse((300, 300, 1300, 1300), fill=(red // 2, green // 2, blue // 2))
    return picture
