"""A command run with a watcher beside it: which programs it starts, where it connects to, and what it writes."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.hostile import ENVIRONMENT

CALLS = "execve,socket,connect,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,truncate"
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
PATHS = re.compile(r'(?:(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>, )?"((?:[^"\\]|\\.)*)"')
READING = ("execve", "socket", "connect")

# Where there is no strace, Python itself tells of all that this process does; git's own doings are not seen then.
AUDITED = """\
import os, runpy, sys
log = open(sys.argv[1], "a", buffering=1)
def watch(event, arguments):
    if event == "subprocess.Popen": log.write(f"program\\t{os.path.basename(os.fsdecode(arguments[0]))}\\n")
    elif event == "socket.connect": log.write(f"connect\\t{arguments[1]!r}\\n")
    elif event == "open" and isinstance(arguments[0], (str, bytes)) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        log.write(f"write\\t{os.path.abspath(os.fsdecode(arguments[0]))!r}\\n")
    elif event in ("os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove"):
        log.write(f"write\\t{os.path.abspath(os.fsdecode(arguments[1 if event != 'os.mkdir' and event != 'os.remove' else 0]))!r}\\n")
sys.argv[:2] = []
sys.addaudithook(watch)
runpy.run_module("omnicat", run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run said, and what it was seen to do: programs by name, connections, paths written."""

    code: int
    out: str
    err: str
    programs: frozenset[str]
    connections: frozenset[str]
    written: frozenset[str]


def watched(folder: Path, log: Path, *arguments: str, **environment: str) -> Watched:
    """Omnicat run in a folder."""
    inner = [sys.executable, "-P", "-B", "-m", "omnicat", *arguments]
    strace = shutil.which("strace")
    if strace:
        command = [
            strace,
            "-f",
            "--seccomp-bpf",
            "-y",
            "-qq",
            "-s",
            "4096",
            "-e",
            f"trace={CALLS}",
            "-e",
            "signal=none",
            "-o",
            str(log),
            *inner,
        ]
    else:
        command = [sys.executable, "-P", "-B", "-c", AUDITED, str(log), *arguments]
    said = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **ENVIRONMENT, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        capture_output=True,
        timeout=240,
        check=False,
    )
    read = _of_strace if strace else _of_audit
    seen = read(log.read_text(errors="surrogateescape"), folder)
    return Watched(said.returncode, said.stdout.decode(), said.stderr.decode(), *map(frozenset, seen))


def _of_strace(log: str, folder: Path) -> tuple[set[str], set[str], set[str]]:
    programs, connections, written = set(), set(), set()
    for line in log.splitlines():
        found = LINE.match(line)
        if not found:
            continue
        call, arguments, result = found.groups()
        if call == "execve" and result == "0":
            programs.add(PATHS.findall(arguments)[0][1].rpartition("/")[2])
        elif (
            call in ("socket", "connect") and ("AF_INET" in arguments or call == "connect") and "nscd" not in arguments
        ):
            connections.add(arguments)
        elif call not in READING and result != "-1" and _writes(call, arguments):
            written |= {
                os.path.normpath(f"{base or folder}/{path}" if not path.startswith("/") else path)
                for base, path in PATHS.findall(arguments)[-1:]
            }
    return programs, connections, written


def _writes(call: str, arguments: str) -> bool:
    return not call.startswith("open") or any(flag in arguments for flag in ("O_WRONLY", "O_RDWR", "O_CREAT"))


def _of_audit(log: str, folder: Path) -> tuple[set[str], set[str], set[str]]:
    rows = [line.partition("\t")[::2] for line in log.splitlines()]
    program, connect, write = (
        {value for kind, value in rows if kind == wanted} for wanted in ("program", "connect", "write")
    )
    return program, connect, {value.strip("'\"") for value in write}
