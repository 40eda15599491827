"""Syllables of a German word: its vowel groups, corrected where spelling and speech differ."""

import re

_NUCLEUS = re.compile("aa|ai|au|ay|äu|ee|ei|eu|ey|ie|oi|oo|ou|oy|[aeiouyäöüáàâãåéèêëíìîïóòôõúùûýœæø]")


def _any(stems: str) -> str:
    return "(?:" + stems.replace(" ", "|") + ")"


# Two vowels that look like one sound and are two. Spelling does not show it, so these are the endings, stems
# and joints of compounds in which it happens. Each match adds a syllable.
_COMMON_IE = _any(
    "famil bakter immobil fer akt kriter prinzip petersil kastan präm komöd tragöd hortens dahl geran lil fol"
    " mater stud med (?<!in)ser lin host arter util reptil foss?il amphib glor histor magnol begon akaz"
)
_PLACES_IE = _any(
    "ital span belg austral brasil kanad georg alger tunes arab argentin kolumb britann rumän bulgar kroat"
    " serb slowen armen mazedon jordan sizil sardin alban bosn patriz"
)
_TWO_SOUNDS = (
    r"(?<!\bw)(?<!sch)(?<!sp)(?<![ae])ien(?=s?$)",  # Medien, Energien, Spaniens; not Wien, erschien, Parteien
    _COMMON_IE + r"ie(?!r|ns?$)",  # Familie, Studiengang; not studieren
    _PLACES_IE + r"ie(?!ns?$|ren|rt)",  # Italiener, Spanier
    r"arier(?!en$|t)|(?:barr|karr|prem)ie(?=re)",  # Vegetarierin, Barriere
    r"(?<!v)(?<!sp)iell|[tlrzp]ien[tz]|[dx]ienz|gredien|hygien|ambient",  # speziell, Patient; not vielleicht
    r"hierarch|[br]iennal|iet(?=ät)|daniel|gabriel",
    r"(?:mus|petrol|mausol|koloss?|lyz)eum|iläum",
    r"(?<!t)(?<!scr)(?<!gr)(?<!qu)een(?=s?$)|ideen(?=[a-zäöü])",  # Ideen, Seen; not Screen
    r"geehr|geernt|geerb|geerd|beehr|been(?=d|g)|beerdig|geimpf|geirrt|beinhalt|be(?=url|urt|urk|unr)",
    r"geurt|koop|koord|zoolog|mikroorg|naiv|mosaik|kokain|ukrain|archai|prosai|haiti|judai",
    r"koffein|protein|theis(?=[mt])|eität|rein(?=tegr|karn)|goi(?=s[mt])|heroi|androi|steroid",
    r"eu(?=mlage|mfrage|mwelt|nion)",  # Gemeindeumlage
    r"ei(?=nforma|nitiat|nstitu|nteress|ndustri|nvestit|nfrastr|nklusi)",  # Gemeindeinformation
)
# Loan words with letters that are not spoken, or with two vowels for one sound. Each match takes one away.
_SILENT = (
    r"(?:on|off|hot|dead|pipe|air|base|guide|head|out)line|(?<=tim)e(?=line)|(?<![oui])live(?!r)",
    r"home(?![rtnm])|(?<![^eb])pages?(?=$|[bcdfgm])|(?:web|off|camp)site|(?:smart|i|head)phone",
    r"(?:^|up)dates?(?![in])|services?(?!nt)|offices?|(?:soft|hard|firm|free|mal)ware|bikes?(?![rn])",
    r"(?<=you)tube(?!r)|(?<=fac)e(?=book)|(?<=not)e(?=book)|(?:^|cyber|air)space",
    r"(?:^|qr-?|bar|source?)codes?$",
    r"(?:^|e|n)style|(?:^|l|e)time(?=s?$|s?[bcdfglp])|(?:^|f)life|(?<!i)deal(?=s?$|er)",
    r"team|stream|(?<!p)leader|beamer|dream|break|steak|leasing|clean|speak|jeans|feat(?=ur)",
    r"(?<=feat)ures?$",
    r"(?:down|up)load|coach|board|road|goal|toast|boat|image(?=s?$)|message(?=s?$)",
    r"(?:^|app|web|play|line)stores?$|(?:interfa|complian|performan|governan|voi|pla|scien)ces?$",
    r"care$|frames?$|(?<=h)ouse$|(?<!s)source|drives?$|iques?$|^ga(?=mes?$)",
    r"(?<!n)gu(?=[ei])|(?:niv|plat|tabl|bord)eau|^y(?=[aeou])|college|challenge",
)
_MORE = re.compile("|".join(_TWO_SOUNDS))
_LESS = re.compile("|".join(_SILENT))


def count(word: str) -> int:
    """Syllables of a German word in small letters (NFC), without hyphens or digits; 0 where no vowel is."""
    word = word.replace("qu", "q")
    return len(_NUCLEUS.findall(word)) + len(_MORE.findall(word)) - len(_LESS.findall(word))
