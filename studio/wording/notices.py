"""What a person is told of, as sentences: in the window, on the desktop and by command."""

from typing import assert_never

from studio.storage.codes import NoticeCode
from studio.wording.words import Words


def notice_sentence(kind: NoticeCode, words: Words, *, by: str, headline: str) -> str:
    """Return what happened; `by` and `headline` come isolated where the sentence is shown."""
    match kind:
        case NoticeCode.MENTION:
            return words.say("{by} named you in a comment on {headline}", by=by, headline=headline)
        case NoticeCode.ANSWER:
            return words.say("{by} answered a comment on {headline}", by=by, headline=headline)
        case NoticeCode.ASSIGNED:
            return words.say("{by} assigned {headline} to you", by=by, headline=headline)
        case NoticeCode.SENT_BACK:
            return words.say("{by} sent {headline} back", by=by, headline=headline)
        case NoticeCode.APPROVED:
            return words.say("{by} approved {headline}", by=by, headline=headline)
        case NoticeCode.PUBLISHED:
            return words.say("{headline} was published", headline=headline)
        case NoticeCode.MISSED:
            return words.say("{headline} missed its time", headline=headline)
        case _ as unreachable:
            assert_never(unreachable)
