"""`a11ylint speak FILE`: what a screen reader would say."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from a11ylint.commands.language import report_language
from a11ylint.commands.output import say, write
from a11ylint.commands.refusal import Refused
from a11ylint.config import Config, ConfigError
from a11ylint.post import Note, Post


@click.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--lang", type=click.Choice(("de", "en")), help="Language of the remarks; names follow the post."
)
def speak(file: str, lang: str | None) -> None:
    """Show a draft line by line as a screen reader reads it (an approximation); - reads standard input."""
    from a11ylint.speak import speak as spoken

    try:
        posts, config = _read(file)
    except ConfigError as error:
        raise Refused(error) from error
    languages = Counter(post.language for post in posts if post.language)
    report = report_language(lang, config.lang, languages)
    broken = next((note for post in posts for note in post.notes if _unreadable(note, post)), None)
    if broken is not None:
        say(_message(broken, report))
        sys.exit(2)
    write("\n".join(spoken(posts, report)) + "\n", sys.stdout)


def _read(file: str) -> tuple[list[Post], Config]:
    from a11ylint.api import nearest_config
    from a11ylint.discover import discover
    from a11ylint.readers.read import Item, read_bytes, read_item
    from a11ylint.shelf import DiskShelf

    config = nearest_config()
    shelf = DiskShelf(config)
    if file == "-":
        return list(read_bytes(sys.stdin.buffer.read(), Path("stdin.md"), shelf, config)), config
    path = Path(file)
    if path.is_dir():
        raise ConfigError(f"{file}: a folder; name one draft", f"{file} ist ein Ordner; einen Entwurf nennen")
    items = (item for item in discover([path], config) if isinstance(item, Item))
    return [post for item in items for post in read_item(item, shelf, config, frozenset())], config


def _unreadable(note: Note, post: Post) -> bool:
    """The draft itself; a broken file beside it is no reason to say nothing."""
    own = note.at.path == post.source.path
    return own and (note.rule == "draft-unreadable" or (note.rule, note.key) == ("not-checked", "text-size"))


def _message(note: Note, lang: str) -> str:
    """The words of the rule that reports this note, with place and remedy."""
    from a11ylint.i18n import fill
    from a11ylint.rulebook import all_rules

    rule = all_rules()[note.rule]
    lines = note.at.lines()
    place = f"{note.at.path}:{lines[0]}" if lines else note.at.path
    parts = (rule.messages[note.key].text[lang], rule.mend_for(note.key)[lang])
    return f"{place}: {' '.join(fill(part, note.data, lang) for part in parts if part)}"
