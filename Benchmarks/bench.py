#!/usr/bin/env python3
"""Measures the release build beside the limits of the machine, and prints one table.

    make bench

Engine and journal are measured by `tansiq-bench`, the dashboard through a pseudo-terminal. Where
`../shared/bench` lies beside the project its C programs give the floors of the same run; elsewhere
the disk's own floor is measured here. `docs/performance.md` says what each figure means.
Environment: BENCH_FOLDER (a folder on the disk to be measured), BENCH_SECONDS (5), BENCH_EVENTS
(1000000), BENCH_PARTS (engine,disk,open,screen).
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parent
SHARED = PROJECT.parent / "shared" / "bench"
RELEASE = PROJECT / ".build" / "release"
SECONDS = os.environ.get("BENCH_SECONDS", "5")
EVENTS = int(os.environ.get("BENCH_EVENTS", "1000000"))
PARTS = os.environ.get("BENCH_PARTS", "engine,disk,open,screen").split(",")
PER_INCIDENT = 31.954  # entries of W1 for one incident

rows = []


def row(name, value, unit, floor=None, target=""):
    """A line of the table; the floor is of the same unit and the same run."""
    ratio = f"{value / floor:.2f}" if floor else ""
    rows.append((name, f"{value:,.1f} {unit}", f"{floor:,.1f}" if floor else "", ratio, target))
    print(f"  {name}: {value:,.1f} {unit}", file=sys.stderr, flush=True)


def run(*command, cwd=None):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command[0]} failed: {done.stdout}{done.stderr}")
    return done.stdout


def bench(*arguments):
    return json.loads(run(RELEASE / "tansiq-bench", *arguments).splitlines()[-1])


def compiled(name, folder, *flags):
    """A floor's program from the shared folder; None where it cannot be had."""
    source = SHARED / f"{name}.c"
    if not source.exists() or not shutil.which("gcc"):
        return None
    program = folder / name
    done = subprocess.run(
        ["gcc", "-O2", "-msse4.2", "-w", "-o", str(program), str(source), *flags],
        capture_output=True)
    return program if done.returncode == 0 else None


def engine():
    found = bench("engine", 4000)
    row("engine a command, without the disk", found["us_per_command"], "µs", None, "≤ 5 µs")


def disk(folder):
    (folder / "results").mkdir(exist_ok=True)
    floor = bench("floor", folder, SECONDS)
    sqlite, raw = floor["sqlite_us"], floor["raw_us"]
    program = compiled("sqlite_floor", folder, "-lsqlite3")
    ours = bench("sync", folder / "sync", SECONDS)
    if program:
        said = json.loads(run(program, "wal", SECONDS, cwd=folder))
        sqlite, raw = said["us"]["p50"], said["raw_us"]["p50"]
    row("append and fdatasync, p50", raw, "µs")
    row("SQLite's one-row commit, p50", sqlite, "µs", raw)
    row("durable command, p50", ours["p50_us"], "µs", sqlite, "≤ 1.15 × SQLite")
    group = bench("group", folder / "group", SECONDS)
    floor_rate = None
    program = compiled("floor_engine", folder)
    if program:
        stream = folder / "w1.tsv"
        stream.write_text(run(sys.executable, SHARED / "w1.py", "emit", "4000"))
        text = run(program, "w1", stream, 100_000, 64, 3, cwd=folder)
        rates = re.findall(r'"(?:cmds_per_s|commands_per_s|cmd_s|per_s)":\s*([0-9.]+)', text)
        floor_rate = float(rates[0]) if rates else None
    row("64 commands sharing a commit", group["commands_per_s"], "commands/s", floor_rate,
        "≥ 60,000, ≥ 0.5 of the C floor")


def opening(folder):
    room = folder / "million"
    built = bench("build", room, max(1000, round(EVENTS / PER_INCIDENT)))
    row("journal bytes an event", built["bytes_per_entry"], "bytes", None, "≤ 300")
    run_cold = [bench("snapshot", room)["ms"] for _ in range(3)]
    found = bench("snapshot", room)
    row(f"{found['entries']:,} events to a board, snapshot and tail", sorted(run_cold)[1], "ms",
        None, "≤ 80 ms")
    asked = bench("queries", room)
    row("one incident's timeline, warm", asked["timeline_us"], "µs", None, "≤ 10 µs")
    row(f"open tasks of one agency ({asked['tasks']:,})", asked["all_us"], "µs", None, "≤ 500 µs")
    found = bench("journal", room)
    row(f"{found['entries']:,} events to a board, whole chain checked", found["ms"], "ms", None,
        "≤ 2,000 ms")
    row("peak memory of that", found["peak_mb"], "MB", None, "≤ 250 MB")


