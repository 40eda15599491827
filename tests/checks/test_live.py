"""Sentences that announce a live stream of one's own, and those that only sound like it."""

from __future__ import annotations

import unicodedata

import pytest

from a11ylint import lint_text
from a11ylint.checks._phrases import pattern

ANNOUNCED = {
    "de": (
        "Livestream ab 18 Uhr auf unserer Website.",
        "Wir übertragen die Ratssitzung live auf YouTube.",
        "Die Sitzung wird live im Internet übertragen.",
        "Die Stadtratssitzung gibt es im Livestream.",
        "Am Montag live auf YouTube: die Bürgerversammlung",
        "Wir streamen die Sitzung.",
        "Heute gehen wir live!",
        "Seid dabei: Insta-Live mit der Bürgermeisterin, Mittwoch 17 Uhr",
        "Wir zeigen im Livestream, was in der Stadt passiert.",
        "Keine Anmeldung zum Livestream nötig.",
        "Livestream am Montag, keine Anmeldung nötig.",
        "Die Pressekonferenz wird ab 14 Uhr live gestreamt.",
        "Den Live-Stream findest du unter https://example.org",
        "Die letzte Sitzung des Jahres im Livestream.",
        "LIVESTREAM der Oberbürgermeisterwahl",
        "Live-Übertragung der Preisverleihung aus dem Rathaus",
        "going live in 10 Minuten",
        "Livestream heute 19 Uhr (Aufzeichnung später in der Mediathek)",
        "Die Feier findet am Montag statt und im Livestream.",
        "Der Festakt wird am Sonntag im Internet übertragen.",
        "Twitch-Stream am Dienstag um 20 Uhr mit dem Digitalamt.",
        "Die Trauerfeier wird live im Fernsehen und auf unserer Seite gestreamt.",
        "Der Gottesdienst wird live ins Internet übertragen.",
        "Das Konzert wird auf unserer Homepage live gezeigt.",
        "Wir sind am Freitag live auf unserem YouTube-Kanal.",
        "Der Livestream beginnt nicht um 18 Uhr, sondern um 19 Uhr.",
        "Im Livestream oder vor Ort: die Bürgerversammlung.",
        "Wir stellen die neue Website im Livestream vor.",
        "Die Plätze waren schnell vergeben, aber im Livestream ist für alle Platz.",
        "Der Livestream wird nicht aufgezeichnet.",
        "Die Sitzung wurde auf Montag verschoben und läuft im Livestream.",
        "🔴 Livestream: Haushaltsrede",
        "Schauen Sie morgen live zu, wenn der Haushalt eingebracht wird.",
        "Ab 19 Uhr senden wir live aus dem Stadttheater.",
        "Wir sind heute um 16 Uhr live für euch auf LinkedIn.",
        "Die Vereidigung könnt ihr ab 11 Uhr live am Bildschirm miterleben.",
        "LIVE: Pressestatement der Ministerin zum Hochwasser",
        "Gleich live: die Regierungserklärung",
        "Die Ratssitzung am Donnerstag ist im Netz zu verfolgen.",
        "Die Plenarsitzung läuft ab 10 Uhr auf unserem YouTube-Kanal.",
        "Am Dienstag streamt die Uni die Antrittsvorlesung.",
        "Seien Sie online dabei, wenn der Landtag heute wählt.",
        "Sie können sich einfach online zuschalten.",
        "X Space zum Wohngeld: Mittwoch, 20 Uhr",
        "Premiere am Freitag auf YouTube: der neue Imagefilm",
        "Watch-Party zur Haushaltsdebatte: ab 10 Uhr auf Twitch",
        "Gleich geht es auf Twitch los.",
        "Die Ratssitzung am Dienstag kann im Internet mitverfolgt werden.",
        "Ratslivestream am Dienstag um 17 Uhr",
        "Noch 5 Minuten bis zum Start unseres Streams!",
        "Kurs zum Grundgesetz: Livestream ab 18 Uhr",
        "Workshop zum Stadtarchiv im Livestream",
        "Nicht im Saal, sondern im Stream: die Sitzung am Montag",
        "Livestream: nicht verpassen!",
        "Der Präsident spricht um 12 Uhr. Wir übertragen die Rede hier.",
        "Die Auszählung am Sonntag könnt ihr live bei uns verfolgen.",
        "Übertragung ab 13 Uhr auf dieser Seite",
        "Die Diskussion ist am Montag auch digital zu sehen, einfach digital zuschauen.",
        "Die Sitzung wird per Video ins Internet übertragen.",
        "Um 16 Uhr spricht der Krisenstab live auf allen Kanälen.",
        "Livestream: keine Anmeldung nötig",
        "Das ZDF und wir zeigen die Feier im Livestream auf unserer Website.",
        "Online-Gottesdienst: 16 Uhr auf unserem YouTube-Kanal",
        "Ab 17 Uhr live: So rückt ein Löschzug aus.",
        "Live um 12: Unsere Ärztin erklärt die Grippe.",
        "Digitale Bürgerversammlung am Donnerstag um 18 Uhr, der Link steht hier.",
        "Onlineveranstaltung zum Radweg: 17.9. um 19 Uhr",
        "Die Live-Lesung beginnt um 20 Uhr auf Instagram.",
        "Der Festakt ist ab 18.30 Uhr von zu Hause aus zu sehen.",
        "Das Weihnachtskonzert gibt es im Dom und online. Beginn ist um 17 Uhr.",
        "Bürgertalk auf Instagram: Mittwoch, 18 Uhr",
        "Wer bei der Gedenkfeier um 11 Uhr nicht vor Ort sein kann: Wir zeigen sie live.",
        "Am Sonntag senden wir aus der Halle auf unserer Website.",
        "Am Sonntag ist Gottesdienst. Auf unserer Website könnt ihr zuschauen.",
        "Um 18 Uhr lesen wir euch auf Facebook vor.",
        "Gleich geht es los: Pressegespräch zum Hochwasser. Wer nicht kommen kann, schaut auf YouTube zu.",
        "Die Plätze könnt ihr um 12 Uhr im Netz verfolgen, wenn wir sie verlosen.",
        "Der Kirchenchor singt um 18 Uhr. Alles belegt? Dann feiert über den Videokanal mit.",
        "Um 18 Uhr beantworten wir live eure Briefe zur Grundsteuer.",
        "Vesper um 17 Uhr. Ihr hört sie live.",
        "Am Mittwoch steigen wir live ins Moor. Zu finden auf TikTok.",
        "Start ist um 13 Uhr. Ihr könnt live mitreden, und zwar auf Instagram.",
        "Das Endspiel seht ihr ab 16 Uhr im Vereinsstream.",
        "Die Beratung gibt es im Livestrem.",
        "Heiligabend um 15 Uhr läuft das Krippenspiel auf dem Kanal der Gemeinde.",
        "Den Vortrag übertragen wir zusätzlich auf YouTube.",
        "Die Eröffnung übertragen wir am 11. Juni, 19 Uhr, ins Netz.",
        "Wir gehn heut um 8 live!",
        "Um 10 Uhr geht unsere Werkfeuerwehr live.",
        "Hier live: der neue Drehleiterwagen",
        "Unsere Livestreams starten am Montag.",
        "Während des Livestreams könnt ihr Fragen stellen.",
        "Wie komme ich heute in den Livestream?",
        "Das Rats-TV beginnt um 17 Uhr.",
        "Die Vorlesung am Montag um 10 Uhr findet ohne Anmeldung und digital statt, zwar digital, aber für alle.",
    ),
    "en": (
        "Watch the livestream tonight at 7pm.",
        "We're going live at noon.",
        "Join the meeting via live stream.",
        "The council meeting will be streamed live.",
        "Live on YouTube: budget speech.",
        "Watch live on our website.",
        "Follow our Instagram Live with the mayor.",
        "The hearing will be broadcast live.",
        "We’re live now! Ask your questions.",
        "The meeting will be webcast from 6 pm.",
        "Catch our live Q&A on Instagram.",
        "Don’t miss our livestream.",
        "You can watch the hearing as it happens on our homepage.",
        "LIVE: Statement by the minister",
        "The inaugural lecture streams on our YouTube channel at 4 pm.",
        "Join our Twitter Space on air quality this evening.",
        "Log on to watch the mayor's address on YouTube.",
        "Our Twitch channel opens at 8 pm.",
        "A workshop by livestream",
        "Sunday service at 10am, in church and on Facebook.",
        "Tonight at 7pm: the full council meets. Watch on our YouTube channel.",
        "Online lecture on malaria, Tuesday 6pm.",
        "You're invited: virtual town hall, March 3 at 6:30 p.m.",
        "Tune in at noon for the update on the storm.",
        "The vigil begins at 8pm. If you cannot be there, join us online.",
        "Live at midday: the chief nurse on winter jabs.",
        "Poetry on Instagram: 7pm",
        "Join the author on our channel at 7pm for a reading.",
    ),
}
NONE = {
    "de": (
        "Live-Musik im Park.",
        "Konzert live am Rathausplatz.",
        "Die Band spielt live in Berlin.",
        "Wir sind live vor Ort.",
        "Erlebt die Feuerwehr live!",
        "Die Aufzeichnung des Livestreams ist online.",
        "Danke, dass so viele beim Livestream dabei waren.",
        "Der Livestream ist beendet.",
        "Unsere neue Website ist live.",
        "Liveticker zur Wahl auf unserer Website.",
        "Der Mitschnitt des Livestreams von gestern.",
        "Live-Hörspiel in der Bücherei.",
        "Es gibt keinen Livestream.",
        "Die Sitzung wurde live übertragen.",
        "Das Leben im Livemodus.",
        "Oliven und Cliven liefern.",
        "Live-Cooking mit Kräutern vom Markt.",
        "Die Aufzeichnung des Livestreams gibt es ab morgen 10 Uhr.",
        "Alle Songs könnt ihr jetzt streamen.",
        "Auf einen Livestream müssen wir leider verzichten.",
        "Der für Montag angekündigte Livestream ist abgesagt.",
        "Es gibt weder einen Livestream noch eine Aufzeichnung.",
        "Rund 400 Menschen haben den Livestream am Sonntag verfolgt.",
        "Wir suchen eine Person für Livestreams und Videos.",
        "Heute gehen wir mit der neuen Bürger-App live.",
        "Unsere neue Website ist jetzt live, mehr dazu auf Instagram.",
        "Filme und Hörbücher online streamen.",
        "Wir sind heute live vor Ort.",
        "Jetzt Live-Musik im Park, Bilder auf Instagram.",
        "Der Bach führt wieder mehr Wasser als ein Stream.",
        "Livestream: leider nicht",
        "Videostreaming braucht viel Strom.",
        "Die Wahlergebnisse können im Internet mitverfolgt werden.",
        "Live oder digital: Beratung, wie es passt.",
        "Verfolgt unsere Reise heute auf Instagram.",
        "Wir übertragen am Montag das Amt an Frau Meier.",
        "Übertragung ab 2027: Urlaubstage verfallen nicht mehr.",
        "Rede und Antwort: Der Bürgermeister steht live am Markt bereit.",
        "Folgt dem Landtag auf Instagram.",
        "Das Video vom Livestream ist da.",
        "Das Video des letzten Livestreams ist da.",
        "Livestream? Leider nein.",
        "Livestream – diesmal nicht",
        "Kurs: So gelingt der eigene Livestream",
        "Fortbildung: Livestreams barrierefrei planen",
        "Unsere Richtlinie regelt auch Livestreams von Beschäftigten.",
        "Die Sitzung findet nicht im Stream statt, sondern nur im Saal.",
        "Das ZDF überträgt den Umzug live im Fernsehen.",
        "Netflix streamt ab Freitag die neue Serie.",
        "Wahlergebnisse live: am Sonntag im Internet",
        "Die Fotos vom Festakt am Freitag sind auf Instagram zu sehen.",
        "Termin für die Sprechstunde am Montag online buchen",
        "Die Tagesordnung der Sitzung am Montag gibt es online.",
        "Online-Kurs: beim Stadtrat dabei, am Montag im Rathaus",
        "Die Live-Übertragung musste abgebrochen werden.",
        "Was kostet ein Livestream?",
        "Livestreams im Unterricht",
        "Barrierefreiheit von Livestreams: ein Merkblatt",
        "Heute vor 20 Jahren: die erste Live-Übertragung aus dem Landtag",
        "Für den Livestream der Sitzungen fehlt das Geld.",
        "Der Rat entscheidet am Montag, ob die Sitzungen künftig im Internet übertragen werden.",
        "Unser Livestream hatte 1.200 Zuschauer.",
        "Den Verkehr könnt ihr live auf unserer Karte verfolgen.",
        "Mediengestalter (m/w/d) für unsere Livestreams gesucht",
        "Das Heimspiel am Sonntag ab 15 Uhr live im Stadion",
        "Die digitale Sprechstunde: Termine ab 8 Uhr buchbar",
        "Der Online-Dialog läuft noch bis zum 30. Juni, 18 Uhr.",
        "Das Konzert beginnt um 19 Uhr. Fotos zeigen wir auf Instagram.",
        "Die Lesung beginnt um 19 Uhr in der Bücherei. Karten gibt es auch online.",
        "Ab 18 Uhr auf unserem YouTube-Kanal: das neue Video vom Bauhof",
        "Um 15 Uhr erzählt die Astronautin live im Planetarium.",
        "Kabarett live: Freitag ab 19 Uhr, Stadthalle, Einlass 18 Uhr",
        "Achtung: Ein gefälschter Livestream mit dem Oberbürgermeister ist im Umlauf.",
        "Folgt uns, dann seid ihr auf Instagram immer live dabei.",
        "Auf dem Marktplatz beantworten wir am Samstag um 11 Uhr live eure Fragen.",
        "Radio Nordstadt sendet am Sonntag um 10 Uhr live vom Fest.",
        "Der Mainstream ist online, heute wie morgen.",
        "Unser Trompeter spielt heute um 18 Uhr live vom Kirchturm.",
        "Beim Livestream am Sonntag gab es Tonprobleme.",
        "Livestream-Technik können Vereine ausleihen.",
        "Wie war's? Eure Meinung zum Livestream interessiert uns.",
        "Wir verabschieden Pfarrer Lenz im Gottesdienst um 10 Uhr. Grüße könnt ihr per Video schicken.",
        "Der Rat hat beschlossen: Die Sitzungen werden ab 2027 live gestreamt.",
        "Der Bauausschuss tagt um 19 Uhr. Die Unterlagen könnt ihr auf unserer Website verfolgen.",
        "Das Museum öffnet um 10 Uhr. Am Montag ist es geschlossen. Mehr auf Instagram.",
    ),
    "en": (
        "Watch the recording of the livestream.",
        "Live music in the park.",
        "People live in cities.",
        "Delivery starts Monday.",
        "Lives matter.",
        "The results are live now.",
        "Thank you for joining our livestream.",
        "Missed the livestream? Catch up here.",
        "The new portal goes live on Monday.",
        "A live audience of 300.",
        "There is no livestream this time.",
        "We live on Main Street.",
        "The meeting will not be live streamed.",
        "Our new portal is going live on Monday.",
        "We are live with our new payment system.",
        "The livestream has been cancelled.",
        "Livestream: sorry, not this time.",
        "Course: how to run your own live stream.",
        "The stream behind the school has been cleaned.",
        "Follow us on Instagram for updates today.",
        "Follow the council on Facebook.",
        "The committee papers are online.",
        "Photos of the ceremony are on Facebook.",
        "The BBC broadcasts the match live on TV.",
        "How much does a live stream cost?",
        "Livestreaming in the classroom",
        "Watch out for fake live streams of the Mayor today.",
        "Learn to live stream! The course starts on Tuesday at 6pm.",
        "The committee will decide on Monday whether to webcast its meetings.",
        "Results will be published live on our website from 10pm.",
        "The council meets at 7pm in the town hall. The agenda is online.",
        "A talk by the artist on Friday at 6pm. More on our website.",
        "Comedy night with a live band, Friday 8pm. Tickets online.",
    ),
}


