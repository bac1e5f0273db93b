"""What can be wrong with an original that is no plain picture, each as the page that `omnicat explain` shows."""

from omnicat.findings import Rule, Severity

SVG_UNSAFE = Rule(
    "asset/svg-unsafe",
    Severity.WARNING,
    """An SVG drawing holds what a browser would run or fetch.

A drawing is a document: it may hold scripts, and name pictures, fonts and style sheets elsewhere that are asked for by
whoever looks at it. A build never publishes them: what `dist/` gets is a copy without. Where the drawing looks another
way then, it needed what was taken away.

Bad:

    <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>…</script></svg>

Good: shapes, text, colours, and pictures that are inside the file

    <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h24v24z"/></svg>

Fix: export the drawing as "plain SVG", with texts as paths and pictures embedded; or take out by hand what is named.
""",
)

OUTSIDE_REFERENCE = Rule(
    "asset/outside-reference",
    Severity.ERROR,
    """A 3D model needs files that are not inside it.

A `.gltf` may keep its meshes and textures in files beside it, or anywhere on the web. A channel gets one file, and
would show an empty scene.

Bad: a model whose JSON says `"uri": "mesh.bin"`.

Good: `chair.glb`, which holds its meshes and textures.

Fix: export the model again as GLB, or pack it.
""",
)

NEEDS_PASSWORD = Rule(
    "asset/needs-password",
    Severity.ERROR,
    """A document opens with a password only.

Nobody who gets it could read it.

Bad: a manual as PDF that asks for a password.

Good: a manual that opens; it may well forbid to be changed.

Fix: export it again without a password for opening it.
""",
)

NOT_EXAMINED = Rule(
    "asset/not-examined",
    Severity.NOTE,
    """A file was not looked into, since the library that reads its kind is not installed, or since it is too large.

It is published all the same. Only what is inside is not known: how many pages it has, whether it opens at all.

Bad: manuals in PDF, checked by an omnicat without `omnicat[pdf]`.

Good: the same after `pip install 'omnicat[pdf]'`.

Fix: install what the hint names.
""",
)

LARGE_NOT_IN_LFS = Rule(
    "asset/large-not-in-lfs",
    Severity.WARNING,
    """A large file is kept by git itself, not by Git LFS.

Each version of it stays in the history for ever, and every clone gets all of them. GitHub warns of files above 50 MB
and refuses those above 100 MB. Told of files above 50 MB, and above 5 MB where the repository uses Git LFS.

Bad: a film of 80 MB that no pattern in `.gitattributes` names.

Good:

    # .gitattributes
    *.mp4 filter=lfs diff=lfs merge=lfs -text

Fix: `git lfs track '*.mp4'`, then `git add --renormalize .` before the commit; `git lfs migrate import` for one that
is committed already.
""",
)

NOT_IN_STORE = Rule(
    "asset/not-in-store",
    Severity.ERROR,
    """The object store does not have an original that a record names, or has another file in its place.

The record holds the digest of the original; only the very same bytes are taken. Products that show it are left out.

Bad: a record that was committed before its file was pushed.

Good: `omnicat assets push --apply`, then the commit of the records that it wrote.

Fix: push the file from where it is, or take the record and what names it away.
""",
)

RULES = (NOT_IN_STORE, SVG_UNSAFE, OUTSIDE_REFERENCE, NEEDS_PASSWORD, NOT_EXAMINED, LARGE_NOT_IN_LFS)
