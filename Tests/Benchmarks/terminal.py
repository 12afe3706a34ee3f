"""A program on a pseudo-terminal of its own: what the harness of the screen figures does not give."""
import fcntl
import os
import select
import signal
import struct
import termios
import time

KEYS = {
    "DOWN": b"\x1bOB", "HOME": b"\x1bOH", "PAGEDOWN": b"\x1b[6~", "ENTER": b"\r",
    "ESC": b"\x1b", "1": b"1", "2": b"2"}


class Terminal:
    """Runs `command` on 120 by 40 cells until it is closed."""

    def __init__(self, command, environment):
        self.written = b""
        self.process, self.master = os.forkpty()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
            try:
                os.execvpe(str(command[0]), [str(part) for part in command], environment)
            finally:
                os._exit(127)

    def read(self, seconds):
        """What comes within that time; nothing at the end of the program."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            came = os.read(self.master, 65536)
        except OSError:
            return b""
        self.written += came
        return came

    def wait_for(self, words, seconds):
        """Whether the words were written within that time."""
        end = time.monotonic() + seconds
        while words not in self.written and time.monotonic() < end:
            self.read(0.1)
        return words in self.written

    def settle(self, quiet, first=5):
        """Reads the answer to a key: from its first byte until nothing came for `quiet` seconds."""
        if self.read(first):
            while self.read(quiet):
                pass

    def press(self, key, quiet):
        os.write(self.master, KEYS[key])
        self.settle(quiet)

    def close(self):
        try:
            os.kill(self.process, signal.SIGTERM)
            end = time.monotonic() + 5
            while time.monotonic() < end:
                if os.waitpid(self.process, os.WNOHANG)[0]:
                    return
                self.read(0.05)
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        finally:
            os.close(self.master)
