"""Runs a module as `python -m` does, and says on standard error how much memory it held at most.

`python -m tests.bench.weigh bot ask "..."`; the last line of standard error is the number of megabytes. The
kernel's own account to a parent (`ru_maxrss`) is of no use: a child begins with the size of its parent.
"""

from __future__ import annotations

import atexit
import runpy
import sys

from tests.bench.memory import most_resident

if __name__ == "__main__":
    atexit.register(lambda: sys.stderr.write(f"{most_resident():.1f}\n"))
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
