"""Every command by its name: what it does in a line, and the module that is imported when it is asked for."""

from collections.abc import Mapping

from msgspec import Struct


class Command(Struct, frozen=True):
    """A command. Its module is `omnicat.cli.<module>` and holds a function `command`; so does that of each action."""

    name: str
    summary: str
    group: str
    actions: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """The module's last name: the command's, with `_command` where Python has that word itself."""
        return {"import": "import_command", "list": "list_command", "set": "set_command"}.get(self.name, self.name)

    @property
    def modules(self) -> Mapping[str, str]:
        """The module's last name of each action; of the command itself, as '', where it has none."""
        return {action: f"{self.name}_{action}" for action in self.actions} or {"": self.module}


COMMANDS = (
    Command("init", "a working catalog: the example shop, or one made from your own export", "Start"),
    Command("import", "bring products in from a shop's export or any table", "Start"),
    Command("build", "check, make images and feeds into dist/, write manifest and report", "Work"),
    Command("images", "make the images that channels show, and nothing else", "Work"),
    Command("lint", "look at everything and say what is wrong, where, and what to do", "Work"),
    Command("status", "how complete each channel is, and what to fix first", "Work"),
    Command("list", "find products", "Look"),
    Command("show", "one product, resolved", "Look"),
    Command("why", "where a value comes from", "Look"),
    Command("log", "what changed about a product: who, when, from what to what", "Look"),
    Command("blame", "who said what: each value of a product with its commit", "Look"),
    Command("diff", "what changed, in words, and what it does to each channel", "Look"),
    Command(
        "spec",
        "what each channel demands, and what changes from a date",
        "Look",
        ("list", "show", "diff", "check", "import"),
    ),
    Command("channel", "where the shop sells, one more place, and any feed checked", "Look", ("list", "add", "check")),
    Command(
        "assets",
        "the library of originals: find, look at, bring in, tag, approve, clean up",
        "Look",
        ("list", "show", "add", "tag", "approve", "unused", "duplicates", "sheet", "pull", "push"),
    ),
    Command("new", "a new product file, with what its family needs", "Edit"),
    Command("set", "change values of a product, and nothing else in its file", "Edit"),
    Command("fmt", "every file in the house style: the same data and comments, in one order and form", "Edit"),
    Command("restore", "bring back what products said at an earlier time, one value or all", "Edit"),
    Command("taxonomy", "channels' own category trees: import them, and find what your categories stand for", "Edit"),
    Command("release", "a tag that says what was released: every file, with hashes", "Share"),
    Command("verify", "whether a dist/ is what was released", "Share"),
    Command(
        "ci",
        "the files with which GitHub or GitLab checks the catalog, and a pull request's comment",
        "Share",
        ("init", "comment"),
    ),
    Command(
        "review", "the verdict on a pull request: what it does, what is new and wrong, who has to approve", "Review"
    ),
    Command("approve", "say yes to changes of others, as far as you may", "Review"),
    Command("codeowners", "CODEOWNERS for GitHub or GitLab, made from the governance", "Review"),
    Command("git", "git merges and shows the catalog's files by what they say", "Review", ("install",)),
    Command("resolve", "what a merge left to people, settled by choosing", "Review"),
    Command("cache", "what is kept between runs: how much, carried elsewhere, or forgotten", "Help"),
    Command("explain", "the manual page of a rule, or of a spec", "Help"),
    Command("schema", "JSON Schemas, so that editors complete and explain", "Help"),
)

COMMAND_BY_NAME = {command.name: command for command in COMMANDS}
