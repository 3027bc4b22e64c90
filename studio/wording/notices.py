"""What a person is told of, as sentences: in the window, on the desktop and by command."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.obstacles import Obstacle
from studio.storage.codes import NoticeCode
from studio.wording.terms import OBSTACLES
from studio.wording.words import Words, mark

SENTENCES: Final[Mapping[NoticeCode, str]] = MappingProxyType(
    {
        NoticeCode.MENTION: mark("{by} named you in a comment on {headline}"),
        NoticeCode.ANSWER: mark("{by} answered a comment on {headline}"),
        NoticeCode.ASSIGNED: mark("{by} assigned {headline} to you"),
        NoticeCode.SUBMITTED: mark("{by} submitted {headline}"),
        NoticeCode.SENT_BACK: mark("{by} sent {headline} back"),
        NoticeCode.APPROVED: mark("{by} approved {headline}"),
        NoticeCode.SCHEDULED: mark("{by} scheduled {headline}"),
        NoticeCode.PUBLISHED: mark("{headline} was published"),
        NoticeCode.MISSED: mark("{headline} missed its time"),
        NoticeCode.CORRECTED: mark("{by} marked {headline} as a correction"),
        NoticeCode.WITHDRAWN: mark("{by} withdrew {headline}"),
        NoticeCode.SPIKED: mark("{by} set {headline} aside"),
    }
)
"""What happened, by its kind."""


def notice_sentence(kind: NoticeCode, words: Words, *, by: str, headline: str) -> str:
    """Return what happened; `by` and `headline` come isolated where the sentence is shown.

    The headline stands in quotation marks; an empty one is said in words.
    """
    quoted = words.say("“{headline}”", headline=headline)
    title = quoted if headline else words.say("a story without a headline")
    return words.say(SENTENCES[kind], by=by, headline=title)


def what_holds_back(obstacles: Iterable[Obstacle], words: Words) -> str:
    """Return in one line what keeps a story back that missed its time; empty where nothing does."""
    return words.several(tuple(dict.fromkeys(words.say(OBSTACLES[one.code]) for one in obstacles)))
