"""Files written so that a reader never sees half of them: beside, then moved into place."""

from omnicat.outputs.files import NotWritable, write_file
from omnicat.outputs.staging import Staging

__all__ = ["NotWritable", "Staging", "write_file"]
