"""Work done on many things: one after another, by threads, by processes, or by a cluster; always in the same order.

Most runs need one way: each name's module is imported when it is asked for.
"""

from omnicat import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from omnicat.executor.choosing import executor_for, run, usual_workers
    from omnicat.executor.guard import Stopped, guarded
    from omnicat.executor.processes import FEW, Processes
    from omnicat.executor.protocol import Executor, Prepare, Work
    from omnicat.executor.serial import Serial
    from omnicat.executor.threads import Threads
else:
    __getattr__ = late(
        __name__,
        {
            "Executor": "protocol",
            "FEW": "processes",
            "Prepare": "protocol",
            "Processes": "processes",
            "Serial": "serial",
            "Stopped": "guard",
            "Threads": "threads",
            "Work": "protocol",
            "executor_for": "choosing",
            "guarded": "guard",
            "run": "choosing",
            "usual_workers": "choosing",
        },
    )

__all__ = [
    "FEW",
    "Executor",
    "Prepare",
    "Processes",
    "Serial",
    "Stopped",
    "Threads",
    "Work",
    "executor_for",
    "guarded",
    "run",
    "usual_workers",
]
