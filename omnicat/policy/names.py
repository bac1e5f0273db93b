"""Names of rules as people write them: a rule, a kind (`product`), or a glob (`product/*`)."""

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from omnicat.errors import OmnicatError
from omnicat.findings import did_you_mean


class UnknownRule(OmnicatError):
    """A rule was named on the command line that does not exist."""

    def __init__(self, option: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"{option} names rule '{name}', which does not exist", nearest(name, known))


def names(name: str, rule: str) -> bool:
    """Whether `name` means `rule`: its id, its kind, or a glob of ids."""
    return name == rule or name == rule.partition("/")[0] or fnmatchcase(rule, name)


def is_known(name: str, known: Iterable[str]) -> bool:
    """Whether `name` means at least one known rule."""
    return any(names(name, rule) for rule in known)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint with the rule or kind that was probably meant."""
    rules = set(known)
    kinds = {rule.partition("/")[0] for rule in rules}
    same_kind = {rule for rule in rules if rule.startswith(name.partition("/")[0] + "/")} if "/" in name else set()
    return did_you_mean(name, same_kind or (rules | kinds if "/" in name else kinds))


def require_known(option: str, named: Iterable[str], known: Collection[str]) -> None:
    """Raises `UnknownRule` for the first name given to `option` that means no known rule."""
    for name in named:
        if not is_known(name, known):
            raise UnknownRule(option, name, known)
