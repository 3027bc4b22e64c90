"""What is on its way to a target in words: how a story stands in the queue, and how the site does.

The same for the window and the command line: in Arabic a story and the site have other forms.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.target_values import SendingView
from studio.storage.codes import SendingState
from studio.wording.words import Words, mark

_STATES: Final[Mapping[SendingState, str]] = MappingProxyType(
    {
        SendingState.WAITING: mark("waits"),
        SendingState.SENDING: mark("is being sent"),
        SendingState.SENT: mark("sent"),
        SendingState.FAILED: mark("failed"),
    }
)
_OF_THE_SITE: Final[Mapping[SendingState, str]] = MappingProxyType(
    {
        **_STATES,
        SendingState.WAITING: mark("is waiting"),
        SendingState.SENT: mark("sent whole"),
    }
)


def state_of(sending: SendingView, words: Words) -> str:
    """Return how something in the queue stands."""
    states = _OF_THE_SITE if sending.article is None else _STATES
    return words.say(states[sending.state])
