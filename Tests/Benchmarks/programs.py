"""The programs that are measured and those that measure: where they are and how they are run."""
import functools
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared" / "bench"
RELEASE = PROJECT / ".build" / "release"
HARNESS = SHARED / "ptybench.py"


class NotMeasured(Exception):
    """Why a figure cannot be had here."""


def run(*command, cwd=None, env=None):
    """What the program prints; NotMeasured where it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, capture_output=True, text=True)
    if done.returncode:
        told = (done.stderr or done.stdout).strip()
        raise NotMeasured(f"{pathlib.Path(str(command[0])).name} failed: {told[-300:]}")
    return done.stdout


def bench(*arguments):
    """A figure of the engine and its journal."""
    return json.loads(run(RELEASE / "tansiq-bench", *arguments).splitlines()[-1])


@functools.cache
def compiled(name, folder, *flags):
    """A floor's program from the shared folder; None where it cannot be had."""
    source = SHARED / f"{name}.c"
    if not source.exists() or not shutil.which("gcc"):
        return None
    (folder / "results").mkdir(exist_ok=True)
    command = ["gcc", "-O2", "-msse4.2", "-w", "-o", str(folder / name), str(source), *flags]
    done = subprocess.run(command, capture_output=True)
    return folder / name if done.returncode == 0 else None


@functools.cache
def installed(folder):
    """The program as `make install` puts it."""
    run("make", "-s", "install", f"DESTDIR={folder / 'installed'}", "PREFIX=/usr", cwd=PROJECT)
    return folder / "installed/usr/bin/tansiq"


@functools.cache
def board(folder, incidents, minutes=120, state="open"):
    """A room of incidents that were opened so many minutes ago."""
    room = folder / f"board-{incidents}-{minutes}-{state}"
    bench("board", room, incidents, minutes, *([state] if state == "closed" else []))
    return room


def opening(program, room):
    """The command line that shows a room to an officer."""
    return [str(program), "open", str(room), *OFFICER]


OFFICER = ["--name", "B. Haddad", "--agency", "fire", "--post", "Duty officer"]


def surroundings(folder):
    """The environment of a program on a terminal: nothing of the person who measures."""
    return {
        "PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "USER": "bench", "SHELL": "/bin/sh",
        "XDG_STATE_HOME": str(folder / "state"), "XDG_CONFIG_HOME": str(folder / "config")}


def require_harness():
    if not HARNESS.exists():
        raise NotMeasured("the harness is not here: ../shared/bench")
    if not importlib.util.find_spec("pyte"):
        raise NotMeasured("the harness needs pyte: pip install pyte")


def require(*programs):
    for program in programs:
        if not shutil.which(program):
            raise NotMeasured(f"{program} is not installed")
