"""The dashboard from outside, through the harness's pseudo-terminal, beside other programs."""
import json
import shutil
import subprocess
import sys

from programs import (
    HARNESS, PROJECT, board, compiled, installed, opening, require_harness, run,
    surroundings)
import scenario

SIZES = ("120x40", "250x70")
OTHERS = (
    ("htop", ["htop"], ["q"]), ("btop", ["btop"], ["q"]),
    ("mc", ["mc"], ["F10"]), ("tig", ["tig"], ["q"]))
# A page down from the last row in view: from a row above it, it is only the rows between.
FIRST_PAGE = ["HOME", "PAGEDOWN"]
KEYS = [
    {"name": "down", "keys": ["DOWN"], "n": 25},
    {"name": "page", "keys": ["PAGEDOWN"], "n": 8, "pre": FIRST_PAGE, "back": FIRST_PAGE},
    {"name": "screen", "keys": ["2"], "n": 8, "back": ["1"]},
    {"name": "panel", "keys": ["DOWN"], "n": 15, "pre": ["HOME", "ENTER"], "post": ["ESC"]}]


def measured(folder, program, size, parts):
    """What the harness finds: `parts` of start, keys, idle and feed."""
    path = folder / f"{program['name']}-{size}-{parts}.json"
    path.write_text(json.dumps(program))
    command = (sys.executable, HARNESS, path, "--size", size, "--only", parts)
    return json.loads(run(*command, cwd=folder))


def ours(folder, room, **more):
    """The dashboard of a room, its panel closed."""
    return {
        "name": f"tansiq-{room.name}", "cmd": opening(installed(folder), room),
        "env": surroundings(folder), "ready": r"\? help", "warm_keys": ["ESC"],
        "quit": ["q", "y"], **more}


def bare(folder):
    """A bare list on ncurses, the floor of a dashboard; None where it cannot be had."""
    program = compiled("nclist", folder, "-lncursesw")
    return program and {
        "name": "nclist", "cmd": [str(program), "1000", "marker"], "quit": ["q"],
        "ready": "row 1 of 1000", "start_runs": 9, "actions": [
            {"name": "down", "keys": ["DOWN"], "n": 25},
            {"name": "page", "keys": ["PAGEDOWN"], "n": 10},
            {"name": "screen", "keys": ["TAB"], "n": 10}],
        "feed": {"cmd": [str(program), "1000", "marker", "100"], "seconds": 12}}


def others(folder):
    """Everyday programs that are installed."""
    for name, command, quit in OTHERS:
        if shutil.which(name):
            yield {
                "name": name, "cmd": command, "quit": quit, "cwd": str(PROJECT),
                "env": surroundings(folder), "start_runs": 5, "idle_s": 60,
                "actions": [{"name": "down", "keys": ["DOWN"], "n": 20}]}


def screen(table, folder):
    require_harness()
    floors = {}
    program = bare(folder)
    if program:
        table.title("nclist, a bare ncurses list")
        with table.attempt("nclist"):
            floors = shown_bare(table, folder, program)
    for incidents in (100, 1000, 100_000):
        table.title(f"Dashboard, {incidents:,} incidents")
        with table.attempt(f"{incidents:,} incidents"):
            dashboard(table, folder, incidents, floors)
    for program in others(folder):
        table.title(program["name"])
        with table.attempt(program["name"]):
            found = measured(folder, program, SIZES[0], "start,keys")
            shown_start(table, found)
            shown_key(table, found, "down", "one row down")


def shown_bare(table, folder, program):
    """Prints the bare list's figures and gives them as floors, by name and size."""
    floors = {}
    for size in SIZES:
        found = measured(folder, program, size, "start,keys")
        if size == SIZES[0]:
            shown_start(table, found)
            floors["start"] = found["start"]["first_frame_ms"]["p50"]
            floors["cpu"] = found["keys"]["down"]["cpu_us"]["p50"]
        for name, words in (("down", "one row down"), ("page", "page"), ("screen", "screen")):
            shown_key(table, found, name, f"{words}, {size}")
            floors[name, size] = found["keys"][name]["last_ms"]["p50"]
        floors["panel", size] = floors["down", size]
    return floors


