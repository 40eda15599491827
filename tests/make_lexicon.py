"""Builds the lexicon that splits hashtags into words: `python -m tests.make_lexicon`.

It needs two packages that the program itself never uses: `pip install wordfreq==3.1.1 german-nouns==1.2.5`. The word
frequencies are those of wordfreq (Robyn Speer), nouns and place names those of german-nouns (Gregor Weichbrodt, from
the German Wiktionary). The data of both stand under CC BY-SA 4.0, and so does the lexicon.
"""

from __future__ import annotations

import csv
import math
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from a11ylint.text import lexicon, segment, wordlists
from tests.lexicon_lists import (
    ALSO_FIRST,
    ALSO_LAST,
    BARE_E,
    ENDINGS,
    LINKED_BY_S,
    NO_PART,
    NO_WORDS,
    ONE_LETTER,
    PAIRS,
    PREFIXES,
    SHORT_PARTS,
    TWO_LETTERS,
)

Costs = dict[str, float]

# Shares of all running words.
RAREST = {"de": 1.4e-7, "en": 3e-7}  # words below this are left to the compounds, or are unknown
RAREST_SHORT = {
    3: 1e-5,
    4: 1e-6,
    5: 3e-7,
}  # by letters: rare short words are bits of names and other languages
RAREST_FORM, RAREST_SHORT_FORM = 1e-7, 1e-5  # of a verb or an adjective; of one with a stem of three letters
RAREST_NOUN = (
    1e-8  # of a noun in the noun list; its places count as if they were as frequent as this at least
)
COMMON_NOUN = 5e-5
ADJECTIVE_ENDINGS, FEWEST_FORMS = ("e", "en", "er", "es", "em"), 4
# Costs: negative logarithms of such shares.
ACRONYM = 5.0
COMMON = 5.5  # no verb, adjective or place costs more: unlike rare nouns they are seldom bits of other words

# Parts of compounds are counted in the list itself: "verwaltungs" begins and "amt" ends hundreds of its words. That is
# what tells "stadtverwaltung" (one word) from "stadtmannheim" (two).
RAREST_WITNESS = 2e-8  # words that are looked at
RAREST_PART = 1e-6  # a part is a word of its own that is at least as frequent, give or take a linking s
FEWEST_WITNESSES = 3
# A frequent word meets others by chance ("leichte|ren"); it needs witnesses in proportion to the root of its frequency.
STRENGTH_FIRST, STRENGTH_LAST = 2.5, 2.4
# German nouns below COMMON_NOUN make compounds without a witness, too: they count as if there were half a witness.
NOUN_WITNESSES = 0.5
PREFIX_WITNESSES = 30
# Rare and long compounds need no entry of their own if their parts explain them.
RARE, SHORTEST_EXPLAINED = 5.0, 8
LAST_LETTER = "ÿ"  # Python keeps a text without letters beyond it in half the memory


class Nouns(NamedTuple):
    """German nouns in small letters: lemmas, all forms, forms and names that begin a compound, verbs used as nouns, places, all names."""

    lemmas: frozenset[str]
    forms: frozenset[str]
    first: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]


def main(target: Path = lexicon.LEXICON) -> None:
    """Write the lexicon."""
    nouns = german_nouns(noun_rows())
    tables = pruned([*_german(nouns), *_english()], nouns.names | nouns.verbs)
    data = zlib.compress(rendered(tables).encode("utf-8"), 9)
    target.write_bytes(data)
    sizes = ", ".join(str(len(table)) for table in tables)
    sys.stderr.write(f"{target.name}: {len(data)} bytes, words and parts: {sizes}\n")


def frequencies(lang: str) -> dict[str, float]:
    """Words and their share of all running words."""
    from wordfreq import get_frequency_dict

    return {word: value for word, value in get_frequency_dict(lang, "large").items() if word.isalpha()}


