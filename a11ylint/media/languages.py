"""Language tags as file names, caption headers and video containers spell them."""

from __future__ import annotations

import re
from typing import Final

# ISO 639-1, and the three-letter tags that public bodies in German-speaking countries meet: Low German, the
# Sorbian languages, North Frisian, Swiss German, Kurdish varieties, Dari, Tigrinya (ti) and sign languages.
_TWO_LETTERS: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv "
    "dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie "
    "ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
    "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm "
    "rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts "
    "tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)
_THREE_LETTERS: Final = frozenset("nds hsb dsb frr stq gsw bar ckb kmr prs fil gsg asq sgg ase bfi".split())

# ISO 639-2 in both its forms, which containers use, to the two letters that BCP 47 asks for.
_LONG: Final = dict(
    pair.split(":")
    for pair in (
        "deu:de ger:de eng:en fra:fr fre:fr spa:es ita:it por:pt nld:nl dut:nl pol:pl tur:tr ukr:uk "
        "rus:ru ara:ar fas:fa per:fa ces:cs cze:cs slk:sk slo:sk hun:hu ron:ro rum:ro bul:bg hrv:hr "
        "srp:sr bos:bs slv:sl sqi:sq alb:sq mkd:mk mac:mk ell:el gre:el dan:da swe:sv nor:no nob:nb "
        "nno:nn fin:fi isl:is ice:is est:et lav:lv lit:lt kur:ku tir:ti amh:am som:so pus:ps urd:ur "
        "hin:hi ben:bn tam:ta tha:th vie:vi kor:ko jpn:ja zho:zh chi:zh heb:he kat:ka geo:ka hye:hy "
        "arm:hy aze:az cat:ca eus:eu baq:eu gle:ga cym:cy wel:cy ltz:lb lat:la roh:rm mlt:mt fry:fy"
    ).split()
)
_WORDS: Final = dict(
    pair.split(":")
    for pair in (
        "deutsch:de german:de englisch:en english:en französisch:fr french:fr français:fr spanisch:es "
        "spanish:es español:es italienisch:it italian:it italiano:it türkisch:tr turkish:tr türkçe:tr "
        "russisch:ru russian:ru ukrainisch:uk ukrainian:uk arabisch:ar arabic:ar polnisch:pl polish:pl "
        "polski:pl niederländisch:nl dutch:nl portugiesisch:pt portuguese:pt rumänisch:ro romanian:ro "
        "persisch:fa farsi:fa kurdisch:ku kurdish:ku dänisch:da danish:da tschechisch:cs czech:cs "
        "plattdeutsch:nds"
    ).split()
)

# A second part that is a language too (`br` in pt-br is Breton) counts as a region in these pairs only.
_KNOWN_REGIONS: Final = frozenset(
    "de-at de-be de-ch de-de de-li de-lu en-au en-ca en-ie en-in en-nz en-za es-es es-ar fr-be fr-ca "
    "fr-ch fr-fr it-ch it-it nl-be nl-nl pt-br pt-pt sv-se zh-tw".split()
)
_SCRIPTS: Final = frozenset("hans hant latn cyrl arab".split())
_SIMPLE: Final = "simple"  # registered variant of BCP 47: a simplified form of the language
_TAG: Final = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*")


def known(token: str) -> str | None:
    """The primary language that one lower-case token of a file name stands for, or None."""
    if token in _TWO_LETTERS or token in _THREE_LETTERS:
        return token
    return _LONG.get(token) or _WORDS.get(token)


def pair(first: str, second: str) -> str | None:
    """The tag that two lower-case tokens form together (`pt`, `br` → `pt-BR`), or None."""
    language = known(first)
    if language is None or first in _WORDS:
        return None
    if second == _SIMPLE:
        return f"{language}-{second}"
    if second in _SCRIPTS:
        return f"{language}-{second.title()}"
    region = f"{first}-{second}" in _KNOWN_REGIONS or (second not in _TWO_LETTERS and len(second) == 2)
    if (region and second.isascii() and second.isalpha()) or second == "419":
        return f"{language}-{second.upper()}"
    return None


def tag(text: str | None) -> str | None:
    """A header's or container's language as a BCP 47 tag: `deu` → `de`, `pt_br` → `pt-BR`, `und` → None."""
    written = (text or "").strip().lower()
    if not _TAG.fullmatch(written):
        return known(written)
    first, second, *_ = [*re.split(r"[-_]", written), ""]
    return pair(first, second) or known(first)
