"""What can be wrong with a picture file, each as the page that `omnicat explain` shows."""

from omnicat.findings import Rule, Severity

UNREADABLE = Rule(
    "asset/unreadable",
    Severity.ERROR,
    """A file can't be read.

It begins like a picture, a video, a document, a drawing or a model, but is cut off, damaged, locked or no file at all.
Nothing can be made of it, so every product that shows it would reach its channels without.

Bad: a photo whose upload was cut off

    assets/tee/front.jpg    # 1 MB of 3 MB

Good: the whole file

    assets/tee/front.jpg    # opens in a picture viewer to the last line

Fix: copy the file again from where it came from, or export it again from the program that made it.
""",
)

TOO_MANY_PIXELS = Rule(
    "asset/too-many-pixels",
    Severity.ERROR,
    """A picture has more than 50 megapixels.

A small file can unfold into gigabytes. Such a file could stop a build on any machine, so it is refused by what
its header says, before a pixel is decoded. No channel shows more than a part of 50 megapixels. For WebP and
AVIF, whose decoders need more memory for a pixel, the limit is 32 megapixels.

Bad: a scan of 12000 x 9000 pixels (108 megapixels)

    assets/poster/scan.png

Good: the same picture, 7000 x 5250 pixels (37 megapixels)

    assets/poster/scan.png

Fix: export the picture again with at most 50 megapixels.
""",
)

UNKNOWN_FORMAT = Rule(
    "asset/unknown-format",
    Severity.ERROR,
    """A file is in no picture format that omnicat reads.

JPEG, PNG, WebP, AVIF, GIF, TIFF and BMP are read, and HEIC with `omnicat[heic]`, told apart by their first bytes and
not by their names. Anything else is never given to a decoder.

Bad: a file of Photoshop under the name of a picture

    assets: {main: tee/front.psd}

Good: the same photo as JPEG

    assets: {main: tee/front.jpg}

Fix: convert the file to JPEG, PNG, WebP, AVIF or TIFF and name that file in the product.
""",
)

WRONG_EXTENSION = Rule(
    "asset/wrong-extension",
    Severity.WARNING,
    """A picture file's extension does not say its format.

omnicat looks at the content and copes. Web servers, editors and channels go by the name: Google refuses an image
whose extension is not its real format as "unsupported image type".

Bad: a WebP picture, saved from a web page under a JPEG name

    assets/tee/front.jpg    # begins with RIFF….WEBP

Good: a name that says what is inside

    assets/tee/front.webp

Fix: rename the file, and the products' entries that name it.
""",
)

GIT_LFS_POINTER = Rule(
    "asset/git-lfs-pointer",
    Severity.ERROR,
    """A file is a Git LFS pointer: its content was not fetched.

With Git LFS the repository holds a three-line text in place of a large file. A clone without Git LFS, or a CI job
that checks out without it, sees only this text.

Bad: 130 bytes of text where a photo should be

    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 2831155

Good: the photo itself, after `git lfs pull`

Fix: run `git lfs pull`; in CI, check out with LFS switched on.
""",
)

EMPTY = Rule(
    "asset/empty",
    Severity.ERROR,
    """A file has no content.

A file of zero bytes is what is left when a copy or a download fails.

Bad: a file of 0 bytes

    assets/tee/front.jpg

Good: a file that holds a picture

Fix: copy the file again from where it came from, or remove it and the entries that name it.
""",
)

BAD_COLOUR_PROFILE = Rule(
    "asset/bad-colour-profile",
    Severity.WARNING,
    """A picture carries a colour profile that can't be used.

The profile says which red the numbers for red mean. Renditions are sRGB, so a profile is applied and then left out.
One that is damaged, or made for another kind of picture, is ignored: the photo is shown as if it were sRGB, and
colours may be off.

Bad: an RGB photo with the profile of a printing press (CMYK) in it

    assets/tee/front.jpg

Good: the same photo with an sRGB, Display P3 or Adobe RGB profile, or with none

Fix: open the picture in an editor, assign the right profile and export it as sRGB.
""",
)

NO_RENDITION = Rule(
    "asset/no-rendition",
    Severity.ERROR,
    """A rendition can't be made as the channel's profile asks for it.

The picture is fine, but what is asked of it is not possible: a background that is no colour, a size above
50 megapixels, a side longer than the format can hold (16383 pixels in WebP, 65500 in JPEG).

Bad: a colour that does not exist

    renditions:
      main: {width: 1500, height: 1500, fit: pad, background: whit}

Good: a CSS colour name or #rrggbb

    renditions:
      main: {width: 1500, height: 1500, fit: pad, background: white}

Fix: correct the rendition in the channel's profile.
""",
)

RENDITION_TOO_LARGE = Rule(
    "asset/rendition-too-large",
    Severity.ERROR,
    """A rendition is larger than the channel's profile allows, however low its quality.

With `max_bytes` a rendition is written in the highest quality that stays below so many bytes, but in none below
`min_quality`: a photo that small would be ugly. A PNG loses nothing and so has no quality that could go down.

Bad: a large photo full of detail in 20 kB

    renditions:
      main: {width: 1500, height: 1500, fit: inside, max_bytes: 20000}

Good: a size that fits the promise

    renditions:
      main: {width: 500, height: 500, fit: inside, max_bytes: 20000}

Fix: allow more bytes, ask for fewer pixels, for a lower `min_quality`, or for another format.
""",
)

DECODER_STOPPED = Rule(
    "asset/decoder-stopped",
    Severity.ERROR,
    """A file takes its decoder too long, or too much memory, or crashes it.

Files of some kinds can make the library that decodes them work for hours, take all memory or end the whole run. GIF,
WebP, AVIF, TIFF, BMP, HEIC, animations that are kept, PDF and video are therefore decoded in a process of their own,
that is stopped after 5 seconds of work or at 640 MB. A film may take 20 seconds, and each rendition that keeps an
animation 20 more. Nothing else is lost: all other images are made.

Bad: a TIFF of a thousand layers, from the program that laid out a catalog

    assets/tee/front.tif

Good: the same photo, flattened

    assets/tee/front.jpg

Fix: export the file again, flattened and no larger than it is shown; or take it out of the products that name it.
""",
)

NOT_INSTALLED = Rule(
    "asset/not-installed",
    Severity.ERROR,
    """A file can't be used since the library that reads its kind is not installed.

Some kinds of files need libraries that are large, and that most shops never use: `omnicat[heic]` for photos of phones,
`omnicat[video]` for a picture out of a video, `omnicat[pdf]` for a picture of a manual's first page.

Bad: a catalog with HEIC photos, built by an omnicat without `omnicat[heic]`.

Good: the same after `pip install 'omnicat[heic]'`.

Fix: install what the hint names, wherever the catalog is built; or save the file as a kind that needs none.
""",
)

RULES = (
    UNREADABLE,
    TOO_MANY_PIXELS,
    UNKNOWN_FORMAT,
    WRONG_EXTENSION,
    GIT_LFS_POINTER,
    DECODER_STOPPED,
    NOT_INSTALLED,
    EMPTY,
    BAD_COLOUR_PROFILE,
    NO_RENDITION,
    RENDITION_TOO_LARGE,
)