def _german(nouns: Nouns) -> list[Costs]:
    known = frequencies("de")
    counts_first, counts_last = witnesses(known, nouns.lemmas, "s")
    used = frozenset(word for word, value in known.items() if value >= RAREST["de"])
    used |= {noun for noun in nouns.lemmas if known.get(noun, 0.0) >= RAREST_NOUN}
    bound_or_used = used | {word for word in nouns.first if word.removesuffix("s") in used}
    verbs = nouns.verbs | verb_forms(known)
    first = part_costs(counts_first | Counter(ALSO_FIRST), known, STRENGTH_FIRST)
    last = part_costs(counts_last | Counter(ALSO_LAST), known, STRENGTH_LAST)
    inflected = adjectives(known)
    possible = (nouns.first & bound_or_used) | nouns.names
    first = noun_costs(possible - people_of(nouns), known, counts_first) | first
    first = {part: cost for part, cost in first.items() if part not in inflected}
    last = noun_costs((nouns.forms & used) - nouns.places - verbs, known, counts_last) | last
    first |= prefixes("de", counts_first)
    listed = {noun: -math.log10(RAREST_NOUN) for noun in used & nouns.lemmas | nouns.places if len(noun) > 5}
    words = acronyms() | listed | word_costs(known, "de")
    words |= {word: min(words[word], COMMON) for word in (verbs | inflected | nouns.places) & words.keys()}
    bound = {noun + "s" for noun in nouns.lemmas if noun.endswith(LINKED_BY_S)} - frequencies("en").keys()
    return [{word: cost for word, cost in words.items() if word not in bound}, first, last]


def _english() -> list[Costs]:
    known = frequencies("en")
    counts_first, counts_last = witnesses(known, frozenset(), "")
    first = part_costs(counts_first, known, STRENGTH_FIRST) | prefixes("en", counts_first)
    last = part_costs(counts_last, known, STRENGTH_LAST)
    return [word_costs(known, "en"), first, last]


def acronyms() -> Costs:
    """Abbreviations of three letters and more: too rare or too short for the frequency list."""
    return {word.lower(): ACRONYM for word in wordlists.words("spelled") if len(word) > 2}


