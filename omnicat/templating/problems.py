"""What is wrong with a text that can't be compiled or evaluated, in a sentence."""


class TemplatingProblem(Exception):
    """A text that can't be compiled or evaluated; says why, in a sentence. `hint` says what to do, where that is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class NotInTable(TemplatingProblem):
    """A key that a table does not have; nothing is said for it."""
