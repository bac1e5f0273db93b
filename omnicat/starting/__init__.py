"""A catalog that is not there yet: the example shop, or one made from foreign files, and what stands around it."""

from omnicat.starting.account import account_csv
from omnicat.starting.adding import Added, add_channel
from omnicat.starting.beginning import Beginning, begin, from_draft, from_example
from omnicat.starting.editors import write_editor_schemas

__all__ = [
    "Added",
    "Beginning",
    "account_csv",
    "add_channel",
    "begin",
    "from_draft",
    "from_example",
    "write_editor_schemas",
]
