"""The JSON Schema of `catalog/governance.yaml`: who owns what, who approves what."""

from omnicat.schemas.pieces import CODE, NAME, Schema, by_name, choice, count, many, number, record, text, titled

CHANGES = (
    "added",
    "removed",
    "renamed",
    "retired",
    "value",
    "association",
    "asset",
    "model",
    "stock",
    "profile",
    "template",
    "spec",
    "governance",
    "file",
)
"""The kinds of changes."""

_ROLES: Schema = {
    "type": ["string", "array"],
    "description": "A role, or several that each have to approve.",
    "items": {"type": "string"},
    "examples": ["pricing", ["pricing", "legal"]],
}
_PERSON = record(
    "Somebody who approves.",
    {
        "name": text("How they are called.", examples=["Ada Example"]),
        "mails": many(text("A mail address.", examples=["ada@example.com"]), "The addresses their commits have."),
        "logins": by_name(text("A login."), "Their names on hosts: `github`, `gitlab`.", CODE),
        "keys": many(
            text("A public key.", examples=["ssh-ed25519 AAAAC3…"]),
            "The public keys they sign commits with: lines of ssh's, or OpenPGP's as `gpg --armor --export` writes them.",
        ),
    },
    "name",
)


def _owned(what: str) -> Schema:
    return by_name(_ROLES, f"{what} -> the role that owns it. The last one that fits counts.")


_OWNERS = record(
    "What belongs to whom: a change of it needs an approval of each owner.",
    {
        "attributes": _owned("Attribute code; `*` for any letters"),
        "families": _owned("Family code"),
        "categories": _owned("Category, with those below it"),
        "channels": _owned("Channel, by its profile's name"),
        "paths": _owned("Files, from the catalog's root; `*` within a folder, `**` through folders"),
    },
)
_KIND = choice("A kind of change.", *CHANGES)
_NAMES = {"type": ["string", "array"], "items": {"type": "string"}}
_RULE = record(
    "A change that fits all that is said needs an approval of each of these roles.",
    {
        "name": text("What the rule is for, in a few words.", examples=["big price moves"]),
        "attributes": {**_NAMES, "description": "Only these attributes; `*` for any letters."},
        "families": {**_NAMES, "description": "Only products of these families."},
        "categories": {**_NAMES, "description": "Only products in these categories, and those below."},
        "channels": {**_NAMES, "description": "Only what is said for these channels."},
        "paths": {**_NAMES, "description": "Only these files."},
        "changes": {
            "anyOf": [_KIND, {"type": "array", "items": _KIND}],
            "description": "Only these kinds of changes.",
        },
        "over": number("Only where a number moves by more than so many percent.", minimum=0),
        "words": many(text("A word or several."), "Only where a new text holds one of these.", minItems=1),
        "when": text(
            "Only where this expression over the change is true.",
            examples=["attribute == 'price' and percent < -30", "kind == 'added' and family == 'candle'"],
        ),
        "needs": _ROLES,
        "approvals": count("So many people of each role.", least=1),
    },
    "needs",
)

SCHEMA = titled(
    "Governance",
    record(
        "Who owns what, and who has to approve which change.",
        {
            "people": by_name(_PERSON, "Who approves, by a short name of your choice.", NAME),
            "roles": by_name(
                many(text("A person's short name."), "Who has the role."),
                "Roles, by name -> the people who have it.",
                NAME,
            ),
            "owners": _OWNERS,
            "rules": many(_RULE, "What else needs an approval."),
            "approvals": count("So many people of each role have to approve, where a rule says nothing else.", least=1),
            "own_changes": {
                "anyOf": [
                    choice("Whether people may approve what they changed.", "refused", "allowed"),
                    many(text("A role."), "The roles whose people may."),
                ],
                "description": "Whether people may approve what they changed themselves; `refused` if not said.",
            },
            "trust": many(
                choice("Where an approval may come from.", "review", "signed", "notes", "trailers"),
                "Where approvals are taken from; `[review, signed]` if not said.",
                uniqueItems=True,
            ),
            "outliers": record(
                "From when on a change stands out, whatever the rules say.",
                {
                    "price_moves": number("A price that moves by so many percent.", minimum=0),
                    "values_lost": count("So many products lose the same attribute.", least=1),
                    "products_removed": number("So many percent of the products go.", minimum=0),
                },
            ),
        },
    ),
)
