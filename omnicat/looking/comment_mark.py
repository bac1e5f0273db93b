"""By what a comment on a pull request is found again, and how long it may be."""

MARK = "<!-- omnicat -->"
"""The first line."""

MOST_COMMENT = 60_000
"""GitHub takes comments of 65,536 characters, GitLab notes of a million (docs.github.com, docs.gitlab.com, 2026-08)."""
