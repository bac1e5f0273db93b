"""Many machines as one executor: `dask.distributed`, imported when there is something to do."""

from omnicat.executor.cluster.link import Link
from omnicat.executor.cluster.mapping import Cluster

__all__ = ["Cluster", "Link"]
