"""A pull request that would like to be more than data: a repository with the victim's settings, and a branch of a stranger."""

import os
import subprocess
from pathlib import Path

from tests.cli.conftest import FILES

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_NOSYSTEM": "1",
    **{
        f"GIT_{who}_{what}": said
        for who in ("AUTHOR", "COMMITTER")
        for what, said in (("NAME", "Eve ::error::x"), ("EMAIL", "eve@example.com"), ("DATE", "2026-11-01T12:00:00Z"))
    },
}

TITLE = (
    "::error file=x::forged\\n::set-output name=x::y\\r##[command]%0A%0D\\u001b[31m\\u001b]8;;https://evil.example\\u0007 "
    "@everyone #1 ![x](https://evil.example/x.png) [x](https://evil.example) <img src=x onerror=x> </table></details> "
    "https://evil.example www.evil.example | ` *b* \\u202e -->"
)

PRODUCT = f"""\
family: tee
status: active
attributes:
  name: "{TITLE}"
  price: 29.00 USD
  nothing: "{TITLE}"
"""

NAMES = (
    "-rf",
    "--output=stolen",
    "a\nb",
    "$(touch stolen)",
    ";touch stolen;",
    "::error::x",
    "@everyone",
    "<img src=x>",
    "é|`x`",
)
"""File names, and SKUs."""

TEMPLATES = {
    "escape": "{{ ''.__class__.__mro__[1].__subclasses__() }}{{ cycler.__init__.__globals__.os.system('touch stolen') }}",
    "endless": "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
    "huge": "{{ 'x' * 10000000000 }}",
    "wide": "{{ 'x' | center(9999999999) }}",
    "long": "{% for a in range(90000) %}" + "x" * 5000 + "{% endfor %}",
    "include": "{% include '/etc/passwd' %}",
}

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join(['*' + before] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

ATTRIBUTES = "* filter=evil diff=evil merge=evil text=auto ident\n*.yaml filter=evil working-tree-encoding=UTF-16\n"

CONFIG = """\
[core]
	fsmonitor = {evil}
	hooksPath = {hooks}
	pager = {evil}
	editor = {evil}
	sshCommand = {evil}
	askPass = {evil}
[filter "evil"]
	clean = {evil}
	smudge = {evil}
	process = {evil}
	required = true
[diff]
	external = {evil}
[diff "evil"]
	textconv = {evil}
	command = {evil}
[merge "evil"]
	driver = {evil}
[gpg]
	program = {evil}
[log]
	showSignature = true
[remote "origin"]
	url = ext::{evil}
	promisor = true
"""


def git(folder: Path, *arguments: str, stdin: bytes = b"") -> str:
    """Git without any setting of a person's, and with nothing of it that goes on behind."""
    done = subprocess.run(
        ["git", "-c", "maintenance.auto=false", *arguments],
        cwd=folder,
        env={**os.environ, **ENVIRONMENT},
        input=stdin,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().strip()


def repository(top: Path, lines: int, files: int) -> Path:
    """The victim's clone with the stranger's branch checked out; `stolen` beside it comes to be where a program was run."""
    root = top / "shop"
    root.mkdir(parents=True)
    git(root, "init", "-q", "-b", "main")
    _put(root, {**FILES, ".gitignore": "dist/\n.omnicat/\n"})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a shop")
    git(root, "checkout", "-qb", "stranger")
    _put(root, _changes(lines, files))
    _link(root, top / "secret")
    git(root, "add", "-A", "--force", "--", ".", ":!.gitattributes")
    git(root, "commit", "-qm", f"::error::x @everyone <img src=x>\n\n{TITLE}\n")
    _put(root, {".gitattributes": ATTRIBUTES})
    git(root, "add", "--force", ".gitattributes")
    git(root, "commit", "-qm", "attributes")
    _arm(root, top)
    return root


def _changes(lines: int, files: int) -> dict[str, str]:
    named = {f"catalog/products/{name}.yaml": f"sku: {_quoted(name)}\n{PRODUCT}" for name in NAMES}
    many = {
        f"catalog/products/many/{n}.yaml": f"sku: MANY-{n}\nfamily: tee\nattributes: {{name: Tee {n}}}\n"
        for n in range(files)
    }
    profiles = {
        f"channel_profiles/evil-{name}.yaml": f"extends: google-us\nfeeds: [{{file: ../../stolen.xml, template: {name}.xml.j2}}]\n"
        for name in TEMPLATES
    }
    fed = {
        f"channel_profiles/fed-{name}.yaml": f"extends: google-us\nfeeds: [{{file: x.xml, template: {name}.xml.j2}}]\n"
        for name in TEMPLATES
    }
    templates = {
        f"templates/{name}.xml.j2": f"{{% block header %}}{text}{{% endblock %}}{{% block item %}}{text}{{% endblock %}}{{% block footer %}}{{% endblock %}}"
        for name, text in TEMPLATES.items()
    }
    huge = "".join(f"  line{n}: {n}\n" for n in range(lines))
    return {
        **named,
        **many,
        **profiles,
        **fed,
        **templates,
        "catalog/products/bomb.yaml": BOMB,
        "catalog/products/huge.yaml": f"sku: HUGE\nfamily: tee\nattributes:\n  name: Huge\n{huge}",
        "catalog/products/tee/tee.yaml": FILES["catalog/products/tee/tee.yaml"].replace(
            "A soft tee", TITLE.replace("\\", "")[:9]
        ),
        "catalog/products/up.yaml": f"sku: ../../../stolen\n{PRODUCT}",
        "sitecustomize.py": "open('stolen', 'w')\n",
        "yaml.py": "open('stolen', 'w')\n",
        "omnicat.py": "open('stolen', 'w')\n",
    }


def _link(root: Path, secret: Path) -> None:
    secret.mkdir()
    (secret / "secret.yaml").write_text("sku: SECRET-VALUE\nfamily: tee\n")
    (root / "assets").mkdir(exist_ok=True)
    for path, target in (
        ("catalog/products/leak.yaml", secret / "secret.yaml"),
        ("catalog/products/leaks", secret),
        ("assets/leak.jpg", Path("/etc/passwd")),
        ("templates/leak.xml.j2", secret / "secret.yaml"),
        ("catalog/attributes/loop", Path("../attributes")),
    ):
        (root / path).symlink_to(target)


def _arm(root: Path, top: Path) -> None:
    """The victim's own settings name programs, which a stranger's `.gitattributes` would like to have started."""
    evil, hooks = top / "evil", top / "hooks"
    evil.write_text(f'#!/bin/sh\ntouch "{top}/stolen"\ncat\n')
    evil.chmod(0o755)
    hooks.mkdir()
    for name in ("post-checkout", "post-index-change", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        (hooks / name).symlink_to(evil)
        (root / ".git/hooks" / name).symlink_to(evil)
    with (root / ".git/config").open("a") as config:
        config.write(CONFIG.format(evil=evil, hooks=hooks))
    # Git reads what a file holds only where the file may have changed since it last looked.
    for path in (root / "catalog").rglob("*.yaml"):
        if not path.is_symlink():
            os.utime(path, (1, 1))


def _put(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _quoted(name: str) -> str:
    import json

    return json.dumps(name)