def dashboard(table, folder, incidents, floors):
    room = board(folder, incidents)
    is_small = incidents == 100
    for size in SIZES:
        program = ours(folder, room, actions=KEYS, start_runs=9 if is_small else 3)
        found = measured(folder, program, size, "start,keys" if size == SIZES[0] else "keys")
        if size == SIZES[0]:
            shown_start(
                table, found, floors.get("start"), *((15, 20) if is_small else (None, None)))
            table.add(
                "one row down, CPU", found["keys"]["down"]["cpu_us"]["p50"], "µs",
                floors.get("cpu"))
        shown_key(
            table, found, "down", f"one row down, {size}", floors.get(("down", size)), most=0.5,
            most_bytes=40)
        shown_key(
            table, found, "panel", f"one row down with the panel, {size}",
            floors.get(("panel", size)), times=1.15)
        for name, words in (("page", "page"), ("screen", "screen switch")):
            shown_key(
                table, found, name, f"{words}, {size}", floors.get((name, size)), most=2,
                times=1.15)


def shown_start(table, found, floor=None, most=None, most_memory=None):
    if not found.get("start", {}).get("first_frame_ms"):
        return table.missing("first frame", "it ended without one")
    frame = found["start"]["first_frame_ms"]["p50"]
    table.add("first frame", frame, "ms", floor, most=most)
    if "mem_after_start" in found:
        table.add(
            "peak memory", found["mem_after_start"]["peak_rss_mb"], "MB", most=most_memory)


def shown_key(table, found, name, words, floor=None, most=None, most_bytes=None, times=None):
    """The time of a key beside that of the bare list, its bytes beside the fewest that would do."""
    keys = found.get("keys", {}).get(name, {})
    if not keys.get("last_ms"):
        return table.missing(words, "it wrote nothing")
    table.add(words, keys["last_ms"]["p50"], "ms", floor, most=most)
    table.add(
        f"{words}, bytes", keys["bytes"]["p50"], "B", keys["min_bytes"]["p50"], most=most_bytes,
        times=times)


def live(table, folder):
    """A board on which ten changes a second arrive."""
    table.title("Ten changes a second, 120x40")
    require_harness()
    path = folder / "ten-a-second.yaml"
    path.write_text(scenario.written())
    command = [
        str(installed(folder)), "drill", str(path), "--room", str(folder / "live"), "--speed",
        "10", "--name", "B. Haddad", "--agency", "fire", "--post", "Duty officer"]
    program = {
        "name": "live", "cmd": command, "env": surroundings(folder), "quit": ["q", "y"],
        "feed": {"cmd": command, "warm_s": scenario.START / 10 + 2, "seconds": 12}}
    floor = bare(folder)
    floor = floor and measured(folder, floor, SIZES[0], "feed")["feed"]
    found = measured(folder, program, SIZES[0], "feed")["feed"]
    table.add("frames a second", found["frames_per_s"], "")
    table.add("CPU", found["cpu_pct"], "%", floor and floor["cpu_pct"], most=0.6)
    table.add(
        "bytes a frame", found["bytes_per_frame"], "B", floor and floor["bytes_per_frame"],
        most=150)


def idle(table, folder):
    """Minutes in which nobody does anything, all of them the same minute."""
    table.title("An idle minute, 120x40")
    require_harness()
    rooms = [board(folder, 100, 40, state) for state in ("closed", "open")]
    programs = [
        ("100 closed incidents", ours(folder, rooms[0], idle_s=60), 600),
        ("100 open incidents with ages", ours(folder, rooms[1], idle_s=60), 6000)]
    programs += [(program["name"], program, None) for program in others(folder)]
    running = []
    for words, program, most in programs:
        path = folder / f"idle-{program['name']}.json"
        path.write_text(json.dumps(program))
        command = [sys.executable, str(HARNESS), str(path), "--size", SIZES[0], "--only", "idle"]
        running.append((words, most, subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)))
    for words, most, process in running:
        said = process.communicate()[0]
        if process.returncode or not said:
            table.missing(words, "the harness failed")
            continue
        found = json.loads(said).get("idle")
        if not found:
            table.missing(words, "it ended by itself")
            continue
        table.add(f"{words}, bytes", found["bytes_per_min"], "B", most=most)
        table.add(
            f"{words}, CPU", found["cpu_ms_per_min"], "ms", most=10 if most else None)
