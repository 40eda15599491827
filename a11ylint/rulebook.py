"""Rule files: front matter to typed rules, the body on demand."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LEVELS = ("error", "warning", "info")
GROUPS = (
    "image",
    "text",
    "plain-language",
    "video",
    "caption",
    "audio",
    "live",
    "platform",
    "public",
    "privacy",
    "draft",
)
_HEAD = re.compile(r"\A---\r?\n(.*?\r?\n)---\r?\n", re.DOTALL)


class RuleError(ValueError):
    """A rule file that cannot be used: the message names the file and what to change."""


class Message(NamedTuple):
    """One message of a rule: the outcome and level it stands for, and its words per language."""

    text: Mapping[str, Any]
    level: str
    review: bool
    mend: Mapping[str, Any]


class Rule(NamedTuple):
    """The front matter of a rule file (design §4)."""

    id: str
    group: str
    check: str
    name: Mapping[str, str]
    level: str
    requirements: Mapping[str, str]
    sources: tuple[Mapping[str, str], ...]
    options: Mapping[str, Any]
    messages: Mapping[str, Message]
    mend: Mapping[str, Any]
    fixable: bool
    path: Path
    choices: Mapping[str, tuple[str, ...]] = {}

    def mend_for(self, key: str) -> Mapping[str, Any]:
        """How to mend a finding with this message key."""
        return self.messages[key].mend or self.mend

    @property
    def body(self) -> str:
        """The page below the front matter."""
        return _HEAD.sub("", self.path.read_text(encoding="utf-8"), count=1)


def rules_folder() -> Path:
    """The folder with the rule files: inside the package in a wheel, beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "rules"
    return inside if inside.is_dir() else here.parent / "rules"


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule of the rules folder by id, sorted by group and id."""
    return load_folder(rules_folder())


def load_folder(folder: Path) -> Mapping[str, Rule]:
    """The rules of a folder (one sub-folder per group); a broken or doubled rule raises RuleError."""
    from a11ylint.startcache import remembered

    rules: dict[str, Rule] = {}
    paths = sorted(folder.glob("*/*.md"))
    heads = remembered("rules", paths, lambda: [read_head(path) for path in paths])
    for path, head in zip(paths, heads, strict=True):
        rule = build(path, head)
        if rule.id in rules:
            raise RuleError(f"{path.name}: the id {rule.id} is used twice")
        rules[rule.id] = rule
    return dict(sorted(rules.items(), key=lambda pair: (GROUPS.index(pair[1].group), pair[0])))


def load(path: Path) -> Rule:
    """One rule file."""
    return build(path, read_head(path))


def read_head(path: Path) -> Any:
    """The front matter of a rule file as plain values."""
    head = _HEAD.match(path.read_text(encoding="utf-8"))
    if head is None:
        raise RuleError(f"{path.name}: no front matter between two lines ---")
    return parse_yaml(head.group(1))


def build(path: Path, head: Any) -> Rule:
    """The rule that a front matter describes."""
    try:
        return _rule(path, head)
    except (KeyError, TypeError, AttributeError) as error:
        raise RuleError(f"{path.name}: front matter lacks or misspells {error}") from error


def load_yaml(path: Path) -> Any:
    """A data file of ours as plain values."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(text: str) -> Any:
    """Text of ours as plain values."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders


def _rule(path: Path, data: Mapping[str, Any]) -> Rule:
    rule = Rule(
        id=data["id"],
        group=data["group"],
        check=data.get("check", data["id"]),
        name=data["name"],
        level=data["level"],
        requirements=data.get("requirements") or {},
        sources=tuple(data["sources"]),
        options={name: option["default"] for name, option in (data.get("options") or {}).items()},
        choices={
            name: tuple(option["choices"])
            for name, option in (data.get("options") or {}).items()
            if "choices" in option
        },
        messages={key: _message(value, data["level"]) for key, value in data["messages"].items()},
        mend=data.get("mend") or {"de": "", "en": ""},
        fixable=data.get("fixable", False),
        path=path,
    )
    _validate(rule)
    return rule


def _message(data: Mapping[str, Any], level: str) -> Message:
    words = {lang: data[lang] for lang in ("de", "en")}
    return Message(words, data.get("level", level), data.get("outcome") == "review", data.get("mend") or {})


def _validate(rule: Rule) -> None:
    levels = {rule.level, *(message.level for message in rule.messages.values())}
    problems = [
        (rule.id != rule.path.stem, "the id must be the file name"),
        (rule.group not in GROUPS, f"the group {rule.group} is not known"),
        (rule.group != rule.path.parent.name, "the folder must be the group"),
        (not levels <= set(LEVELS), f"a level must be one of {', '.join(LEVELS)}"),
    ]
    for wrong, why in problems:
        if wrong:
            raise RuleError(f"{rule.path.name}: {why}")


def by_name(names: Iterable[str], rules: Mapping[str, Rule]) -> tuple[list[str], list[str]]:
    """Ids behind a list of ids and groups, and the names that are neither."""
    found: list[str] = []
    strange: list[str] = []
    for name in names:
        matches = [rule.id for rule in rules.values() if name in (rule.id, rule.group)]
        found += matches
        strange += [] if matches else [name]
    return found, strange
