"""Every rule of the catalogue is built, or is named here with the reason why it is not."""

from __future__ import annotations

import pytest

from a11ylint.rulebook import all_rules

# The ids under which the guidance catalogue lists rules, by what they are about.
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
IMAGE = """
image-alt-missing image-alt-placeholder image-alt-filename image-alt-auto-generated image-alt-redundant-prefix
image-alt-too-short image-alt-too-long image-alt-verbose image-alt-equals-text image-alt-duplicate
image-alt-keyword-list image-alt-markup image-alt-language image-alt-end-punctuation
image-description-line-missing image-description-marker-orphan image-text-not-in-alt image-of-text
image-text-contrast image-text-too-small image-resolution-low infographic-red-green infographic-color-confusable
text-color-reference infographic-data-alternative gif-alt-unsupported gif-loops-forever
media-flash media-flash-warning-missing media-stripe-pattern qr-code-without-link image-count-over-limit
story-without-alternative document-post-inaccessible poll-or-sticker-inaccessible
""".split()
VIDEO = """
video-captions-missing video-captions-auto-only video-transcript-missing video-audio-description-missing
video-text-only video-alt-missing video-title-missing video-thumbnail-text video-vertical-safe-area
video-autoplay-sound sign-language-video-technical sign-language-picture-size sign-language-avatar
""".split()
CAPTION = """
caption-upload-unsupported caption-format-unsupported caption-file-too-large caption-encoding
caption-markup-unsupported caption-syntax caption-language-missing caption-line-length caption-line-count
caption-reading-speed caption-duration-short caption-duration-long caption-overlap caption-gap-jerky
caption-coverage caption-sync-offset caption-sound-missing caption-speaker-missing caption-color-choice
caption-all-caps caption-line-break caption-position-collision caption-profanity-mask
""".split()
AUDIO = "audio-transcript-missing audio-background-loud audio-clipping-or-quiet".split()
LIVE = """
live-captions-missing live-sign-language-missing live-announcement-access-info live-recording-captions
""".split()
PUBLIC = """
official-link-missing contact-alternative-missing service-request-in-comments platform-without-alternative
usage-concept-review-overdue personal-data-in-post accessibility-statement-link image-gps-metadata
""".split()
ALL = (*TEXT, *IMAGE, *VIDEO, *CAPTION, *AUDIO, *LIVE, *PUBLIC)
LEFT_OUT = {
    "leichte-sprache-profile": "split into one rule for each demand (leichte-sprache-line, -compound, -number …)",
    "usage-concept-review-overdue": "needs today's date; two runs over the same files must say the same",
    "accessibility-statement-link": "nothing in a draft tells it; it is a question to the organisation once a year",
    "video-autoplay-sound": "players of the platforms can be stopped; how a page embeds a clip is no part of a draft",
}


@pytest.mark.parametrize("name", ALL)
def test_a_rule_of_the_catalogue_is_built_or_left_out_with_a_reason(name: str) -> None:
    assert (name in all_rules()) != (name in LEFT_OUT)


def test_each_rule_is_listed_once_and_only_listed_ones_are_left_out() -> None:
    assert len(set(ALL)) == len(ALL)
    assert set(LEFT_OUT) <= set(ALL)


def test_the_rules_that_stand_for_the_profile_of_easy_language_are_there() -> None:
    built = {name for name in all_rules() if name.startswith("leichte-sprache-")}
    assert len(built) >= 8
