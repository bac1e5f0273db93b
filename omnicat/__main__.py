"""The `omnicat` command."""

import sys


def main() -> None:
    """Runs the command line; answers what can be answered before anything is imported for it."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from omnicat import __version__

        sys.stdout.write(f"omnicat {__version__}\n")
        return
    from omnicat.cli.again import answered

    if (code := answered(sys.argv[1:])) is not None:
        sys.exit(code)
    from omnicat.cli.app import run

    run()


if __name__ == "__main__":
    main()
