"""The pictures of an inbox, decoded: one that is cut off has a header like any other."""

from collections.abc import Sequence

from omnicat.editing.inbox.files import Candidate, refused_for
from omnicat.findings import Severity
from omnicat.looking.inbox_account import Refused
from omnicat.model.asset import Asset
from omnicat.pipeline import Opened
from omnicat.pipeline.gathering import Progress
from omnicat.pipeline.looks import Examiner
from omnicat.pipeline.opening import STATE


def looked_at(
    files: Sequence[Candidate], opened: Opened, progress: Progress | None
) -> tuple[tuple[Candidate, ...], tuple[Refused, ...]]:
    """Those that can be used, and those that can't. What is seen is kept by content: `lint` has no need to look again."""
    pictures = {each.name: each for each in files if each.kind == "image"}
    examiner = Examiner(opened.files.root / STATE, opened.shop.encoder, progress)
    assets = (Asset(each.name, each.digest, 0, "image", "", each.width, each.height) for each in pictures.values())
    seen = examiner.look(assets, lambda name: pictures[name].source.read_bytes())
    wrong = {
        name: next(each for each in looked.findings if each.severity >= Severity.ERROR)
        for name, looked in seen.items()
        if looked.looks is None
    }
    refused = tuple(refused_for(found, name) for name, found in sorted(wrong.items()))
    return tuple(each for each in files if each.name not in wrong), refused
