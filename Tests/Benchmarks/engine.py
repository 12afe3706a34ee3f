"""Engine and journal: W1, W2 and W3, each beside the floor that was measured in the same minute."""
import json
import statistics
import zlib

from programs import NotMeasured, RELEASE, bench, compiled, run

# CRC-32 of the stream of so many incidents, by which a port of W1 is checked.
CHECKSUMS = {40: 0xC5151DD7, 1000: 0x7FD5E5FD, 40_000: 0x60C93EF2}


def between(floor, ours, best=min):
    """Our figure between two runs of the floor, and the better of these two: on a machine that
    others use, what is measured a minute later is another machine, and a limit is the best."""
    before = floor()
    found = ours()
    both = [value for value in (before, floor()) if value]
    return found, best(both) if both else None


def stream(folder, incidents):
    """The commands of W1 in a file, for the C floors."""
    path = folder / f"w1-{incidents}.tsv"
    if not path.exists():
        path.write_text(run(RELEASE / "tansiq-bench", "stream", incidents))
        expected = CHECKSUMS.get(incidents)
        if expected and zlib.crc32(path.read_bytes()) != expected:
            raise NotMeasured("the stream of W1 is not what it was: its checksum differs")
    return path


def c_engine(folder, *arguments):
    """What the C engine without features says; None where it cannot be had."""
    program = compiled("floor_engine", folder)
    return json.loads(run(program, *arguments, cwd=folder)) if program else None


def engine(table):
    table.title("Engine")
    found = bench("engine", 4000)
    table.add("engine a command, without the disk", found["us_per_command"], "µs", most=5)


def disk(table, folder, seconds, events):
    table.title("Journal: W1")
    sqlite = sqlite_commits(table, folder, seconds)
    ours, floor = between(sqlite, lambda: bench("sync", folder / "sync", seconds)["p50_us"])
    table.add("SQLite's one-row commit, p50", floor, "µs")
    table.add("W1-sync: durable command, p50", ours, "µs", floor, times=1.15)
    incidents = events // 25

    def c_commits(together):
        said = c_engine(
            folder, "w1", stream(folder, incidents), events, together, seconds / 2)
        return said or {}

    said = c_commits(1)
    if said:
        table.add("C engine, W1-sync, p50", said["ack_us"]["p50"], "µs")
    ours, floor = between(
        lambda: c_commits(64).get("commands_per_s"),
        lambda: bench("group", folder / "group", seconds)["commands_per_s"], best=max)
    table.add(
        "W1-group64: 64 commands sharing a commit", ours, "commands/s", floor, least=60_000,
        share=0.5)


def sqlite_commits(table, folder, seconds):
    """The disk's own floor; gives what measures SQLite's commit of one row."""
    program = compiled("sqlite_floor", folder, "-lsqlite3")
    latency = compiled("fsync_lat", folder)
    if not program or not latency:
        own = bench("floor", folder, seconds)
        table.add("append and fdatasync, p50", own["raw_us"], "µs")
        return lambda: bench("floor", folder, seconds)["sqlite_us"]
    for mode, words in (
        ("append", "append and fdatasync, p50"),
        ("prealloc", "fdatasync into a preallocated file, p50"),
    ):
        said = json.loads(run(latency, folder / "latency", 200, 1, seconds / 2, mode))
        table.add(words, said["us"]["p50"], "µs")
    return lambda: json.loads(
        run(program, "wal", seconds / 2, cwd=folder))["us"]["p50"]


def opening(table, folder, events):
    table.title("A large room: W2 and W3")
    incidents = events // 25
    floors = c_floors(folder, incidents)
    room = folder / "million"
    built = bench("build", room, incidents)
    table.add("journal bytes an event", built["bytes_per_entry"], "B", most=300)
    told = f"W2: {incidents * 25:,} events ({built['entries']:,} entries) to a board"
    cold = [bench("snapshot", room) for _ in range(5)]
    table.add(
        f"{told}, snapshot and tail", statistics.median(one["ms"] for one in cold), "ms",
        floors.get("snapshot_ms"), most=80)
    table.add("peak memory of that", max(one["peak_mb"] for one in cold), "MB", most=250)
    found = bench("journal", room)
    table.add(
        f"{told}, whole chain checked", found["ms"], "ms", floors.get("journal_ms"), most=2000)
    table.add("peak memory of that", found["peak_mb"], "MB", most=250)
    asked = bench("queries", room)
    table.add(
        f"W3a: open tasks of one agency, all {asked['tasks']:,}", asked["all_us"], "µs",
        floors.get("tasks_us"), most=500)
    table.add(f"W3a: the first {asked['shown']}", asked["first_us"], "µs", most=30)
    table.add(
        "W3b: one incident's timeline, warm", asked["timeline_us"], "µs",
        floors.get("timeline_us"), most=10)


def c_floors(folder, incidents):
    """W2 and W3 by the C engine; empty where it cannot be had."""
    journal = folder / "floor.journal"
    if not c_engine(folder, "build", stream(folder, incidents), journal):
        return {}
    journals = [c_engine(folder, "recover", journal) for _ in range(5)]
    snapshots = [c_engine(folder, "snap", journal) for _ in range(5)]

    def middle(of, name):
        return statistics.median(one[name] for one in of)

    return {
        "journal_ms": middle(journals, "to_board_ms"),
        "snapshot_ms": middle(snapshots, "to_board_ms"),
        "tasks_us": middle(journals, "W3a_sort_all_us"),
        "timeline_us": middle(journals, "W3b_timeline_us")}
