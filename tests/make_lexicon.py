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
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from a11ylint.text import segment, wordlists

Costs = dict[str, float]

RAREST = {"de": 1.3e-7, "en": 3e-7}  # words below this are left to the compounds, or are unknown
RAREST_SHORT = {
    3: 1e-5,
    4: 1e-6,
    5: 3e-7,
}  # by letters: rare short words are bits of names and of other languages
RAREST_FORM, RAREST_SHORT_FORM = 1e-7, 1e-5  # of a verb or an adjective; of one with a stem of three letters
ADJECTIVE_ENDINGS, FEWEST_FORMS = ("e", "en", "er", "es", "em"), 4
ACRONYM = 5.0
COMMON = 5.5  # no verb or adjective costs more: unlike rare nouns they are seldom bits of other words
RAREST_NOUN = (
    1e-8  # nouns of the noun list may be rarer; its places, too, count as if they were as frequent as this
)
TWO_LETTERS = {
    "de": "ab ag am an da du eg er es eu ev ex im in ja je ki kv ob ok pc pr so tu tv uk um us uz vw wg wm wo zu öl",
    "en": "ai am an as at be by do eu go he hi if in is it me my no of ok on or pr so to tv uk un up us we",
}
ONE_LETTER = {"de": "", "en": "a i"}

# Parts of compounds are counted in the list itself: "verwaltungs" begins and "amt" ends hundreds of its words. That is
# what tells "stadtverwaltung" (one word) from "stadtmannheim" (two).
RAREST_WITNESS = 2e-8  # words that are looked at
RAREST_PART = 1e-6  # a part is a word of its own that is at least as frequent, give or take a linking s
FEWEST_WITNESSES = 3
# A frequent word meets others by chance ("leichte|ren"); it needs witnesses in proportion to the root of its frequency.
STRENGTH_FIRST, STRENGTH_LAST = 2.5, 2.4
# Rare German nouns make compounds without a witness, too: they count as if there were half a witness.
NOUN_WITNESSES, COMMON_NOUN = 0.5, 5e-5
LINKED_BY_S = ("ung", "heit", "keit", "schaft", "tät", "ion", "ling", "tum")
BARE_E = (
    "ie",
    "ee",
    "lage",
    "gabe",
    "nahme",
    "sorge",
    "hilfe",
    "liebe",
    "reise",
    "ende",
)  # Energie-, Reise-, not Straße-
SHORT_PARTS = frozenset(
    "akt alt amt app arm art bad bar bau bio bit bot box bus cup dom ehe eis end erb erd fan frei gas gen geo gut heu "
    "hof hub hut hör job kur lab los mut neo neu not nah ort ost pop rad rat rot see set ski süd tag tal tat tee tod "
    "ton top tor tür typ uhr uni web weg west zug öko öl".split()
)
# Function words, and verbs that look like nouns ("die Stärken"): in hashtags they are words of their own.
NO_PART = frozenset(
    "aber als am an auch auf aus bei beim bin bis da dann das dass dein dem den denn der des dich die dir doch du durch "
    "ein eine einem einen einer eines er es euch euer eure für gegen hab habe haben hat ich ihr im in ins ist ja kein "
    "keine kann man mehr mein mich mir mit nach nicht noch nur ob oder ohne schon sei sein seine seit sich sie sind so "
    "über um und uns unser unsere unter vom von vor war warum was weiter wenn wer wie wieder wir wird wo zu zum zur "
    "bauen drei drücken eins erleben fördern helfen hoch machen packen pflanzen räumen retten schützen stärken team testen verboten zeigen "
    "a all and are as at be been but by can do does for from get had has he her his how i if it its just make me my no "
    "of on one or our she than that the their them then there these they this to up us we what when where who why will "
    "with you your".split()
)
# Parts that the list itself shows too seldom, because they are young.
ALSO_FIRST = {"deutschland": 40, "europa": 90, "digital": 60, "online": 100}
ALSO_LAST = {"ausschreibung": 10}
# Beginnings that are no words: what follows is no word of its own either.
AFFIX = 30  # witnesses
PREFIXES = {
    "de": "un ur anti",
    "en": "un non over under inter anti neo super semi multi pre mis dis out counter hyper micro mega pseudo",
}
# Endings that any word can take, and the tenths of their cost.
ENDINGS = {
    28: "keit keiten heit heiten lich liche lichen licher liches isch ische ischen ischer isches ig ige igen iger "
    "iges lose losen loser bar bare baren sam same haft hafte haften ung ungen chen ismus isten erin erinnen innen "
    "ness less ship ships able ability ally hood ism ish ists ers ly ful like wise ities",
}

# Rare and long compounds need no entry of their own if their parts explain them.
RARE, SHORTEST_EXPLAINED = 5.0, 8

