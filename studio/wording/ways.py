"""The way on after something could not be done: one in the window, another by command.

The sentences of `reasons` say what is wrong and hold for both. What is to be pressed or typed
stands here, and each of the two names its own way alone. A test holds that.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.errors import Reason
from studio.wording.words import mark


class Way(Struct, frozen=True):
    """What to do in the window, and by command; English, marked for translation."""

    window: str
    command: str


WAYS: Final[Mapping[Reason, Way]] = MappingProxyType(
    {
        Reason.SLOT_MISSED: Way(
            mark("Publish it now, or give it another time."),
            mark(
                "Publish article {article} by its number, all that was missed with --late, or "
                "give it another time."
            ),
        ),
        Reason.DISPLAY_MISSING: Way(
            mark("Start Midad in a desktop session."),
            mark(
                "Start Midad in a desktop session, or look at it anyway: midad demo --offscreen "
                "--shots FOLDER. Everything else works as a command: midad --help."
            ),
        ),
        Reason.SITE_ADDRESS_MISSING: Way(
            mark("Write its address in the settings of the newsroom."),
            mark("Set its address: midad settings set base_url ADDRESS."),
        ),
        Reason.EXPORT_HAS_NEWER: Way(
            mark("To replace it all the same, go back to the list and tick the story there."),
            mark("To replace it all the same, export again with --over."),
        ),
        Reason.TARGET_HOST_KEY_NEW: Way(
            mark("Then try the connection on the page of targets, and trust the key there."),
            mark("Then trust it: midad target test NAME --trust KEY."),
        ),
        Reason.TARGET_SIGN_IN_WRONG: Way(
            mark("Then save the password anew on the page of targets."),
            mark("Then keep it anew: midad target password NAME."),
        ),
        Reason.TARGET_SECRET_MISSING: Way(
            mark("Save one on the page of targets."),
            mark(
                "Keep one: midad target password NAME. In a timer, put it in MIDAD_TARGET_PASSWORD."
            ),
        ),
        Reason.TARGET_CHANGED: Way(
            mark("Look at it; “Send over it” replaces it."),
            mark("Look at it, and send again with --over to replace it."),
        ),
        Reason.TARGET_POST_CHANGED: Way(
            mark("Look at it; “Send over it” replaces it."),
            mark("Look at it, and send again with --over to replace it."),
        ),
        Reason.TARGET_HAS_NEWER: Way(
            mark("“Send over it” goes back to the older one."),
            mark("Send again with --over to go back."),
        ),
        Reason.KEYRING_MISSING: Way(
            mark("Open the system's keyring, or set one up, and try again."),
            mark(
                "Where nobody is signed in, as in a timer, put the password in "
                "MIDAD_TARGET_PASSWORD."
            ),
        ),
    }
)
