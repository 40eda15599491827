"""A cold `a11ylint check` of one text-only draft, against a Python that imports click and yaml, and against peers."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import a11ylint, compare, one_core, peer, ratio, show

REPEATS = 15
BUDGET = 2.0  # design: one text-only draft, cold
BARE = "Python that imports click and yaml"
OURS = "a11ylint check post.md"
DRAFT = """---
platforms: [mastodon]
lang: de
---
Das Bürgeramt bleibt am Freitag zu. Termine am Montag gelten wie vereinbart. Fragen beantwortet das Telefon 115.
"""


def main() -> None:
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "post.md"
        draft.write_text(DRAFT, "utf-8")
        front_matter = Path(folder) / "post.yaml"
        front_matter.write_text(DRAFT.partition("\n---\n")[0] + "\n", "utf-8")
        commands = {
            "bare Python": [sys.executable, "-P", "-c", "pass"],
            BARE: [sys.executable, "-P", "-c", "import click, yaml"],
            OURS: a11ylint("check", str(draft)),
        }
        if yamllint := peer("yamllint"):
            commands["yamllint"] = [yamllint, str(front_matter)]
        if proselint := peer("proselint"):
            commands["proselint"] = [proselint, "check", str(draft)]
        rows = compare(commands, REPEATS)
    print(f"One text-only draft, a new process each time, median of {REPEATS}, one core")
    show(rows)
    ratio(rows, OURS, BARE, BUDGET)
    ratio(rows, OURS, "yamllint")
    ratio(rows, OURS, "proselint")


if __name__ == "__main__":
    main()