# Hashtags and slips that stand in the list like words.
NO_WORDS = frozenset(
    "absofort amrhein nen ten ner str chen wirsindmehr gegenhassimnetz thankyou opensource opendata bigdata worldnews weare makea inder beider vorort "
    "rundum imnetz zuhaus".split()
)
# Two words that often follow each other, with the logarithm of their common frequency: estimates.
PAIRS = {
    24: "in+der in+die in+den für+die für+den mit+der mit+dem auf+der auf+dem auf+die bei+der an+der von+der von+den "
    "aus+der aus+dem zu+den wir+sind",
    34: "für+das für+dein für+alle mit+den vor+der vor+dem nach+der unter+der über+die um+die gegen+die an+die in+das "
    "in+einer für+eine du+bist ihr+seid das+ist hier+ist we+are this+is in+the of+the for+the to+the",
    44: "ab+sofort ab+jetzt ab+heute ab+morgen des+tages des+jahres des+monats der+woche vor+ort zu+fuss für+uns für+euch mit+uns bei+uns rund+um für+mehr in+deutschland",
}


class Nouns(NamedTuple):
    """German nouns in small letters: lemmas, all forms, forms and names that begin a compound, verbs used as nouns, places, all names."""

    lemmas: frozenset[str]
    forms: frozenset[str]
    first: frozenset[str]
    verbs: frozenset[str]
    places: frozenset[str]
    names: frozenset[str]


def main(target: Path = segment.LEXICON) -> None:
    """Write the lexicon."""
    tables = [*_german(), *_english()]
    data = zlib.compress(rendered(tables).encode("utf-8"), 9)
    target.write_bytes(data)
    print(
        f"{target.name}: {len(data)} bytes, {', '.join(str(len(table)) for table in tables)} words and parts"
    )


def frequencies(lang: str) -> dict[str, float]:
    """Words and their share of all running words."""
    from wordfreq import get_frequency_dict

    return {word: value for word, value in get_frequency_dict(lang, "large").items() if word.isalpha()}


def _german() -> list[Costs]:
    known, nouns = frequencies("de"), german_nouns(noun_rows())
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
    return pruned(words, first, last, nouns.names | verbs)


def _english() -> list[Costs]:
    known = frequencies("en")
    counts_first, counts_last = witnesses(known, frozenset(), "")
    first = part_costs(counts_first, known, STRENGTH_FIRST) | prefixes("en", counts_first)
    last = part_costs(counts_last, known, STRENGTH_LAST)
    return pruned(word_costs(known, "en"), first, last)


def acronyms() -> Costs:
    """Abbreviations of three letters and more: too rare or too short for the frequency list."""
    return {word.lower(): ACRONYM for word in wordlists.words("acronyms") if len(word) > 2}


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
    return dict.fromkeys(PREFIXES[lang].split(), _cost(AFFIX, counts))


def _cost(count: float, counts: Counter[str]) -> float:
    return -math.log10(count / counts.total())


def pruned(words: Costs, first: Costs, last: Costs, kept: frozenset[str] = frozenset()) -> list[Costs]:
    """The three tables without the rare compounds that their parts explain."""
    entries = {
        word: segment.Entry(*(_rounded(table.get(word)) for table in (words, first, last)))
        for word in {*words, *first, *last}
        if len(word) <= segment.LONGEST
    }
    for ending in (ending for endings in ENDINGS.values() for ending in endings.split()):
        entries[ending] = entries.get(ending, segment.Entry(segment.NEVER))._replace(
            ending=0.1 * min(ENDINGS)
        )
    # The longest first, so that nothing goes whose parts are gone already.
    for word in sorted(entries, key=lambda word: (len(word), word)):
        long = len(word) >= SHORTEST_EXPLAINED and word not in kept
        if long and entries[word].word >= RARE and _is_explained(word, entries):
            del entries[word]
    return [{word: cost for word, cost in table.items() if word in entries} for table in (words, first, last)]


def _rounded(cost: float | None) -> float:
    """As the finished file has it."""
    return segment.NEVER if cost is None else int(_tenths(cost)) / 10


def _is_explained(word: str, entries: Mapping[str, segment.Entry]) -> bool:
    def others(letters: str) -> segment.Entry | None:
        return None if letters == word else entries.get(letters)

    _, pieces = segment.reading(word, others)
    return len(pieces) == 1 and pieces[0].known


def rendered(tables: list[Costs]) -> str:
    """The text of the file: see `segment._lexicon`."""
    words = sorted({word for table in tables for word in table})
    lines = {word: ",".join(_tenths(table.get(word)) for table in tables) for word in words}
    costs = {line: number for number, (line, _) in enumerate(Counter(lines.values()).most_common())}
    numbers = "".join(chr(segment.FIRST_NUMBER + costs[lines[word]]) for word in words)
    extras = [f"pairs {cost} {pairs}" for cost, pairs in PAIRS.items()]
    extras += (f"endings {cost} {endings}" for cost, endings in ENDINGS.items())
    return "\n\n".join(["\n".join(costs), numbers, "".join(_packed(words)), "\n".join(extras)])


def _packed(words: list[str]) -> Iterator[str]:
    for before, word in zip(["", *words], words, strict=False):
        shared = len(commonprefix([before, word]))
        yield chr(segment.FIRST_LENGTH + shared) + word[shared:]


def _tenths(cost: float | None) -> str:
    """Rounded to halves: coarse enough for few lines, and hardly a split depends on less."""
    return "" if cost is None else str(5 * round(cost * 2))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