def _rows(tables: dict[str, tuple[str, ...]]) -> list[object]:
    return [pytest.param(lang, text, id=text) for lang, texts in tables.items() for text in texts]


def _keys(text: str, lang: str = "de", head: str = "") -> list[tuple[str, str]]:
    report = lint_text(f"---\nlang: {lang}\n{head}---\n{text}\n")
    assert not report.failures
    return [(f.rule.id, f.problem.key) for f in report.findings if f.rule.group == "live"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("lang", "text"), _rows(ANNOUNCED))
def test_an_announcement_is_asked_about_once(lang: str, text: str, form: str) -> None:
    written = unicodedata.normalize(form, text)
    assert _keys(written, lang) == [("live-sign-language-missing", "announced")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("lang", "text"), _rows(NONE))
def test_other_sentences_are_not(lang: str, text: str, form: str) -> None:
    assert _keys(unicodedata.normalize(form, text), lang) == []


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param("live: false\n", [], id="no stream of one's own"),
        pytest.param(
            "live: true\n",
            [("live-captions-missing", "missing"), ("live-sign-language-missing", "missing")],
            id="a stream and nothing else said",
        ),
        pytest.param("live: ja\nlive_captions: human\nsign_language: ja\n", [], id="German words for yes"),
        pytest.param("live: true\nlive_captions: human\nsign_language: [gsg, ase]\n", [], id="two languages"),
        pytest.param(
            "live: true\nlive_captions: human\nsign_language: {language: asq}\n", [], id="a language only"
        ),
        pytest.param(
            "live: true\nlive_captions: human\nsign_language: {provided: nein, language: gsg}\n",
            [("live-sign-language-missing", "refused")],
            id="not provided",
        ),
        pytest.param(
            "live: true\nlive_captions:\nsign_language:\n",
            [("live-captions-missing", "missing"), ("live-sign-language-missing", "missing")],
            id="keys without a value",
        ),
        pytest.param(
            "live: true\nlive_captions: auto\nsign_language: gsg\n",
            [("live-captions-missing", "auto")],
            id="automatic captions",
        ),
        pytest.param(
            "live: true\nlive_captions: none\nsign_language: none\n",
            [("live-captions-missing", "refused"), ("live-sign-language-missing", "refused")],
            id="neither",
        ),
        pytest.param(
            'live: true\nlive_captions: ""\nsign_language: ""\n',
            [("live-captions-missing", "missing"), ("live-sign-language-missing", "missing")],
            id="empty strings",
        ),
        pytest.param(
            "live: false\nformat: live\n",
            [("live-sign-language-missing", "contradicted")],
            id="a contradiction",
        ),
    ],
)
def test_answers_of_the_author(head: str, found: list[tuple[str, str]]) -> None:
    assert sorted(_keys("Den Livestream gibt es am Montag.", head=head)) == found


