"""A folder of 1,000 generated drafts of about 540 bytes, all default rules, against proselint on the same files."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import NamedTuple

from measure import a11ylint, compare, one_core, peer, ratio, show, verdict

DRAFTS = 1000
REPEATS = 3
TIME_BUDGET = 0.5  # design: of proselint's time
PEAK_BUDGET = 60  # MiB
OURS = f"a11ylint check, {DRAFTS} drafts"
PLATFORMS = ("mastodon", "bluesky", "instagram", "facebook", "linkedin", "x")
TEXTLINT_RULES = ("--rule", "sentence-length", "--rule", "common-misspellings")
SIZE = 470  # bytes before the last sentence and the hashtags


class Words(NamedTuple):
    """What the posts of one language are put together from."""

    who: tuple[str, ...]
    when: tuple[str, ...]
    what: tuple[str, ...]
    more: tuple[str, ...]
    tags: tuple[str, ...]


GERMAN = Words(
    ("Das Bürgeramt", "Die Stadtbücherei", "Das Freibad", "Die Musikschule", "Das Stadtarchiv", "Der Bauhof"),
    ("am Freitag", "ab dem 24. Juni", "in den Ferien", "jeden Dienstag um 17 Uhr", "bis Ende August"),
    (
        "öffnet früher und schließt später.",
        "lädt alle Bürger:innen zum Tag der offenen Tür ein.",
        "bleibt wegen Bauarbeiten geschlossen, z. B. im Erdgeschoss.",
        "sucht Menschen, die gern mit anpacken.",
        "zeigt Bilder aus 100 Jahren Stadtgeschichte.",
        "informiert über die neuen Gebühren nach § 12 Abs. 8 der Satzung.",
    ),
    (
        "Der Eintritt ist frei.",
        "Anmeldung unter https://stadt.example/anmeldung oder am Telefon.",
        "Das Gebäude ist ohne Stufen erreichbar.",
        "Wir freuen uns auf viele Gäste! 🎉",
        "Fragen beantwortet das Team vor Ort.",
    ),
    ("#Stadtfest", "#OffeneTür", "#Ferienprogramm", "#Bürgerservice", "#Kultur"),
)
ENGLISH = Words(
    ("The citizens' office", "The town library", "The open-air pool", "The music school", "The town archive"),
    (
        "on Friday",
        "from 24 June",
        "during the holidays",
        "every Tuesday at 5 p.m.",
        "until the end of August",
    ),
    (
        "opens earlier and closes later.",
        "invites everybody to its open day.",
        "stays closed because of building works, e.g. on the ground floor.",
        "is looking for people who like to lend a hand.",
        "shows pictures from 100 years of town history.",
    ),
    (
        "Admission is free.",
        "Register at https://town.example/register or by phone.",
        "The building can be reached without steps.",
        "We look forward to seeing many guests! 🎉",
        "The team on site answers your questions.",
    ),
    ("#TownFestival", "#OpenDay", "#HolidayProgramme", "#Culture"),
)


def draft(number: int) -> str:
    """The text of one draft, two German ones to each English one; the same number always gives the same text."""
    pick = random.Random(number)  # noqa: S311 -- text for a benchmark, not a secret
    lang, words = ("en", ENGLISH) if number % 3 == 0 else ("de", GERMAN)
    head = f"---\nplatforms: [{', '.join(pick.sample(PLATFORMS, 2))}]\nlang: {lang}\n---\n"
    sentences = [
        f"{pick.choice(words.who)} {pick.choice(words.what)} {pick.choice(words.when).capitalize()}."
    ]
    while len((head + " ".join(sentences)).encode()) < SIZE:
        sentences.append(
            pick.choice((f"{pick.choice(words.who)} {pick.choice(words.what)}", pick.choice(words.more)))
        )
    return head + " ".join(sentences) + "\n\n" + " ".join(pick.sample(words.tags, 2)) + "\n"


def main() -> None:
    one_core()
    with tempfile.TemporaryDirectory() as folder:
        size = 0
        for number in range(DRAFTS):
            text = draft(number)
            size += len(text.encode())
            (Path(folder) / f"{number:04}.md").write_text(text, "utf-8", newline="\n")
        commands = {OURS: a11ylint("check", "--no-cache", folder)}
        if proselint := peer("proselint"):
            commands["proselint"] = [proselint, "check", folder]
        if alex := peer("alex"):
            commands["alex"] = [alex, "--quiet", folder]
        if textlint := peer("textlint"):
            # The folder that npm installed its rules into; two rules, where ours has forty.
            rules = Path(textlint).absolute().parents[1]
            base = ["--rules-base-directory", str(rules)]
            commands["textlint"] = [textlint, *base, *TEXTLINT_RULES, folder]
        rows = compare(commands, REPEATS)
    print(f"{DRAFTS} drafts, {size / DRAFTS:.0f} bytes on average, median of {REPEATS}, one core")
    show(rows)
    ratio(rows, OURS, "proselint", TIME_BUDGET)
    ratio(rows, OURS, "alex")
    ratio(rows, OURS, "textlint")
    print(f"  peak memory: {rows[OURS].peak:.0f} MiB{verdict(rows[OURS].peak, PEAK_BUDGET)}")


if __name__ == "__main__":
    main()
