"""Why something could not be done with a target, and what to do about it: a part of `reasons`."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.errors import Reason
from studio.wording.words import mark

TARGETS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        Reason.TARGET_NOT_OURS: mark(
            "{path} holds something that Midad did not make, and was left alone. Choose another "
            "place."
        ),
        Reason.EXPORT_HAS_NEWER: mark(
            "{path} holds version {there} of this article, newer than version {revision}, and was "
            "left alone."
        ),
        Reason.SITE_PATH_UNSAFE: mark(
            "The site would have a page at {path}, and some systems keep no file of that name. "
            "Give the section, tag or author another name."
        ),
        Reason.TARGET_UNKNOWN: mark("There is no target {target}."),
        Reason.TARGET_EXISTS: mark("There is a target {existing} already. Choose another name."),
        Reason.TARGET_NAME_INVALID: mark("A target needs a name."),
        Reason.TARGET_ADDRESS_INVALID: mark(
            "{address} is no address of such a target. Write one like {example}."
        ),
        Reason.TARGET_ADDRESS_HAS_PASSWORD: mark(
            "A password does not belong in an address, where everybody reads it. Leave it out; it "
            "is asked for and kept in the system's keyring."
        ),
        Reason.TARGET_LIBRARY_MISSING: mark(
            "This target needs libraries that this computer lacks: {problem}. Install Midad with "
            "its targets: pip install midad[targets]."
        ),
        Reason.TARGET_UNREACHABLE: mark(
            "The target {target} was not reached, or the line was dropped: {problem}. The next "
            "try goes on where this one stopped."
        ),
        Reason.TARGET_HOST_KEY_NEW: mark(
            "The target {target} is not known yet. It shows the key {fingerprint}. Ask who runs "
            "it whether that is its key."
        ),
        Reason.TARGET_HOST_KEY_WRONG: mark(
            "The target {target} shows another key than before: {fingerprint} in place of "
            "{expected}. Nothing was sent. Somebody may stand in between: ask who runs it."
        ),
        Reason.TARGET_NOT_WORDPRESS: mark(
            "The target {target} does not answer as a WordPress does ({problem}). Check its "
            "address, and that its REST interface is open."
        ),
        Reason.TARGET_HOLDS_NO_FILES: mark(
            "The target {target} takes articles, not a site of files. Choose another."
        ),
        Reason.TARGET_CERTIFICATE_WRONG: mark(
            "The target {target} shows a certificate that this computer does not trust: {problem}. "
            "Nothing was sent, not even the password. Ask who runs it."
        ),
        Reason.TARGET_SIGN_IN_WRONG: mark(
            "The target {target} does not let {user} in. Check the name and the password."
        ),
        Reason.TARGET_SECRET_MISSING: mark(
            "No password for the target {target} is kept on this computer, and no key."
        ),
        Reason.TARGET_KEY_FILE_UNREADABLE: mark(
            "The key file {path} cannot be read: {problem}. Check its place and its password."
        ),
        Reason.TARGET_FORBIDS: mark(
            "The target {target} does not let us write {path}. Ask who runs it for the right to."
        ),
        Reason.TARGET_FAILED: mark(
            "The target {target} did not do as asked ({path}): {problem}. The next try goes on "
            "where this one stopped."
        ),
        Reason.TARGET_GARBLED: mark(
            "{path} came back from the target otherwise than it was sent. The next try brings it "
            "again."
        ),
        Reason.TARGET_CHANGED: mark(
            "{path} was changed on the target since Midad sent it. Nothing was replaced."
        ),
        Reason.TARGET_POST_CHANGED: mark(
            "The post {path} was changed on the site itself, last on {at} (UTC), and is not as "
            "Midad left it. Nothing was replaced."
        ),
        Reason.TARGET_HAS_NEWER: mark(
            "The target has version {there} of article {article}, newer than version {revision}. "
            "Nothing was replaced."
        ),
        Reason.TARGET_BUSY: mark(
            "Somebody is sending to the target {target} right now. What is in its queue waits its "
            "turn; for the rest, try again in a while."
        ),
        Reason.KEYRING_MISSING: mark("This computer keeps no passwords for Midad ({problem})."),
        Reason.SENDING_GIVEN_UP: mark("Given up by {person}."),
        Reason.SENDING_UNKNOWN: mark("Nothing is on its way under the number {sending}."),
    }
)
