"""A drill whose board changes once a second of its clock: at speed 10, ten times a second."""

INCIDENTS = 18  # as many as a screen of 40 lines shows above the panel
CHANGES = 180  # for eighteen seconds; a drill looks at all that is still to come
START = 60  # seconds of the exercise until the first change; by then all incidents are open
AGENCIES = ("fire", "police", "medical", "rescue", "utility", "coast")
STEPS = ("acknowledge", "start", "log", "finish", "task")


def written():
    """The scenario's file.

    Each incident has a task, which is acknowledged, begun, written about and done; then it has
    the next one. Five incidents are under way together, so that the five kinds of change follow
    each other.
    """
    lines = ["format: 1", "name: Ten changes a second", "duration: 10m", "agencies:"]
    lines += [f"  - {{code: {code}, name: {code.capitalize()}}}" for code in AGENCIES]
    lines.append("incidents:")
    for place in range(INCIDENTS):
        lines.append(
            f"  - {{id: i{place}, type: flood, title: Water in the street {place}, "
            f"place: Mill Road {place}, lead: {AGENCIES[place % 6]}}}")
    lines.append("injects:")
    tasks = [0] * INCIDENTS
    for place in range(INCIDENTS):
        lines += inject(f"O-{place}", 0, f"opens: i{place}", task(place, 0))
    count = 0
    for slot in range(CHANGES):
        for number, step in enumerate(STEPS):
            if slot < number or count == CHANGES:
                continue
            place = (slot - number) % INCIDENTS
            if step == "task":
                tasks[place] += 1
            lines += inject(
                f"C-{count}", START + count, f"incident: i{place}",
                change(step, place, tasks[place]))
            count += 1
    return "\n".join(lines) + "\n"


def inject(name, second, incident, more):
    clock = f"T+00:{second // 60:02}:{second % 60:02}"
    return [
        f"  - id: {name}", f"    at: {clock}", "    from: Crew on scene", "    text: Report.",
        f"    {incident}", *more]


def task(place, number):
    agency = AGENCIES[(place + number) % 6]
    return [
        "    tasks:",
        f"      - {{id: t{place}-{number}, agency: {agency}, title: Pump out cellar {number}}}"]


def change(step, place, number):
    states = {"acknowledge": "acknowledged", "start": "in progress", "finish": "done"}
    if step == "task":
        return task(place, number)
    if step == "log":
        return ["    kind: observation"]
    return ["    answers:", f"      - {{task: t{place}-{number}, status: {states[step]}}}"]
