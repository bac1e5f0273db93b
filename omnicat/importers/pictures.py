"""Pictures that a cell names: files beside the table become assets, web addresses are kept as such."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from omnicat.importers.draft import DraftAsset, Options
from omnicat.importers.notes import Cell, Notes
from omnicat.importers.originals import find_original
from omnicat.importers.rules import MISSING_FILE
from omnicat.importers.vocabulary import Vocabulary

SOURCES = "source_images"
TEXTS = "source_image_texts"


class Picture(Struct, frozen=True):
    """A picture as a cell names it, with its alternative text."""

    name: str
    cell: Cell
    alt: str = ""


class Pictures(Struct):
    """Puts pictures into values and assets; nothing is ever downloaded."""

    vocabulary: Vocabulary
    notes: Notes
    options: Options
    assets: dict[str, DraftAsset] = field(default_factory=dict)

    def place(self, pictures: Sequence[Picture], folder: Path, values: dict[str, Any], assets: dict[str, Any]) -> None:
        """Put each picture where it belongs: main and gallery, or the list of source images."""
        urls: list[str] = []
        texts: list[dict[str, str]] = []
        for picture in pictures:
            if self._is_own(picture):
                continue
            if picture.name.startswith(("http://", "https://", "//")):
                self._remember(picture, urls, texts)
            else:
                self._copy(picture, folder, assets)
        if urls:
            self.vocabulary.use(SOURCES)
            values[SOURCES] = urls
        if texts:
            self.vocabulary.use(TEXTS)
            values[TEXTS] = texts

    def _is_own(self, picture: Picture) -> bool:
        """Whether the catalog made the picture itself: it is where its renditions are served from."""
        settings = self.options.known.settings
        served = f"{str(settings.get('asset_url') or '').rstrip('/')}/"
        if not settings or not picture.name.startswith(served):
            return False
        self.notes.say("left out", picture.cell, "the picture is the catalog's own rendition", picture.name)
        return True

    def _remember(self, picture: Picture, urls: list[str], texts: list[dict[str, str]]) -> None:
        url = f"https:{picture.name}" if picture.name.startswith("//") else picture.name
        if url not in urls:
            self.notes.say("changed", picture.cell, f"pictures on the web are not downloaded: kept in '{SOURCES}'", url)
            urls.append(url)
            if picture.alt:
                texts.append({"url": url, "alt": picture.alt})

    def _copy(self, picture: Picture, folder: Path, assets: dict[str, Any]) -> None:
        found = find_original(folder, picture.name)
        if isinstance(found, str):
            hint = "put the file beside the table, at the path the cell says"
            self.notes.wrong(MISSING_FILE, picture.cell, f"'{picture.name}' {found}", hint, value=picture.name)
            return
        self.assets.setdefault(found.path, found)
        entry: Any = {"file": found.path, "alt": {self.options.main_locale: picture.alt}} if picture.alt else found.path
        if "main" not in assets:
            assets["main"] = entry
        else:
            assets.setdefault("gallery", []).append(entry)
