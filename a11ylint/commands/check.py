"""`a11ylint check`: lint drafts and report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeAlias

import click

from a11ylint.commands.language import report_language
from a11ylint.commands.output import say, write
from a11ylint.commands.refusal import Refused, asked_language
from a11ylint.commands.reports import Wanted, formats, write_all
from a11ylint.config import Config, ConfigError
from a11ylint.finding import FAIL_ON, Report

FAILED = 3


class Inputs(NamedTuple):
    """What is looked at: files and folders, the draft of standard input with its path, the configuration."""

    files: tuple[Path, ...]
    drafts: tuple[tuple[bytes, Path], ...]
    config: Config


Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]


def _shared(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _option(*names: str, text: str, **settings: Any) -> Decorator:
    return click.option(*names, help=text, **settings)


def _flag(*names: str, text: str, hidden: bool = False) -> Decorator:
    return click.option(*names, is_flag=True, help=text, hidden=hidden)


_PATH = click.Path(path_type=Path)
_OPTIONS: tuple[Decorator, ...] = (
    click.argument("paths", nargs=-1, metavar="[PATHS]..."),
    _option("--stdin-name", type=_PATH, text="Path whose folder holds the media of a draft on standard input."),
    _option(
        "-f", "--format", "outputs", multiple=True, callback=formats, metavar="FORMAT[:FILE]",
        text="text, sarif, github or json; repeatable, at most one to standard output.",
    ),
    _option("--profile", metavar="NAME", text="recommended (default), strict, einfach or leicht."),
    _option("--select", multiple=True, metavar="ID|GROUP", text="Run only these rules; repeatable, or with commas."),
    _option("--ignore", multiple=True, metavar="ID|GROUP", text="Leave these rules out; repeatable, or with commas."),
    _option("--platform", multiple=True, metavar="NAME", text="Platforms the posts are for, whatever the drafts say."),
    _option("--lang", type=click.Choice(("de", "en")), text="Language of the report, not of the posts."),
    _option("--fail-on", type=click.Choice(tuple(FAIL_ON)), text="Weakest findings that end with 1 (default: error)."),
    _flag("--exit-zero", text="The same as --fail-on never."),
    _flag("--fix", text="Mend what can be mended without changing the meaning, then report the rest."),
    _flag("--unsafe-fixes", text="Take over proposals as well, to be read afterwards; includes --fix."),
    _flag("--diff", "show_diff", text="Show the fixes as a diff instead of the report; nothing is written."),
    _option("--config", "config_file", type=_PATH, text="Configuration to use instead of the nearest one."),
    _option(
        "--jobs", type=click.IntRange(1, 64), default=1, show_default=True,
        text="Drafts that are looked at side by side.",
    ),
    _flag("--no-cache", text="Do not remember what pictures and clips hold."),
    _flag("--quiet", text="Errors and warnings only, no notices."),
    _flag("--plain", text="No colour, no symbols."),
    _flag("--statistics", text="Count the findings of each rule."),
    _flag("--show-ignored", text="Show the findings that drafts let through, too."),
    _flag("--debug", text="Show the traceback when a11ylint itself fails."),
    _flag("--only-drafts", hidden=True, text="Judge named files as a folder scan would (for the hook)."),
)  # fmt: skip


@click.command()
@_shared
def check(paths: tuple[str, ...], **settings: Any) -> None:
    """Lint files, folders, or - for standard input; default: the current folder.

    Ends with 0 when nothing reaches --fail-on, 1 with findings, 2 for wrong usage or configuration, 3 when a11ylint
    itself failed on something.
    """
    try:
        sys.exit(_check(paths, settings))
    except ConfigError as error:
        raise Refused(error) from error
    except (click.ClickException, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 - our own fault must not look like findings, which end with 1
        _failed(error, settings)


def _failed(error: Exception, settings: dict[str, Any]) -> NoReturn:
    from a11ylint.i18n import text

    lang = asked_language(settings["lang"], settings["config_file"])
    say(f"{text('failed', lang)}: {type(error).__name__}: {error}")
    if settings["debug"]:
        from traceback import format_exc

        say(format_exc())
    sys.exit(FAILED)


def _check(paths: tuple[str, ...], settings: dict[str, Any]) -> int:
    config = _config(settings)
    inputs = _inputs(paths, config, settings)
    report = _run(settings, inputs)
    lang = report_language(settings["lang"], config.lang, report.languages)
    if settings["show_diff"]:
        from a11ylint.commands import rehearsal

        shown = rehearsal.show(partial(_run, settings), report, inputs, settings["unsafe_fixes"], lang)
        write(shown, sys.stdout)
        return _status(report, config.fail_on)
    if settings["fix"] or settings["unsafe_fixes"]:
        from a11ylint.commands import fixing

        again = partial(_run, settings, inputs)
        report = fixing.mend(again, report, config.root, settings["unsafe_fixes"], lang)
    write_all(report, lang, settings)
    _notices(report, lang, settings)
    return _status(report, config.fail_on)


def _config(settings: dict[str, Any]) -> Config:
    from a11ylint.api import current_folder, nearest_config
    from a11ylint.config import load, platform_names

    file = settings["config_file"]
    if file is not None and file.is_dir():
        raise ConfigError(f"--config {file}: a folder; name a file", f"--config {file}: Das ist ein Ordner")
    if file is not None and not file.is_file():
        raise ConfigError(f"--config {file}: no such file", f"--config {file}: Diese Datei gibt es nicht")
    config = load(file)._replace(root=current_folder()) if file else nearest_config()
    fail_on = "never" if settings["exit_zero"] else settings["fail_on"]
    return config._replace(
        profile=settings["profile"] or config.profile,
        select=_names(settings["select"]) or config.select,
        ignore=(*config.ignore, *_names(settings["ignore"])),
        forced_platforms=platform_names(_names(settings["platform"]), "--platform"),
        fail_on=fail_on or config.fail_on,
        jobs=settings["jobs"],
        cache=not settings["no_cache"],
    )


def _names(values: Sequence[str]) -> tuple[str, ...]:
    """Names of a repeatable option; `image,text` is one word to a shell and two names to people."""
    return tuple(name for value in values for part in value.split(",") if (name := part.strip()))


def _inputs(paths: tuple[str, ...], config: Config, settings: dict[str, Any]) -> Inputs:
    if settings["stdin_name"] is not None and "-" not in paths:
        raise ConfigError(
            "--stdin-name goes with - (standard input)", "--stdin-name gehört zu - (Standardeingabe)"
        )
    if "-" in paths and (settings["fix"] or settings["unsafe_fixes"]) and not settings["show_diff"]:
        raise ConfigError(
            "standard input cannot be mended; --diff shows the fixes",
            "Die Standardeingabe lässt sich nicht ändern; --diff zeigt die Änderungen",
        )
    if paths.count("-") > 1:
        raise ConfigError(
            "standard input (-) can be read once only", "Die Standardeingabe (-) lässt sich nur einmal lesen"
        )
    if "" in paths:
        raise ConfigError("one of the paths is empty", "Einer der Pfade ist leer")
    files = tuple(Path(path) for path in paths if path != "-") or (() if "-" in paths else (Path(),))
    raw = ((sys.stdin.buffer.read(), settings["stdin_name"] or Path("stdin.md")),) if "-" in paths else ()
    return Inputs(files, raw, config)


def _run(settings: dict[str, Any], inputs: Inputs) -> Report:
    from a11ylint.commands.progress import Progress
    from a11ylint.engine import run

    progress = Progress(not settings["quiet"])
    try:
        return run(
            inputs.files, inputs.config, settings["only_drafts"], inputs.drafts, progress, progress.within
        )
    finally:
        progress.close()


def _notices(report: Report, lang: str, settings: dict[str, Any]) -> None:
    from a11ylint.i18n import text

    told = Wanted("text", None) in settings["outputs"]
    for failure in report.failures:
        if not told:
            say(text("failure", lang, path=failure.path, where=failure.where, error=failure.error))
        if settings["debug"]:
            say(failure.traceback)
    if not report.drafts and not settings["only_drafts"]:
        say(text("no-draft", lang))


def _status(report: Report, fail_on: str) -> int:
    """0, 1 or 3; wrong usage (2) never comes this far."""
    if report.failures:
        return FAILED
    return 1 if report.at_least(fail_on) else 0
