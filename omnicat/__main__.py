"""The `omnicat` command."""

import sys


def main() -> None:
    """Runs the command line; answers what can be answered before anything is imported for it."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from omnicat import __version__

        sys.stdout.write(f"omnicat {__version__}\n")
        return
    if sys.argv[1:2] == ["git-driver"]:
        from omnicat.cli.git_driver import run as run_for_git

        sys.exit(run_for_git(sys.argv[2:]))
    from omnicat.cli.again import answered

    if (code := answered(sys.argv[1:])) is not None:
        sys.exit(code)
    from omnicat.cli.app import run

    run()


if __name__ == "__main__":
    main()
