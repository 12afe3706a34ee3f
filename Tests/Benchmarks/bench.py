#!/usr/bin/env python3
"""Measures the release build beside the limits of the machine, and prints one table.

    make bench

Engine and journal are measured by `tansiq-bench`, the dashboard through a pseudo-terminal. Where
`../shared/bench` lies beside the project its C programs give the floors of the same run; elsewhere
the disk's own floor is measured here. `docs/performance.md` says what each figure means.
Environment: BENCH_FOLDER (a folder on the disk to be measured), BENCH_SECONDS (5), BENCH_EVENTS
(1000000), BENCH_PARTS (engine,disk,open,screen,live,idle,writes,instructions).
"""
import os
import pathlib
import shutil
import sys
import tempfile

sys.dont_write_bytecode = True

import engine
import instructions
import screen
from programs import PROJECT
from table import Table

SECONDS = float(os.environ.get("BENCH_SECONDS", "5"))
EVENTS = int(os.environ.get("BENCH_EVENTS", "1000000"))


def main():
    table = Table()
    base = os.environ.get("BENCH_FOLDER") or str(PROJECT / ".build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    parts = {
        "engine": lambda: engine.engine(table),
        "disk": lambda: engine.disk(table, folder, SECONDS, EVENTS),
        "open": lambda: engine.opening(table, folder, EVENTS),
        "screen": lambda: screen.screen(table, folder),
        "live": lambda: screen.live(table, folder),
        "writes": lambda: instructions.writes(table, folder),
        "instructions": lambda: instructions.instructions(table, folder),
        "idle": lambda: screen.idle(table, folder)}
    chosen = os.environ.get("BENCH_PARTS", ",".join(parts)).split(",")
    unknown = [name for name in chosen if name not in parts]
    if unknown:
        sys.exit(f"BENCH_PARTS has {', '.join(unknown)}. Choose of {', '.join(parts)}.")
    try:
        for name in chosen:
            with table.attempt(name):
                parts[name]()
        table.print()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
