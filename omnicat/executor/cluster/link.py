"""The connection to a cluster, made when the first task is there, kept until the end."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from omnicat.executor.cluster.connecting import checked, connected

if TYPE_CHECKING:
    from distributed import Client


class Link:
    """An address, and the client once somebody asked for it."""

    def __init__(self, address: str) -> None:
        self.address = checked(address)
        self._client: Client | None = None
        self._opened = ExitStack()

    def client(self) -> "Client":
        """Connected, with a worker at least. Raises OmnicatError where that can't be."""
        if self._client is None:
            self._client = self._opened.enter_context(connected(self.address))
        return self._client

    def close(self) -> None:
        """Leaves the cluster, or ends it where it was started here."""
        self._client = None
        self._opened.close()
