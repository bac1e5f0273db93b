"""A picture as lines of text, so that `git diff` shows what changed in it."""

import hashlib
from pathlib import Path

from msgspec.structs import asdict

from omnicat.images.door import probe


def picture_text(path: Path) -> str | None:
    """A picture's format, dimensions, size, digest, and what it says of itself, a fact a line; None where it is no picture."""
    content = path.read_bytes()
    facts, _ = probe(content, path.name)
    if facts is None:
        return None
    said = {
        "format": facts.format,
        "dimensions": f"{facts.width} x {facts.height}",
        "bytes": f"{len(content):,}",
        "sha256": hashlib.sha256(content).hexdigest(),
        "colours": facts.mode
        + (" with transparency" if facts.has_alpha else "")
        + (", ICC profile" if facts.icc else ""),
        **({"animated": "yes"} if facts.animated else {}),
        **{name.replace("_", " "): value for name, value in asdict(facts.embedded).items()},
    }
    return "".join(
        f"{name}: {text}\n" for name, value in said.items() if (text := _in_line(str(value) if value else ""))
    )


def _in_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
