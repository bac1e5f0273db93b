"""Feed files that anybody wrote, read record by record, with the line of everything that is said."""

from omnicat.feeds.foreign.decoding import decoded
from omnicat.feeds.foreign.reading import FileForm, form_of, read_records
from omnicat.feeds.foreign.records import Damage, Head, Record
from omnicat.feeds.foreign.unshaping import flattened

__all__ = ["Damage", "FileForm", "Head", "Record", "decoded", "flattened", "form_of", "read_records"]
