"""What became of the images of a run: by channel, and the originals that none could be made of."""

from collections.abc import Iterator

from msgspec import Struct

from omnicat.findings import Finding, Severity
from omnicat.pipeline import Gathered
from omnicat.pipeline.outcomes import Outcome, outcomes_of
from omnicat.pipeline.picturing import ChannelImages, Pictured

ROOT = "assets/"
PROFILES = "channel_profiles/"


class RefusedOriginal(Struct, frozen=True):
    """An original that products use and no image can be made of, with the reason. `channels` are those that lack one of
    its images now; none where it can't be read at all."""

    path: str
    rule: str
    message: str
    hint: str
    channels: tuple[str, ...]


class ImagesView(Struct, frozen=True):
    """The account of a run. `made` are the renditions made in it, `fetched` those that another machine had made, `kept`
    those that were here before; `broken` are channels whose profiles can't be used. `milliseconds` is what making took.
    `originals` are all that there are, with what became of each.
    """

    channels: tuple[ChannelImages, ...]
    made: int
    fetched: int
    kept: int
    refused: tuple[RefusedOriginal, ...]
    broken: tuple[str, ...]
    milliseconds: int
    originals: tuple[Outcome, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether anything that should be there isn't."""
        return bool(self.refused or self.broken)


def account_of(gathered: Gathered, pictured: Pictured, milliseconds: int) -> ImagesView:
    """The account of this run."""
    made = pictured.made
    refused = (*_unreadable(gathered), *_failed(pictured))
    return ImagesView(
        pictured.channels,
        made.made,
        len(made.fresh) - made.made,
        len(made.sizes) - len(made.fresh),
        tuple(sorted(refused, key=lambda each: (each.path, each.rule))),
        tuple(_broken(gathered)),
        milliseconds,
        outcomes_of(gathered, pictured, (*gathered.all_findings, *pictured.findings)),
    )


def as_again(view: ImagesView) -> ImagesView:
    """The account of a run that finds everything as this one left it."""
    channels = tuple(
        ChannelImages(each.channel, each.needed, 0, each.new + each.kept, each.refused) for each in view.channels
    )
    return ImagesView(
        channels, 0, 0, view.made + view.fetched + view.kept, view.refused, view.broken, 0, view.originals
    )


def _unreadable(gathered: Gathered) -> Iterator[RefusedOriginal]:
    """Originals in use that no channel is told of, since what they are can't be read."""
    broken = {ROOT + path for path, asset in gathered.opened.shop.model.assets.items() if asset.broken}
    used = {ROOT + use.path for row in gathered.results.rows() for use in row.assets} if broken else set()
    for each in gathered.opened.findings:
        if each.where.path in broken & used and each.severity >= Severity.ERROR:
            yield _refused(each, ())


def _failed(pictured: Pictured) -> Iterator[RefusedOriginal]:
    """Originals that turned out to be damaged when their images were made, or whose images are above a limit."""
    for each in pictured.findings:
        path = each.where.path.removeprefix(ROOT)
        if path in pictured.missing_in and each.severity >= Severity.ERROR:
            limited = pictured.refused_in.get((path, each.where.pointer)) if each.where.pointer else None
            yield _refused(each, limited or pictured.missing_in[path])


def _refused(each: Finding, channels: tuple[str, ...]) -> RefusedOriginal:
    return RefusedOriginal(each.where.path, each.rule, each.message, each.hint, channels)


def _broken(gathered: Gathered) -> Iterator[str]:
    """Channels that were to be shown and have no usable profile; those that are asked for by name are refused before."""
    opened = gathered.opened
    if len(gathered.plan.profiles) < len(opened.profiles):
        return
    files = (path.removeprefix(PROFILES) for path in opened.files.paths(PROFILES) if path.endswith((".yaml", ".yml")))
    yield from sorted({name.rpartition(".")[0].rpartition("/")[2] for name in files} - set(opened.profiles))