def test_the_finding_shows_the_words_of_the_text() -> None:
    report = lint_text(
        "---\nlang: de\n---\nAm Montag tagt der Rat.\n\nWir übertragen die Sitzung live auf YouTube.\n"
    )
    (finding,) = [f for f in report.findings if f.rule.group == "live"]
    assert finding.place.span is not None
    assert finding.place.span.text == "übertragen die Sitzung live"
    assert "„übertragen die Sitzung live“" in finding.message("de")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        pytest.param("live stream*", "Live-Streams", True, id="a blank is also a hyphen"),
        pytest.param("live stream*", "lives tream", False, id="whole words only"),
        pytest.param(
            "überträgt … live", "überträgt heute die Sitzung des Rates live", True, id="a gap of words"
        ),
        pytest.param(
            "überträgt … live", "überträgt alles. Dann live", False, id="a gap ends with the sentence"
        ),
        pytest.param("a.b", "axb", False, id="signs stand for themselves"),
        pytest.param("ab #", "ab 17", True, id="a number"),
        pytest.param("ab #", "ab 2027", False, id="a year is no time"),
        pytest.param("#pm", "at 6pm", True, id="a number in a word"),
        pytest.param("live … mit", "live am 3. Juni um 18.30 Uhr mit", True, id="dates and times in a gap"),
    ],
)
def test_how_phrases_are_read(phrase: str, text: str, found: bool) -> None:
    assert bool(pattern((phrase,)).search(text)) is found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("übertragen " * 40_000, id="a word that begins a phrase, very often"),
        pytest.param("übertragen" + "-" * 400_000, id="a long line of hyphens"),
        pytest.param("Livestream war, " * 20_000, id="one endless sentence about the past"),
        pytest.param("kein Livestream " * 20_000, id="one endless sentence of denials"),
        pytest.param("zeitgleich, " * 20_000, id="a word that needs another, very often"),
        pytest.param("heute dabei " * 20_000, id="verbs without a channel"),
        pytest.param("Livestream" + " – nein" * 20_000, id="one endless answer"),
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    assert _keys(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Online" + "x" * 20_000 + " um 18 Uhr", id="one endless online word"),
        pytest.param("Online-Vortrag um 18 Uhr, " * 5_000, id="events without an end"),
        pytest.param("1" * 20_000 + " live", id="one endless number"),
        pytest.param("ab 18 live, " * 10_000, id="times without an end"),
        pytest.param("Stadtstream " * 10_000, id="words with a stem inside"),
        pytest.param("Vortrag, 18 Uhr, " * 10_000 + "am Bildschirm", id="commas without an end"),
        pytest.param("Online-Vortrag um 18 Uhr, " * 20_000, id="one announcement after the other"),
    ],
)
def test_long_announcements_end_soon(text: str) -> None:
    assert len(_keys(text)) <= 1


