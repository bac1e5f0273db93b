"""What is known of an original that is no plain picture."""

from msgspec import Struct


class Media(Struct, frozen=True):
    """What an original that is no plain picture is made of; 0, '' and () where that is not known.

    Of a video `duration` in seconds, `codec` (`h264`, `vp9`…), `frame_rate` a second and whether it `has_audio`; of a
    document `pages`, `title` and whether it is `encrypted`; of a model the `generator` that wrote it and the
    `extensions` of glTF that it uses. `width` and `height` of its frames or first page are the asset's.
    """

    duration: float = 0.0
    codec: str = ""
    pages: int = 0
    frame_rate: float = 0.0
    has_audio: bool = False
    title: str = ""
    encrypted: bool = False
    generator: str = ""
    extensions: tuple[str, ...] = ()


NO_MEDIA = Media()


class Facts(Struct, frozen=True):
    """An original as its file describes it. `width` and `height` are the pixels of what can be shown of it: a video's
    frame the way up it is seen, a document's first page as omnicat draws it, a drawing's own size; 0 where there is
    none."""

    format: str
    width: int = 0
    height: int = 0
    media: Media = NO_MEDIA
