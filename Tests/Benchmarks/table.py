"""The table: each figure with its floor of the same run, what is to be reached, and whether it is."""
import contextlib
import sys

from programs import NotMeasured

HEADS = ("figure", "measured", "floor", "ratio", "to reach", "reached")


def said(value, unit=""):
    """A number with as many decimals as it can be read with."""
    decimals = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} {unit}".strip()


class Table:
    def __init__(self):
        self.rows = []

    def title(self, words):
        """A line that says what the next ones are about."""
        self.rows.append((f"**{words}**",) + ("",) * (len(HEADS) - 1))
        print(words, file=sys.stderr, flush=True)

    def add(self, name, value, unit, floor=None, most=None, least=None, times=None, share=None):
        """A figure. Its floor has the same unit and is of the same run.

        To be reached: at most `most`, at least `least`, at most `times` the floor, at least
        `share` of it. Without a floor the last two cannot be judged.
        """
        ratio = value / floor if floor else None
        goals, judged = [], []
        for sign, goal in (("≤", most), ("≥", least)):
            if goal is not None:
                goals.append(f"{sign} {said(goal, unit)}")
                judged.append(value <= goal if sign == "≤" else value >= goal)
        for sign, goal in (("≤", times), ("≥", share)):
            if goal is not None:
                goals.append(f"{sign} {goal:g} × floor")
                if ratio is not None:
                    judged.append(ratio <= goal if sign == "≤" else ratio >= goal)
        reached = ("yes" if all(judged) else "no") if judged else ""
        self.rows.append((
            name, said(value, unit), said(floor, unit) if floor else "",
            f"{ratio:.2f}" if ratio is not None else "", ", ".join(goals), reached))
        print(f"  {name}: {said(value, unit)}", file=sys.stderr, flush=True)

    def missing(self, name, why):
        """A figure that could not be measured here."""
        self.rows.append((name, why) + ("",) * (len(HEADS) - 2))
        print(f"  {name}: {why}", file=sys.stderr, flush=True)

    @contextlib.contextmanager
    def attempt(self, name):
        """What cannot be measured in it is a row; the others are measured all the same."""
        try:
            yield
        except NotMeasured as why:
            self.missing(name, str(why))

    def print(self):
        lines = [HEADS] + self.rows
        widths = [max(len(line[place]) for line in lines) for place in range(len(HEADS))]
        for number, line in enumerate(lines):
            print("| " + " | ".join(f"{cell:<{width}}" for cell, width in zip(line, widths)) + " |")
            if number == 0:
                print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