@pytest.mark.parametrize(
    ("words", "keys"),
    [pytest.param(100, ["announced"], id="within a post"), pytest.param(1000, [], id="behind any post")],
)
def test_a_sentence_is_searched_as_far_as_a_post_goes(words: int, keys: list[str]) -> None:
    found = _keys(f"{'Hallo ' * words}wir übertragen die Sitzung im Livestream auf YouTube")
    assert [key for _, key in found] == keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Wer mag, ist online dabei. Der Festakt beginnt um 18 Uhr.", "online dabei", id="behind"
        ),
        pytest.param(
            "Der Festakt beginnt um 18 Uhr. Wer mag, ist online dabei.", "online dabei", id="before"
        ),
        pytest.param(
            f"Der Festakt beginnt um 18 Uhr. {'Alle sind da. ' * 3}Wer mag, ist online dabei.",
            "",
            id="too many sentences between",
        ),
        pytest.param(
            f"Der Festakt beginnt um 18 Uhr. {'Wir essen lang und breit ' * 11}alle. Wer mag, ist online dabei.",
            "",
            id="too many words between",
        ),
        pytest.param(
            "Um 18 Uhr ist Online-Gottesdienst.", "Online-Gottesdienst", id="a compound is quoted whole"
        ),
        pytest.param("Um 18 Uhr ist virtueller Rundgang.", "virtueller Rundgang", id="and so are two words"),
    ],
)
def test_time_and_occasion_stand_near(text: str, words: str) -> None:
    report = lint_text(f"---\nlang: de\n---\n{text}\n")
    spans = [f.place.span for f in report.findings if f.rule.group == "live"]
    assert [span.text for span in spans if span] == ([words] if words else [])


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        *(
            pytest.param(answer, None, id=f"{answer}, an answer")
            for answer in (
                "Ja",
                "GSG",
                "DGS",
                "ÖGS",
                "ase",
                "ils",
                "ssp",
                "lsf",
                "ASL",
                "Deutsche Gebärdensprache",
                "gsg-DE",
                "Gebärdensprachdolmetscherin",
                "Dolmetschung im Bild",
                "in-vision",
                "interpreter",
                "DGS und LSF",
                "avatar",
                "{type: avatar}",
                "{type: human}",
                "{provided: gsg}",
                '{provided: "", language: gsg}',
                "[offen, gsg]",
            )
        ),
        *(
            pytest.param(answer, "unclear", id=f"{answer}, nobody knows yet")
            for answer in (
                "offen",
                "angefragt",
                "folgt",
                "in Klärung",
                "geplant",
                "unknown",
                "TODO",
                "DGS angefragt",
                "{provided: offen, language: gsg}",
                "{provided: geplant}",
                "xyz",
                "on request",
                "[offen, none]",
            )
        ),
        *(
            pytest.param(answer, "refused", id=f"{answer}, refused")
            for answer in (
                "nicht vorhanden",
                "leider nicht",
                "nicht möglich",
                "kein Geld",
                "n/a",
                '"Nein, zu teuer"',
                '"-"',
                "keine Gebärdensprache",
                "[none]",
                "{language: none}",
                "No",
                '"?"',
            )
        ),
        *(
            pytest.param(answer, "missing", id=f"{answer}, nothing said")
            for answer in ("[]", "{}", "{area: 1/4}", '" "', '[""]')
        ),
    ],
)
def test_answers_about_sign_language(answer: str, key: str | None) -> None:
    head = f"live: true\nlive_captions: human\nsign_language: {answer}\n"
    assert _keys("Am Montag tagt der Rat.", head=head) == (
        [("live-sign-language-missing", key)] if key else []
    )


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        *(
            pytest.param(answer, None, id=f"{answer}, by people")
            for answer in (
                "human",
                "Human",
                "reviewed-auto",
                "[human]",
                "[auto, human]",
                "Mensch",
                "Schriftdolmetscher",
            )
        ),
        *(
            pytest.param(answer, "auto", id=f"{answer}, by a machine")
            for answer in ("auto", "automatisch", "[auto]", "[auto, TODO]")
        ),
        *(
            pytest.param(answer, "refused", id=f"{answer}, refused")
            for answer in ("none", "false", "nein", "keine", "[none]", "n/a", "nicht möglich")
        ),
        *(
            pytest.param(answer, "unclear", id=f"{answer}, does not say whose")
            for answer in ("true", "ja", "geplant", "burned-in", "unknown", "TODO", "offen")
        ),
        *(pytest.param(answer, "missing", id=f"{answer}, nothing said") for answer in ('""', "[]", "{}")),
    ],
)
def test_answers_about_captions(answer: str, key: str | None) -> None:
    head = f"live: true\nsign_language: gsg\nlive_captions: {answer}\n"
    assert _keys("Am Montag tagt der Rat.", head=head) == ([("live-captions-missing", key)] if key else [])


@pytest.mark.parametrize(
    ("answer", "asked"),
    [
        *(
            pytest.param(answer, True, id=f"{answer}, an avatar")
            for answer in ("avatar", "[avatar]", "[gsg, avatar]", "{type: [avatar]}", "DGS-Avatar", "Avatare")
        ),
        *(
            pytest.param(answer, False, id=f"{answer}, people")
            for answer in ("gsg", "[human, avatar]", "kein Avatar", "[Dolmetscherin, Avatar]")
        ),
    ],
)
def test_an_avatar_is_asked_about_however_it_is_written(answer: str, asked: bool) -> None:
    report = lint_text(f"---\nlang: de\nsign_language: {answer}\n---\nAm Montag tagt der Rat.\n")
    assert ("sign-language-avatar" in {f.rule.id for f in report.findings}) is asked


def test_a_message_repeats_what_nobody_understood() -> None:
    report = lint_text(
        f"---\nlang: de\nlive: true\nlive_captions: human\nsign_language: {'xyz ' * 50}\n---\nText\n"
    )
    (finding,) = [f for f in report.findings if f.rule.group == "live"]
    assert finding.message("de").startswith("`sign_language: xyz xyz ")
    assert len(finding.message("de")) < 150
