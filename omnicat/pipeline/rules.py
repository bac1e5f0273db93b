"""Every rule there is, by id. Most runs ask for none: the modules that tell of them are imported when one is asked for."""

from collections.abc import Iterator, Mapping

from omnicat.findings import Rule


class _Rules(Mapping[str, Rule]):
    def __getitem__(self, rule: str) -> Rule:
        return _every()[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(_every())

    def __len__(self) -> int:
        return len(_every())


ALL_RULES: Mapping[str, Rule] = _Rules()
"""Sorted by their ids."""


def _every() -> Mapping[str, Rule]:
    from omnicat.pipeline.every_rule import EVERY_RULE

    return EVERY_RULE
