"""Every text rule of the catalogue is built, or is named here with the reason why it is not."""

from __future__ import annotations

import pytest

from a11ylint.rulebook import all_rules

# The ids under which the guidance catalogue lists rules about the words of a post, and about public bodies.
TEXT = """
hashtag-camel-case hashtag-acronym-case hashtag-in-sentence hashtag-count hashtag-invalid
emoji-count emoji-sequence emoji-placement emoji-as-bullet emoji-as-word emoji-only emoji-skin-tone emoticon
ascii-art separator-line pseudo-font homoglyph combining-overlay spaced-letters letter-substitution all-caps
repeated-punctuation special-char-substitute sentence-too-long clause-too-long readability-score
paragraph-too-long word-too-long abbreviation-unexplained abbreviation-dotted
leichte-sprache-profile leichte-sprache-untested leichte-sprache-version-missing
nominal-style passive-voice foreign-word language-undeclared language-mixed
link-text-generic link-without-context link-in-bio link-long-raw link-shortener link-count link-media-type-hidden
linked-content-inaccessible mention-opaque gender-mark-style context-reference ableist-term
date-time-format phone-format post-too-long post-truncated cross-post-identical-text
""".split()
PUBLIC = """
official-link-missing contact-alternative-missing service-request-in-comments platform-without-alternative
usage-concept-review-overdue personal-data-in-post accessibility-statement-link
""".split()
LEFT_OUT = {
    "leichte-sprache-profile": "split into one rule for each demand (leichte-sprache-line, -compound, -number …)",
    "usage-concept-review-overdue": "needs today's date; two runs over the same files must say the same",
    "accessibility-statement-link": "nothing in a draft tells it; it is a question to the organisation once a year",
}


@pytest.mark.parametrize("name", [*TEXT, *PUBLIC])
def test_a_rule_of_the_catalogue_is_built_or_left_out_with_a_reason(name: str) -> None:
    assert (name in all_rules()) != (name in LEFT_OUT)


def test_the_rules_that_stand_for_the_profile_of_easy_language_are_there() -> None:
    built = {name for name in all_rules() if name.startswith("leichte-sprache-")}
    assert len(built) >= 8
