"""Instructions and writes of a key, and instructions of a command, which time tells only roughly.

callgrind counts instructions where the processor's counters cannot be had; strace counts writes.
"""
import re
import shutil
import statistics
import subprocess

from programs import (
    RELEASE, NotMeasured, board, installed, opening, require, run, surroundings)
from terminal import Terminal

KEYS = (
    ("down", "one row down"), ("page", "page"), ("screen", "screen switch"),
    ("panel", "one row down with the panel"))


def keys(terminal, quiet):
    """Goes through the keys that are measured: gives the name of each before it is pressed."""
    for name, key, first, back in (
        ("down", "DOWN", ("ESC", "DOWN", "DOWN"), ()),
        ("page", "PAGEDOWN", ("HOME", "PAGEDOWN"), ("HOME", "PAGEDOWN")),
        ("screen", "2", (), ("1",)), ("panel", "DOWN", ("HOME", "ENTER", "DOWN"), ())):
        for other in first:
            terminal.press(other, quiet)
        for _ in range(5):
            yield name
            terminal.press(key, quiet)
            yield None
            for other in back:
                terminal.press(other, quiet)


def writes(table, folder):
    """How many writes each key takes: one is a frame that no terminal shows half."""
    table.title("Writes a key, 100 incidents, 120x40")
    require("strace")
    log = folder / "writes.txt"
    command = ["strace", "-f", "-y", "-e", "trace=write,writev", "-o", str(log)]
    terminal = Terminal(
        command + opening(installed(folder), board(folder, 100)), surroundings(folder))
    found = {name: [] for name, _ in KEYS}
    try:
        if not terminal.wait_for(b"help", 60):
            raise NotMeasured("the dashboard did not come up under strace")
        terminal.settle(0.5)
        before = 0
        name = None
        for step in keys(terminal, 0.2):
            count = to_terminal(log)
            if step is None:
                found[name].append(count - before)
            name, before = step, count
    finally:
        terminal.close()
    for name, words in KEYS:
        table.add(words, statistics.median(found[name]), "", most=1)


def to_terminal(log):
    """How many writes to a terminal were logged so far."""
    return len(re.findall(r"writev?\(\d+</dev/(?:pts/|tty)", log.read_text(errors="replace")))


def instructions(table, folder):
    """What a key and a command cost in rooms of 100 and 100,000 incidents."""
    table.title("Instructions (callgrind), 120x40")
    require("valgrind", "callgrind_control", "strip")
    small, large = (
        {**of_keys(folder, incidents), "command": of_commands(folder, incidents)}
        for incidents in (100, 100_000))
    for name, words in (*KEYS, ("command", "a command of W1")):
        table.add(
            f"{words}, 100 incidents", small[name] / 1e6, "M", most=0.4 if name == "down" else None)
        table.add(f"{words}, 100,000 incidents", large[name] / 1e6, "M", small[name] / 1e6, times=1.2)


def of_keys(folder, incidents):
    """The middle number of instructions of each key."""
    counter = Counter(folder, f"keys-{incidents}")
    command = opening(bare(folder, installed(folder)), board(folder, incidents))
    terminal = Terminal(counter.command + command, surroundings(folder))
    found = {name: [] for name, _ in KEYS}
    try:
        if not terminal.wait_for(b"help", 300):
            raise NotMeasured("the dashboard did not come up under callgrind")
        terminal.settle(1)
        counter.begin(terminal.process)
        name = None
        for step in keys(terminal, 0.4):
            if step is None:
                found[name].append(counter.read())
            else:
                name = step
                counter.clear()
    finally:
        terminal.close()
    return {name: statistics.median(counts) for name, counts in found.items()}


def of_commands(folder, incidents):
    """Instructions of a command through the room and its journal, over 200 commands."""
    counter = Counter(folder, f"commands-{incidents}")
    room = folder / f"counted-{incidents}"
    shutil.copytree(board(folder, incidents), room)
    program = bare(folder, RELEASE / "tansiq-bench")
    process = subprocess.Popen(
        [*counter.command, str(program), "counted", str(room), "8"], stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings(folder))
    try:
        if process.stdout.readline().strip() != "ready":
            raise NotMeasured("the engine did not come up under callgrind")
        counter.begin(process.pid)
        counter.clear()
        process.stdin.write("\n")
        process.stdin.flush()
        said = process.stdout.readline()
        if "commands" not in said:
            raise NotMeasured("the engine failed under callgrind")
        return counter.read() / int(re.search(r'"commands":(\d+)', said)[1])
    finally:
        process.stdin.close()
        process.wait(timeout=120)
        shutil.rmtree(room)


def bare(folder, program):
    """The program without its debugging information, which valgrind's reader gives up on."""
    path = folder / f"{program.name}-bare"
    if not path.exists():
        run("strip", "--strip-debug", "-o", path, program)
    return path


class Counter:
    """Counts what a process does between two moments. Until it begins, the program runs
    without being counted, which is several times faster."""

    def __init__(self, folder, name):
        self.pipes = f"--vgdb-prefix={folder / 'vgdb'}"
        self.folder = folder
        self.name = f"callgrind-{name}"
        self.process = None
        self.dumps = 0
        self.command = [
            "valgrind", "--quiet", "--tool=callgrind", "--instr-atstart=no", self.pipes,
            f"--callgrind-out-file={folder / self.name}"]

    def say(self, *words):
        # The names of the pipes have the environment's user and host in them.
        run("callgrind_control", self.pipes, *words, self.process, env=surroundings(self.folder))

    def begin(self, process):
        self.process = process
        self.say("--instr=on")

    def clear(self):
        self.say("--zero")

    def read(self):
        """Instructions since they were cleared."""
        self.say(f"--dump={self.name}")
        self.dumps += 1
        dump = self.folder / f"{self.name}.{self.dumps}"
        totals = dump.exists() and re.search(r"^totals: (\d+)", dump.read_text(), re.M)
        if not totals:
            raise NotMeasured("callgrind left no total")
        return int(totals[1])
