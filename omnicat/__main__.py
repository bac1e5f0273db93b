"""The `omnicat` command."""

import sys


def main() -> None:
    """Runs the command line; answers `--version` before anything is imported for it."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from omnicat import __version__

        sys.stdout.write(f"omnicat {__version__}\n")
        return
    from omnicat.cli.app import run

    run()


if __name__ == "__main__":
    main()
