"""Written records held against the product type definitions that a shop imported."""

from collections.abc import Iterable, Mapping
from typing import Any

from omnicat.channels.product_types import of_market
from omnicat.checks.definition_words import wrongs_of
from omnicat.checks.listings import channel_product_type
from omnicat.checks.product_types import Definitions
from omnicat.checks.written.conditions import Condition, Failed, always, condition
from omnicat.checks.written.given import Given, channel_without_catalog
from omnicat.checks.written.wrong import Wrong
from omnicat.model.channel import Spec
from omnicat.model.product_type import WHOLE, ProductType
from omnicat.templating import Lazy


class WrittenTypes:
    """What the definitions for a marketplace ask of records. Without one, and without a marketplace, nothing."""

    def __init__(self, spec: Spec, given: Given, known: Iterable[ProductType]) -> None:
        self._types = types = spec.product_types
        wish = spec.settings.get(types.marketplace) if types else None
        usual = {types.marketplace: wish.by_country.get(given.country, wish.default)} if types and wish else {}
        usable = of_market(spec, {**usual, **given.settings}, known)
        self._definitions = Definitions(usable, given.locale) if usable else None
        self._is_whole: Condition = always
        if types and types.whole and usable:
            self._is_whole = condition(types.whole, channel_without_catalog(spec, given).given) or always

    def check(self, said: Mapping[str, Any], fields: Lazy) -> list[Wrong]:
        """What the definition of a record's product type refuses. `said` is the record as it stands in its file."""
        types, definitions = self._types, self._definitions
        name = said.get(types.field) if types else None
        if types is None or definitions is None or not isinstance(name, str):
            return []
        part, failed = said.get(types.part), Failed()
        requirements, is_whole = str(said.get(types.requirements, WHOLE)), self._is_whole(fields, failed)
        definition = definitions.of(name, requirements, is_whole=is_whole)
        if definition is None or not isinstance(part, Mapping) or definition.allows(part):
            return []
        rule = channel_product_type.RULE
        return list(
            dict.fromkeys(
                Wrong(
                    f"{types.part}.{each.attribute}",
                    rule,
                    rule.severity,
                    f"{types.part}.{each.attribute} {each.message}",
                    each.hint,
                )
                for each in wrongs_of(name, definition, part)
            )
        )