def noun_rows() -> Iterator[Mapping[str, str]]:
    """The rows of german-nouns."""
    import german_nouns as package

    with (Path(package.__path__[0]) / "nouns.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def german_nouns(rows: Iterable[Mapping[str, str]]) -> Nouns:
    """What the rows say about single words written with letters only."""
    lemmas: set[str] = set()
    forms: set[str] = set()
    first: set[str] = set()
    verbs: set[str] = set()
    places: set[str] = set()
    names: set[str] = set()
    for row in rows:
        lemma, kinds = row["lemma"], set(row["pos"].split(","))
        if not _plain(lemma).isalpha() or kinds & {"Abkürzung", "Affix", "Gebundenes Lexem", "Buchstabe"}:
            continue
        if "Toponym" in kinds:
            places.add(_plain(lemma))
        if kinds & {"Toponym", "Nachname", "Eigenname"}:
            names.add(_plain(lemma))
        if kinds == {"Substantiv"} and len(lemma) > 2:
            found = {_plain(form) for name, form in row.items() if name.split(" ")[0] in CASES and form}
            lemmas.add(_plain(lemma))
            forms |= {form for form in found if form.isalpha()} | {_plain(lemma)}
            first |= set(_first_forms(_plain(lemma), _plain(row["nominativ plural"] or "")))
            if lemma.endswith(("en", "ern", "eln")) and row["genus"] == "n" and not row["nominativ plural"]:
                verbs.add(_plain(lemma))
    return Nouns(
        frozenset(lemmas),
        frozenset(forms),
        frozenset(first),
        frozenset(verbs),
        frozenset(places),
        frozenset(names),
    )


CASES = ("nominativ", "genitiv", "dativ", "akkusativ")


def _plain(word: str) -> str:
    return word.lower().replace("ß", "ss")


def _first_forms(lemma: str, plural: str) -> Iterator[str]:
    """How a noun begins a compound by the usual rules: Zeitungs-, Straßen-, Kinder-, Haus-."""
    if lemma.endswith(LINKED_BY_S):
        yield lemma + "s"
    else:
        if lemma.endswith("e"):
            yield lemma + "n"
        if not lemma.endswith("e") or lemma.endswith(BARE_E):
            yield lemma
        if plural.isalpha() and not plural.endswith("s"):
            yield plural


def word_costs(known: Mapping[str, float], lang: str) -> Costs:
    """Words and the negative logarithm of how often they are used."""
    short = {*TWO_LETTERS[lang].split(), *ONE_LETTER[lang].split()}
    return {
        word: -math.log10(value)
        for word, value in known.items()
        if word not in NO_WORDS and _is_wanted(word, value, lang, short)
    }


def _is_wanted(word: str, value: float, lang: str, short: set[str]) -> bool:
    if len(word) < 3:
        return word in short
    return value >= RAREST_SHORT.get(len(word), RAREST[lang])


def witnesses(
    known: Mapping[str, float], linkable: frozenset[str], link: str
) -> tuple[Counter[str], Counter[str]]:
    """In how many words of the list each word is the first part, and the last one."""
    able = {word for word, value in known.items() if value >= RAREST_PART and len(word) > 2}
    linked = able | {word + link for word in able & linkable}
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, value in known.items():
        if value < RAREST_WITNESS or len(word) < 7:
            continue
        for cut in range(3, len(word) - 2):
            if word[cut:] in able and word[:cut] in linked:
                first[word[:cut]] += 1
                last[word[cut:]] += 1
    return first, last


def part_costs(counts: Counter[str], known: Mapping[str, float], strength: float) -> Costs:
    """Parts of compounds that the list shows, and what they cost."""
    also = {**ALSO_FIRST, **ALSO_LAST}
    return {
        part: _cost(count, counts)
        for part, count in counts.items()
        if count >= FEWEST_WITNESSES
        and (part in also or count >= strength * math.sqrt(1e6 * known.get(part, 0.0) + 0.1))
        and part not in NO_PART
        and (len(part) > 3 or part in SHORT_PARTS)
    }


def noun_costs(nouns: Iterable[str], known: Mapping[str, float], counts: Counter[str]) -> Costs:
    """Parts that only their being nouns speaks for."""
    return {
        noun: _cost(counts[noun] + NOUN_WITNESSES, counts)
        for noun in nouns
        if known.get(noun, 0.0) < COMMON_NOUN
        and (len(noun) > 3 or noun in SHORT_PARTS)
        and noun not in NO_PART
    }


def adjectives(known: Mapping[str, float]) -> frozenset[str]:
    """Words with the ending of an adjective whose stem is used with nearly all the other endings, too."""
    found: set[str] = set()
    for word, value in known.items():
        stem = word.removesuffix("es")
        rarest = RAREST_FORM if len(stem) > 3 else RAREST_SHORT_FORM
        if stem != word and value >= rarest:
            used = {
                form
                for form in (stem + ending for ending in ADJECTIVE_ENDINGS)
                if known.get(form, 0.0) >= rarest
            }
            found |= used if len(used) >= FEWEST_FORMS else set()
    return frozenset(found)


def people_of(nouns: Nouns) -> frozenset[str]:
    """Words like "Bremer" and "Münchner": in "Bremer Dom" and "Münchner Freiheit" they are words of their own."""
    return frozenset(
        word
        for word in nouns.lemmas | nouns.names
        if word.endswith("er") and {word[:-2], word[:-2] + "en", word[:-3] + "en", word[:-1]} & nouns.places
    )


def verb_forms(known: Mapping[str, float]) -> frozenset[str]:
    """Words that end like a verb ("räumen", "räumt", "radeln") and are used with the other ending, too."""
    found: set[str] = set()
    for word, value in known.items():
        stem = word.removesuffix("t")
        if stem != word and len(stem) > 3 and value >= RAREST_FORM:
            forms = {stem + "en", stem + "n"} if stem.endswith(("el", "er")) else {stem + "en"}
            used = {form for form in forms if known.get(form, 0.0) >= RAREST_FORM}
            found |= {*used, word} if used else set()
    return frozenset(found)


def prefixes(lang: str, counts: Counter[str]) -> Costs:
    """Beginnings with a common cost."""
    return dict.fromkeys(PREFIXES[lang].split(), _cost(PREFIX_WITNESSES, counts))


def _cost(count: float, counts: Counter[str]) -> float:
    return -math.log10(count / counts.total())


def pruned(tables: list[Costs], kept: frozenset[str]) -> list[Costs]:
    """The tables without the rare compounds that their parts explain, in German posts and in English ones."""
    endings = {ending for listed in ENDINGS.values() for ending in listed.split()}
    costs = {
        word: [_rounded(table.get(word)) for table in tables]
        for word in {word for table in tables for word in table} | endings
        if len(word) <= lexicon.LONGEST and max(word) <= LAST_LETTER
    }
    views = [{word: lexicon.combined(six, lang) for word, six in costs.items()} for lang in ("de", "en")]
    for view in views:
        view |= {ending: view[ending]._replace(ending=min(ENDINGS) / 10) for ending in endings}
    # The shortest first, so that only what remains explains the longer ones.
    for word in sorted(costs, key=lambda word: (len(word), word)):
        long = len(word) >= SHORTEST_EXPLAINED and word not in kept
        if (
            long
            and min(costs[word][0], costs[word][3]) >= RARE
            and all(_is_explained(word, view) for view in views)
        ):
            for view in views:
                del view[word]
    return [{word: cost for word, cost in table.items() if word in views[0]} for table in tables]


def _rounded(cost: float | None) -> float:
    """As the finished file has it."""
    return lexicon.NEVER if cost is None else int(_tenths(cost)) / 10


def _is_explained(word: str, view: Mapping[str, lexicon.Entry]) -> bool:
    def others(letters: str) -> lexicon.Entry | None:
        return None if letters == word else view.get(letters)

    _, pieces = segment.reading(word, others)
    return len(pieces) == 1 and pieces[0].known


def rendered(tables: list[Costs]) -> str:
    """The text of the file: see `lexicon.read`."""
    extras = [(f"pairs {cost}", pairs) for cost, pairs in PAIRS.items()]
    extras += ((f"endings {cost}", endings) for cost, endings in ENDINGS.items())
    extras += [("english 0", ONE_LETTER["en"])]
    special = {word.replace("+", "") for _, listed in extras for word in listed.split()}
    words = sorted({word for table in tables for word in table} | special)
    lines = {word: ",".join(_tenths(table.get(word)) for table in tables) for word in words}
    common = [line for line, _ in Counter(lines[word] for word in words if word not in special).most_common()]
    numbers = {line: number for number, line in enumerate(common)}
    own = {word: len(common) + index for index, word in enumerate(sorted(special))}
    chars = "".join(chr(lexicon.FIRST_NUMBER + own.get(word, numbers.get(lines[word], 0))) for word in words)
    costs = [*common, *(lines[word] for word in own)]
    return "\n\n".join(["\n".join(costs), chars, _packed(words), "\n".join(map(" ".join, extras))])


def _packed(words: list[str]) -> str:
    size = lexicon.BLOCK
    return "\n".join(_block(words[start : start + size]) for start in range(0, len(words), size))


def _block(words: list[str]) -> str:
    """Each word as the number of letters shared with the one before, and the rest; the first one whole."""
    pieces = []
    for before, word in pairwise(["", *words]):
        shared = next((n for n, (a, b) in enumerate(zip(before, word, strict=False)) if a != b), len(before))
        pieces.append(chr(lexicon.FIRST_LENGTH + shared) + word[shared:])
    return "".join(pieces)


def _tenths(cost: float | None) -> str:
    """Rounded to halves: coarse enough for few lines, and hardly a split depends on less."""
    return "" if cost is None else str(5 * round(cost * 2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
