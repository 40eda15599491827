"""Short lists of our own that the lexicon needs beside the packages: see make_lexicon."""

from __future__ import annotations

TWO_LETTERS = {
    "de": "ab ag am an da du eg er es eu ev ex im in ja je ki kv ob ok pc pr so tu tv uk um us uz vw wg wm wo zu öl",
    "en": "ai am an as at be by do eu go he hi if in is it me my no of ok on or pr so to tv uk un up us we",
}
ONE_LETTER = {"de": "", "en": "a i"}

# Compounds begin with the noun and an n (Straßen-), but for these: Energie-, Reise-.
BARE_E = ("ie", "ee", "lage", "gabe", "nahme", "sorge", "hilfe", "liebe", "reise", "ende")
LINKED_BY_S = ("ung", "heit", "keit", "schaft", "tät", "ion", "ling", "tum")
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
    "bauen drei drücken eins erleben fördern helfen hoch machen packen pflanzen räumen retten schützen stärken team "
    "testen verboten zeigen "
    "a all and are as at be been but by can do does for from get had has he her his how i if it its just make me my no "
    "of on one or our she than that the their them then there these they this to up us we what when where who why will "
    "with you your".split()
)
# Parts that the list itself shows too seldom, because they are young; the number of words that shall count.
ALSO_FIRST = {"deutschland": 40, "europa": 90, "digital": 60, "online": 100}
ALSO_LAST = {"ausschreibung": 10, "app": 60, "bus": 40, "café": 30, "parken": 15}
# Beginnings that are no words: what follows is no word of its own either.
PREFIXES = {
    "de": "un ur anti",
    "en": "un non over under inter anti neo super semi multi pre mis dis out counter hyper micro mega pseudo",
}
# Endings that any word can take, by the tenths of their cost.
ENDINGS = {
    28: "keit keiten heit heiten lich liche lichen licher liches isch ische ischen ischer isches ig ige igen iger "
    "iges lose losen loser bar bare baren sam same haft hafte haften ung ungen chen ismus isten erin erinnen innen "
    "ness less ship ships able ability ally hood ism ish ists ers ly ful like wise ities",
}

# Hashtags, slips and bits of words that stand in the frequency list like words.
NO_WORDS = frozenset(
    "absofort amrhein beider bigdata chen gegenhassimnetz imnetz inder makea nen ner opendata opensource rundum str ten "
    "thankyou vorort weare wirsindmehr worldnews zuhaus".split()
)
# Two words that often follow each other, by the tenths of the logarithm of how often they do: estimates.
PAIRS = {
    24: "in+der in+die in+den für+die für+den mit+der mit+dem auf+der auf+dem auf+die bei+der an+der von+der von+den "
    "aus+der aus+dem zu+den wir+sind",
    34: "für+das für+dein für+alle mit+den vor+der vor+dem nach+der unter+der über+die um+die gegen+die an+die in+das "
    "in+einer für+eine du+bist ihr+seid das+ist hier+ist we+are this+is in+the of+the for+the to+the",
    44: "ab+sofort ab+jetzt ab+heute ab+morgen des+tages des+jahres des+monats der+woche vor+ort zu+fuss für+uns "
    "für+euch mit+uns bei+uns rund+um für+mehr in+deutschland",
}
