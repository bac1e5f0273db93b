"""The JSON Schema of what CI tells of a host's reviews: `omnicat review --approvals FILE`."""

from omnicat.schemas.pieces import choice, many, record, text, titled

MOST_REVIEWS = 1000

_LOGIN = text("The login on that host.", minLength=1, maxLength=256)
_REVIEW = record(
    "One review of a pull request.",
    {
        "login": _LOGIN,
        "state": choice(
            "What it says. The last one of a login counts; `commented` changes nothing.",
            "approved",
            "changes_requested",
            "commented",
            "dismissed",
        ),
        "commit": text("The id of the commit that was looked at.", pattern="^([0-9a-f]{40}|[0-9a-f]{64})$"),
        "scope": many(
            text("A role, an attribute, a SKU or a pattern of paths.", maxLength=500),
            "What it is of; all that this person may approve, if not said.",
            maxItems=50,
        ),
    },
    "login",
    "state",
    "commit",
)

SCHEMA = titled(
    "Reviews of a pull request",
    record(
        "What a host knows of a pull request: who opened it, who reviewed it, and which commit they saw.",
        {
            "format": choice("The version of this format.", 1),
            "host": choice("Where the logins are from.", "github", "gitlab"),
            "opened_by": {**_LOGIN, "description": "Who opened the pull request: its changes count as theirs, too."},
            "reviews": many(_REVIEW, "The reviews, the oldest first.", maxItems=MOST_REVIEWS),
        },
        "format",
        "host",
        "reviews",
    ),
)
