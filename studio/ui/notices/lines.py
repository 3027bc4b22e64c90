"""A notice as the window says it, and which kinds the person wants to hear of."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.notices import NoticeLine
from studio.settings import Personal
from studio.storage.codes import NoticeCode
from studio.ui.look.text import isolated
from studio.ui.station import Station
from studio.wording.notices import notice_sentence, what_holds_back

SETTINGS: Final[Mapping[NoticeCode, str]] = MappingProxyType(
    {
        NoticeCode.MENTION: "notice_mentions",
        NoticeCode.ANSWER: "notice_answers",
        NoticeCode.ASSIGNED: "notice_assigned",
        NoticeCode.SUBMITTED: "notice_submitted",
        NoticeCode.SENT_BACK: "notice_sent_back",
        NoticeCode.APPROVED: "notice_approved",
        NoticeCode.SCHEDULED: "notice_scheduled",
        NoticeCode.PUBLISHED: "notice_published",
        NoticeCode.MISSED: "notice_missed",
        NoticeCode.CORRECTED: "notice_corrected",
        NoticeCode.WITHDRAWN: "notice_withdrawn",
        NoticeCode.SPIKED: "notice_spiked",
    }
)
"""The personal setting that says whether a kind is told of."""


def wanted_kinds(personal: Personal) -> frozenset[NoticeCode]:
    """Return the kinds that the person wants to be told of."""
    return frozenset(kind for kind, name in SETTINGS.items() if getattr(personal, name))


def notice_words(line: NoticeLine, station: Station) -> str:
    """Return what happened, in the language of now."""
    words, headline = station.tongue.words, isolated(line.headline)
    return notice_sentence(line.kind, words, by=isolated(line.by_name), headline=headline)


def notice_reason(line: NoticeLine, station: Station) -> str:
    """Return in one line what was said to it, or what keeps the story back; empty for neither."""
    said = isolated(line.said.replace("\n", " "))
    return said or what_holds_back(line.in_the_way, station.tongue.words)