def screen(folder):
    harness = SHARED / "ptybench.py"
    try:
        import pyte  # noqa: F401
    except ImportError:
        print("  no screen figures: the harness needs pyte (pip install pyte)", file=sys.stderr)
        return
    if not harness.exists():
        print("  no screen figures: ../shared/bench is not here", file=sys.stderr)
        return
    state = folder / "state"
    environment = {
        "XDG_STATE_HOME": str(state), "XDG_CONFIG_HOME": str(folder / "config"), "TZ": "UTC",
        "LANG": "C.UTF-8"}
    for count in (100, 1000, 100_000):
        room = folder / f"screen-{count}"
        bench("board", room, count)
        measured(folder, harness, f"tansiq, {count:,} incidents", {
            "name": f"tansiq-{count}",
            "cmd": [str(RELEASE / "tansiq"), "open", str(room), "--name", "B. Haddad",
                    "--agency", "fire", "--post", "Duty officer"],
            "env": environment, "ready": r"\? help", "warm_keys": ["ESC"], "quit": ["q", "y"],
            "actions": [
                {"name": "down", "keys": ["DOWN"], "n": 25},
                {"name": "page", "keys": ["PAGEDOWN"], "n": 10},
                {"name": "screen", "keys": ["2"], "back": ["1"], "n": 8}],
            "idle_s": 20, "start_runs": 9})
    program = compiled("nclist", folder, "-lncursesw")
    if program:
        measured(folder, harness, "nclist", {
            "name": "nclist", "cmd": [str(program), "1000", "marker"], "quit": ["q"],
            "ready": "row 1 of 1000", "actions": [
                {"name": "down", "keys": ["DOWN"], "n": 25},
                {"name": "page", "keys": ["PAGEDOWN"], "n": 10}],
            "idle_s": 5, "start_runs": 9})
    for name, keys in (("htop", ["q"]), ("btop", ["q"]), ("mc", ["F10"]), ("tig", ["q"])):
        if shutil.which(name):
            measured(folder, harness, name, {
                "name": name, "cmd": [shutil.which(name)], "quit": keys, "cwd": str(PROJECT),
                "actions": [{"name": "down", "keys": ["DOWN"], "n": 20}], "idle_s": 5,
                "start_runs": 5})


def measured(folder, harness, title, scenario):
    path = folder / f"{scenario['name']}.json"
    path.write_text(json.dumps(scenario))
    found = json.loads(run(sys.executable, harness, path, "--size", "120x40", cwd=folder))
    if isinstance(found, list):
        found = found[0]
    (folder / f"{scenario['name']}.result.json").write_text(json.dumps(found, indent=1))
    ours = title.startswith("tansiq")

    def figure(value):
        return value.get("p50", value.get("median")) if isinstance(value, dict) else value

    start = found.get("start", {})
    first = figure(start.get("first_frame_ms"))
    if first is not None:
        row(f"{title}: first frame", first, "ms", None, "≤ 15 ms" if ours else "")
    for name, target in (("down", "≤ 0.5 ms"), ("page", "≤ 2 ms"), ("screen", "≤ 2 ms")):
        keys = found.get("keys", {}).get(name)
        if not keys:
            continue
        row(f"{title}: {name}", figure(keys["last_ms"]), "ms", None, target if ours else "")
        row(f"{title}: {name}, bytes", figure(keys["bytes"]), "B", figure(keys.get("min_bytes")),
            "≤ 40 B" if ours and name == "down" else "")
        row(f"{title}: {name}, CPU", figure(keys["cpu_us"]), "µs")
    memory = found.get("mem_after_start", {})
    if "peak_rss_mb" in memory:
        row(f"{title}: peak memory", memory["peak_rss_mb"], "MB", None, "≤ 20 MB" if ours else "")
    idle = found.get("idle", {})
    if "bytes_per_min" in idle:
        row(f"{title}: an idle minute", figure(idle["bytes_per_min"]), "B", None,
            "≤ 6,000 B" if ours else "")


def printed():
    heads = ("figure", "measured", "floor", "ratio", "to reach")
    table = [heads] + rows
    widths = [max(len(line[place]) for line in table) for place in range(len(heads))]
    for number, line in enumerate(table):
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths)) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def main():
    base = os.environ.get("BENCH_FOLDER") or str(PROJECT / ".build")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=base))
    parts = {
        "engine": engine, "disk": lambda: disk(folder), "open": lambda: opening(folder),
        "screen": lambda: screen(folder)}
    failed = []
    try:
        for name in PARTS:
            try:
                parts[name]()
            except SystemExit as why:
                failed.append(f"{name}: {why}")
        printed()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
