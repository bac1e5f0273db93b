"""Words in file names that tell what a picture shows."""

from collections.abc import Mapping

from omnicat.editing.inbox.keys import squashed
from omnicat.model.asset import Role

WORDS = {
    "main": "main front hero primary cover packshot vorne vorderseite devant frente",
    "gallery": (
        "gallery back rear side left right top bottom detail details closeup zoom angle inside open closed lifestyle"
        " model worn ambient group texture label hinten rueckseite ruckseite seite innen ambiente dos cote arriere atras"
    ),
    "swatch": "swatch swatches fabric farbmuster stoffmuster",
    "manual": "manual guide instructions datasheet anleitung datenblatt handbuch notice",
    "video": "video clip film",
}
"""By role, the words that file names have for it."""


def role_by_word(roles: Mapping[str, Role]) -> Mapping[str, str]:
    """The role that each word tells, squashed: a role's code and labels before the usual words."""
    usual = {word: role for role, words in WORDS.items() if role in roles for word in words.split()}
    own = {squashed(text): code for code, role in roles.items() for text in (*role.labels.values(), code)}
    return {**usual, **own}
