"""Help and wrong usage in German: click's own words, and those of the options."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Final, NamedTuple

import click

from a11ylint.commands.call import call_words, said
from a11ylint.config import ConfigError, close_match, one_of


class Option(NamedTuple):
    """The German help of an option, and what stands for its value in it; empty for a flag."""

    text: str
    value: str = ""


COMMANDS: Final[Mapping[str, str]] = {
    "main": "Findet Barrieren in Entwürfen für soziale Medien, bevor sie veröffentlicht werden.",
    "check": "Entwürfe prüfen. Geprüft werden Dateien, Ordner oder mit - die Standardeingabe; sonst der aktuelle "
    "Ordner.\n\n"
    "Endet mit 0, wenn nichts --fail-on erreicht, mit 1 bei Befunden, mit 2 bei falschem Aufruf oder falscher "
    "Konfiguration, mit 3, wenn a11ylint selbst an etwas gescheitert ist.",
    "rules": "Alle Regeln auflisten. Dazu stehen Name, Gruppe, Stufe, Anforderung, Quelle, behebbar oder nicht.",
    "explain": "Eine Regel erklären. Gezeigt wird, was sie verlangt und warum, dazu Meldungen, Einstellungen und "
    "Beispiele.",
    "speak": "Zeigen, was ein Screenreader vorliest. Das ist eine Näherung, Zeile für Zeile; - liest die "
    "Standardeingabe.",
    "simulate": "Farbfehlsichtigkeit an einem Bild zeigen. So sieht es bei Protanopie und Deuteranopie aus; Flächen, "
    "die kaum zu unterscheiden sind, sind umrandet.",
}
_LANG: Final = Option("Sprache des Berichts, nicht der Beiträge.", "[de|en]")
OPTIONS: Final[Mapping[str, Option]] = {
    "help": Option("Diese Hilfe zeigen."),
    "version": Option("Die Version zeigen."),
    "check.lang": _LANG,
    "rules.lang": _LANG._replace(text="Sprache der Liste."),
    "explain.lang": _LANG._replace(text="Sprache der Seite."),
    "speak.lang": _LANG._replace(text="Sprache der Bemerkungen; Namen von Emojis folgen dem Beitrag."),
    "simulate.lang": _LANG._replace(text="Sprache der Beschriftung."),
    "rules.form": Option("Text oder JSON; Voreinstellung: text.", "[text|json]"),
    "simulate.output": Option("Wohin die drei Bilder geschrieben werden.", "ZIEL.png"),
    "check.stdin_name": Option("In diesem Ordner liegen die Medien eines Entwurfs der Standardeingabe.", "PFAD"),
    "check.outputs": Option(
        "text, sarif, github oder json; mehrmals möglich, nur eines davon ohne Datei.", "FORMAT[:DATEI]"
    ),
    "check.profile": Option("recommended (Voreinstellung), strict, einfach oder leicht.", "NAME"),
    "check.select": Option("Nur diese Regeln anwenden; mehrmals oder mit Kommas.", "REGEL|GRUPPE"),
    "check.ignore": Option("Diese Regeln weglassen; mehrmals oder mit Kommas.", "REGEL|GRUPPE"),
    "check.platform": Option("Plattformen der Beiträge, was auch immer in den Entwürfen steht.", "NAME"),
    "check.fail_on": Option(
        "Schwächste Befunde, bei denen das Programm mit 1 endet (Voreinstellung: error).",
        "[error|warning|review|never]",
    ),
    "check.exit_zero": Option("Dasselbe wie --fail-on never."),
    "check.fix": Option("Beheben, was ohne Änderung des Sinns geht, und den Rest melden."),
    "check.unsafe_fixes": Option("Auch Vorschläge übernehmen, die danach zu lesen sind; enthält --fix."),
    "check.show_diff": Option("Die Änderungen als Patch zeigen statt des Berichts; geschrieben wird nichts."),
    "check.config_file": Option("Diese Konfiguration statt der nächstgelegenen verwenden.", "DATEI"),
    "check.jobs": Option("Wie viele Entwürfe nebeneinander geprüft werden, 1 bis 64; Voreinstellung: 1.", "ZAHL"),
    "check.no_cache": Option("Nicht merken, was in Bildern und Videos steckt."),
    "check.quiet": Option("Nur Fehler und Warnungen, keine Hinweise."),
    "check.plain": Option("Ohne Farben und besondere Zeichen."),
    "check.statistics": Option("Die Befunde jeder Regel zählen."),
    "check.show_ignored": Option("Auch die Befunde zeigen, für die eine Ausnahme gilt."),
    "check.debug": Option("Die Fehlerspur zeigen, wenn a11ylint selbst scheitert."),
}  # fmt: skip
ARGUMENTS: Final[Mapping[str, str]] = {
    "check.paths": "[PFADE]...",
    "speak.file": "DATEI",
    "explain.rule_id": "REGEL",
    "simulate.image": "BILD",
}
_HEADS: Final = (("Usage:", "Aufruf:"), ("\nOptions:\n", "\nOptionen:\n"), ("\nCommands:\n", "\nBefehle:\n"))


def help_text(context: click.Context) -> str:
    """The help of a command."""
    text = _translated(context.command).get_help(context)
    for english, german in _HEADS:
        text = text.replace(english, german, 1)
    return text


def usage(context: click.Context) -> str:
    """How a command is called, in one line."""
    return _translated(context.command).get_usage(context).replace(*_HEADS[0], 1)


def _translated(command: click.Command) -> click.Command:
    """A copy of a command with German words."""
    german = copy(command)
    name = command.name or ""
    german.help = COMMANDS.get(name, command.help)
    german.options_metavar = "[OPTIONEN]"
    german.params = [_parameter(name, param) for param in command.params]
    if isinstance(german, click.Group):
        german.subcommand_metavar = "BEFEHL [ANGABEN]..."
        german.commands = {key: _translated(one) for key, one in german.commands.items()}
    return german


def _parameter(command: str, param: click.Parameter) -> click.Parameter:
    """A copy of a parameter; its text says the default and the choice, which click says in English."""
    german = copy(param)
    key = f"{command}.{param.name}"
    option = OPTIONS.get(key, OPTIONS.get(param.name or ""))
    if isinstance(german, click.Option) and option:
        german.help, german.metavar = option.text, option.value or None
        german.show_default = german.required = False
        german.type = click.STRING if option.value else german.type
    elif key in ARGUMENTS:
        german.metavar = ARGUMENTS[key]
    return german


def words(error: click.UsageError, call: click.Context) -> str:
    """What is wrong; English where click has a mistake that nobody foresaw here. `call` knows the words of the call."""
    if isinstance(error, click.NoSuchOption):
        return f"Die Option {error.option_name} gibt es nicht{_meant(error)}"
    if isinstance(error, click.BadOptionUsage):
        given = any(word.startswith(f"{error.option_name}=") for word in call_words(call))
        wanted = "verträgt keinen Wert" if given else "braucht einen Wert"
        return f"Die Option {error.option_name} {wanted}"
    if isinstance(error, click.MissingParameter) and error.param:
        return f"Es fehlt: {_name(error.param, error.ctx)}"
    if isinstance(error, click.BadParameter) and error.param:
        return _bad_value(error.param, call) or error.format_message()
    return _of_command(error) or error.format_message()


def _of_command(error: click.UsageError) -> str:
    """An unknown command, or too many words; older versions of click have no name for the first."""
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        names = error.ctx.command.commands
        name = getattr(error, "command_name", None) or error.message.partition("'")[2].partition("'")[0]
        match = close_match(name, names)
        meant = f"gemeint ist wohl {match}" if match else f"möglich sind {', '.join(names)}"
        return f"Den Befehl {name} gibt es nicht; {meant}" if name else ""
    extra = error.message.partition("(")[2].rpartition(")")[0]
    return f"Das ist zu viel: {extra}" if extra else ""


def _meant(error: click.NoSuchOption) -> str:
    return f"; gemeint ist wohl {error.possibilities[0]}" if error.possibilities else ""


def _name(param: click.Parameter, context: click.Context | None) -> str:
    """An argument as the help calls it; an option with its value."""
    value = _parameter((context and context.command.name) or "", param).metavar
    return f"{param.opts[0]} {value}" if isinstance(param, click.Option) else str(value)


def _bad_value(param: click.Parameter, call: click.Context) -> str:
    """A value that is none of a choice, or no number of a range."""
    value, kind = said(call, *param.opts), param.type
    if isinstance(kind, click.Choice):
        try:
            one_of(param.opts[-1], value, [str(choice) for choice in kind.choices])
        except ConfigError as error:
            return error.german
    if isinstance(kind, click.IntRange):
        return f"{param.opts[-1]}: {value!r} ist keine ganze Zahl von {kind.min} bis {kind.max}"
    return ""
