"""Files written so that a reader never sees half of them: beside, then moved into place."""

from omnicat.outputs.files import NotWritable, write_file
from omnicat.outputs.staging import Growing, OutsideOfDist, Staging, recover

__all__ = ["Growing", "NotWritable", "OutsideOfDist", "Staging", "recover", "write_file"]
