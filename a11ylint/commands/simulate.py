"""`a11ylint simulate IMAGE -o OUT.png`: a picture as people with protanopia and deuteranopia see it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from a11ylint.commands.language import report_language
from a11ylint.commands.output import say

if TYPE_CHECKING:
    from a11ylint.config import Config


@click.command()
@click.argument("image", metavar="IMAGE")
@click.option("-o", "--output", required=True, metavar="OUT.png", help="Where to write the three pictures.")
@click.option("--lang", type=click.Choice(("de", "en")), help="Language of the labels.")
def simulate(image: str, output: str, lang: str | None) -> None:
    """Show a picture as seen with protanopia and deuteranopia, areas outlined that look alike."""
    from a11ylint.i18n import text
    from a11ylint.media.errors import Unreadable
    from a11ylint.media.simulate import simulate as drawn

    config = _config()
    language = report_language(lang, config.lang, {})
    source, target = Path(image), Path(output)
    _check(source, target, language)
    try:
        sheet = drawn(source, language, config.limits.pixels)
    except Unreadable as error:
        if error.reason == "missing-library":
            _stop("simulate-extra", language, path=image, extra=error.detail)
        _stop("simulate-unreadable", language, path=image, why=text(f"why-{error.reason}", language))
    except OSError as error:
        from a11ylint.errnos import why

        _stop("simulate-unreadable", language, path=image, why=why(error))
    try:
        target.write_bytes(sheet.png)
    except OSError as error:
        from a11ylint.errnos import why

        _stop("simulate-closed", language, path=output, why=why(error))
    _say("simulate-written", language, path=output)


def _config() -> Config:
    from a11ylint.api import nearest_config
    from a11ylint.commands.refusal import Refused
    from a11ylint.config import ConfigError

    try:
        return nearest_config()
    except ConfigError as error:
        raise Refused(error) from error


def _check(source: Path, target: Path, lang: str) -> None:
    """Stop with a sentence when there is nothing to read or no place to write."""
    if source.is_dir():
        _stop("simulate-folder", lang, path=source)
    if not source.exists():
        _stop("simulate-missing", lang, path=source)
    if target.suffix.lower() != ".png":
        _stop("simulate-suffix", lang, path=target)
    if not target.parent.is_dir():
        _stop("simulate-nowhere", lang, path=target)
    if target.exists() and (target.samefile(source) or not _ours(target)):
        _stop("simulate-exists", lang, path=target)


def _ours(path: Path) -> bool:
    """Whether an earlier run wrote this file: only such a one is replaced."""
    from a11ylint.media.simulate import SOFTWARE

    if not path.is_file():
        return False
    with path.open("rb") as file:
        return SOFTWARE.encode() in file.read(200)


def _say(key: str, lang: str, **data: object) -> None:
    from a11ylint.i18n import text

    say(text(key, lang, **data))


def _stop(key: str, lang: str, **data: object) -> NoReturn:
    _say(key, lang, **data)
    sys.exit(2)
