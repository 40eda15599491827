"""Syllables of an English word: its vowel groups, corrected where spelling and speech differ."""

import re

_NUCLEUS = re.compile("[aeiouyáàâäéèêëíîïóôöúûüæøœ]+")

# Vowels in a row that are two sounds. Each match adds a syllable.
_TWO_SOUNDS = (
    r"(?<![ctsxg])ia(?!ge|r$|rs?$|rit)|[ctgs]ia(?=t[eio]|st)|^liar",  # media, appreciate; not marriage
    r"(?<![ctsxg])(?<!ll)(?<!vi)io(?!ns?$|rs?$|red|ur)|[pd]ion|^[lz]ion|rior|tios?$",  # radio, ratio
    r"(?<![tcs])iu",
    r"[aeiouy]ing|iing",
    r"(?<![ctn])ien(?=ce|t)|iet(?!h)|iest$",  # client, diet, easiest
    r"(?<=[a-z]{3})(?<!sold)(?<!prem)(?<!front)(?<!cash)(?<!brigad)ier(?=s?$)",  # carrier
    r"creat(?!ur)|^rea(?=ct|l[iu]|ff|ss|rr|nim|pp)|theat(?=[re])|nuclear|linear",
    r"(?:id|ar|cav|th|id)ea(?=[st]?|$)(?<=idea|area|veat|heat)|[bprn]ean$(?<=[a-z]{6})",
    r"(?<![pg])(?<!som)eo(?!u|ff)|^geo(?![fr])|[nr]eous|(?:us|n)eum|eity",  # video; not people, someone
    r"^rei(?=nc|ns|nf|nv|nt|m)|^reu(?=ni|s)|(?:[aou]y|ey(?=[ao]))(?=[aeo])(?!ed$|es$)",
    r"(?<![gqs])ua(?!n$)|[st]ua(?=l)|(?<!q)uou|(?<!q)uity|fluid|ruin|druid|suicid|tuit|genuin|jesuit",
    r"cruel|[df]uel|[mn]uel|fluen|gruen|boa$|oasis|noah|koala|poe[mt]|[dg]oer|coe[dx]|coord|coop(?=e)",
    r"zool|microo|stoic|heroi|coinc|[aeo]ic$(?<!oic)|naiv|laity|hawaii|chao|araok",
    r"isms?$|sm$(?<=asm)|thm|[^aeiounr]n't|^mc|[^aeiouyw]'(?:ll|ve|d)",  # realism, didn't, that'll
)
_INNER_E = (
    "som wher ther hom tim lin lif sid hous liv nin fir wir tak mak plac spac fac saf trad nam grav wav bas"
    " cas gam lak rac stat gat for lov driv whit pric voic nois hors els pip guid spok cleav stak skat cak"
)
_BEFORE_E = r"(?<=[^aeiouy])(?<![^aeiouyrl]l)"
# An e that is only written, and vowels said as one. Each match takes a syllable away.
_SILENT = (
    r"(?<![^aeiouyrl][lr])(?<=[^aeiouy])e$",  # made; not table, centre
    r"(?<![^aeiouyrl][lr])(?<=[^aeiouyszxcg])(?<![cs]h)es$",  # trees, makes; not houses
    r"(?<![^aeiouyrl]l)(?<=[^aeiouytd])ed$|[gq]ue[sd]?$(?<!rgue)(?<!rgues)",  # hoped; not wanted
    _BEFORE_E + r"e(?=ly$|ness|ful|less|some)|" + _BEFORE_E + r"(?<!^c)(?<!el)e(?=ments?)",
    "(?:" + _INNER_E.replace(" ", "|") + ")e(?=[bcdfghklmnpstw][aeiouylrh])",  # sometimes
    r"busin(?=ess)|wedn|ica(?=lly$)",
)
_MORE = re.compile("|".join(_TWO_SOUNDS))
_LESS = re.compile("|".join(_SILENT))
_HISS = re.compile("(?:[sxz]|[cs]h|[cgsz]e)$")


def count(word: str) -> int:
    """Syllables of an English word in small letters, without hyphens or digits; 0 where no vowel is."""
    stem = word.removesuffix("'s")
    extra = stem != word and _HISS.search(stem) is not None
    return len(_NUCLEUS.findall(stem)) + len(_MORE.findall(stem)) - len(_LESS.findall(stem)) + extra
