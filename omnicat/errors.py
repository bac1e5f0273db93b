"""What stops the whole run: a sentence for the user and the exit code it ends with."""

from enum import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    PARTIAL = 3
    REFUSED = 10
    LOCKED = 11
    CREDENTIALS = 12
    UNREACHABLE = 13
    INTERRUPTED = 130


class OmnicatError(Exception):
    """Ends the run. `message` says what is wrong, `hint` what to do about it."""

    code = Exit.USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> "tuple[Any, ...]":
        """A worker's error reaches the parent whole, whatever its own class is made from."""
        return _revived, (type(self), self.message, self.hint)


def _revived(kind: type[OmnicatError], message: str, hint: str) -> OmnicatError:
    error = kind.__new__(kind)
    OmnicatError.__init__(error, message, hint)
    return error


class NotACatalog(OmnicatError):
    """No catalog was found where one was looked for."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            f"no catalog in '{folder}' or any folder above it",
            "run `omnicat init` here, or name the catalog's folder with `omnicat -C DIR`",
        )


class Locked(OmnicatError):
    """Another omnicat holds the lock."""

    code = Exit.LOCKED
