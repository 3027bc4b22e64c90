"""What can go wrong, sorted by who can act on it.

::

    MidadError
    ├── Refused       a rule said no: the person can do something else
    ├── Unavailable   a disk, a server, a lock, a permission: trying again may help
    └── Damaged       what was given or kept is broken, or newer than this program

An error carries a `Reason` and facts, never a sentence: `studio.wording` makes sentences of
them in the person's language. Anything that is raised and is not a `MidadError` is our own bug.

Deliberately absent: status values to return, error numbers, and a catch-all.
"""

from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Fact: TypeAlias = "str | int | float | bool | tuple[str, ...] | None"
"""What an error may carry beside its reason: plain values that a sentence or JSON can show."""


class ExitCode(IntEnum):
    """What the command line answers to the shell."""

    DONE = 0
    REFUSED = 1
    WRONG_USAGE = 2
    UNAVAILABLE = 3
    DAMAGED = 4
    OUR_BUG = 70


class Reason(StrEnum):
    """Every reason that an error can have; the value is the code that programs see.

    `studio.wording` has a sentence for each, held complete by the type checker. The facts that
    a reason carries are named beside it.
    """

    # Rules of the newsroom: sign-in and permission
    SIGN_IN_NEEDED = "sign_in_needed"
    SIGN_IN_WRONG = "sign_in_wrong"  # person
    NOT_PERMITTED = "not_permitted"  # action, role
    PERSON_UNKNOWN = "person_unknown"  # person
    PERSON_RETIRED = "person_retired"  # person
    PERSON_EXISTS = "person_exists"  # person
    PERSON_NAME_INVALID = "person_name_invalid"  # person
    LAST_CHIEF = "last_chief"  # person
    PASSWORD_MISSING = "password_missing"  # noqa: S105 - a code; person: who has none yet
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 - a code, not a password; minimum
    ROLE_UNKNOWN = "role_unknown"  # role, allowed

    # Rules of the newsroom: the life of an article
    ARTICLE_UNKNOWN = "article_unknown"  # article
    REVISION_UNKNOWN = "revision_unknown"  # article, revision
    POINT_UNKNOWN = "point_unknown"  # article
    NO_TRANSITION = "no_transition"  # action, stage
    BASE_STALE = "base_stale"  # article, base, current
    OPEN_ELSEWHERE = "open_elsewhere"  # article, person: a display name, since
    HEADLINE_MISSING = "headline_missing"
    BODY_MISSING = "body_missing"
    SECTION_MISSING = "section_missing"
    LENGTH_REASON_MISSING = "length_reason_missing"  # words, commissioned
    NOT_A_DRAFT = "not_a_draft"  # stage
    NOTE_MISSING = "note_missing"  # action
    OWN_ARTICLE = "own_article"  # person
    WROTE_TOO_MUCH = "wrote_too_much"  # words, limit
    NOT_APPROVED = "not_approved"  # stage
    NOT_PUBLISHED = "not_published"
    NOTHING_CHANGED = "nothing_changed"
    TIME_MISSING = "time_missing"
    TIME_PAST = "time_past"  # at
    TIME_UNDER_EMBARGO = "time_under_embargo"  # at, until
    EMBARGO_OPEN_ENDED = "embargo_open_ended"
    SPIKED_BY_EDITOR = "spiked_by_editor"  # person
    WENT_ON = "went_on"  # article
    APPROVALS_LOST = "approvals_lost"  # approved, scheduled: how many articles
    SLOT_MISSED = "slot_missed"  # article, at, minutes: how late it would be
    OBSTACLES = "obstacles"  # obstacles: codes of what stands in the way
    COMMENT_UNKNOWN = "comment_unknown"  # comment
    COMMENT_EMPTY = "comment_empty"
    COMMENT_NOT_YOURS = "comment_not_yours"  # comment
    COMMENT_ANSWERED = "comment_answered"  # comment
    COMMENT_PLACE_UNKNOWN = "comment_place_unknown"  # quoted

    # Rules of the newsroom: keeping house
    SECTION_UNKNOWN = "section_unknown"  # section, nearest
    SECTION_EXISTS = "section_exists"  # section, existing
    SECTION_NAME_INVALID = "section_name_invalid"
    SECTION_NOT_EMPTY = "section_not_empty"  # section, articles, children
    SECTION_CYCLE = "section_cycle"  # section, parent
    TAG_UNKNOWN = "tag_unknown"  # tag, nearest
    TAG_EXISTS = "tag_exists"  # tag, existing
    TAG_NAME_INVALID = "tag_name_invalid"
    TAG_MERGE_SELF = "tag_merge_self"  # tag
    SNIPPET_UNKNOWN = "snippet_unknown"  # snippet
    SNIPPET_EXISTS = "snippet_exists"  # snippet, existing
    SNIPPET_INVALID = "snippet_invalid"  # snippet, limit (characters)
    SNIPPET_EMPTY = "snippet_empty"
    SAVED_SEARCH_UNKNOWN = "saved_search_unknown"  # search, nearest
    SAVED_SEARCH_EXISTS = "saved_search_exists"  # search
    SAVED_SEARCH_INVALID = "saved_search_invalid"  # search, limit (characters)
    TEMPLATE_UNKNOWN = "template_unknown"  # template, nearest
    TEMPLATE_EXISTS = "template_exists"  # template, existing
    TEMPLATE_NAME_INVALID = "template_name_invalid"
    WORD_INVALID = "word_invalid"  # word, limit (letters)
    WORD_UNKNOWN = "word_unknown"  # word
    NAME_INVALID = "name_invalid"  # name, limit (characters)
    NAME_UNKNOWN = "name_unknown"  # name, nearest
    NAME_EXISTS = "name_exists"  # name, existing
    NAME_MERGE_SELF = "name_merge_self"  # name
    NAMES_INVALID = "names_invalid"  # problem
    RULE_UNKNOWN = "rule_unknown"  # rule, nearest
    RULE_INVALID = "rule_invalid"  # rule, rule_problem, detail
    RULE_BUILT_IN = "rule_built_in"  # rule
    RULE_LEVEL_INVALID = "rule_level_invalid"  # level, grades
    STYLE_ERRORS = "style_errors"  # errors (count), found
    SETTING_UNKNOWN = "setting_unknown"  # key, nearest
    SETTING_INVALID = "setting_invalid"  # key, value, expected
    FIELD_UNKNOWN = "field_unknown"  # field, nearest
    FIELD_INVALID = "field_invalid"  # field, value, expected
    PICTURE_UNKNOWN = "picture_unknown"  # picture
    PICTURE_IN_USE = "picture_in_use"  # picture, articles

    # What was given
    FILE_MISSING = "file_missing"  # path
    FILE_NOT_UTF8 = "file_not_utf8"  # path, offset, line
    FILE_TOO_LARGE = "file_too_large"  # path, size, limit (bytes)
    FILE_KIND_UNKNOWN = "file_kind_unknown"  # path, allowed
    FRONT_MATTER_INVALID = "front_matter_invalid"  # path, line, fault: a code and its place
    MARKDOWN_TOO_DEEP = "markdown_too_deep"  # limit
    WORD_TOO_LARGE = "word_too_large"  # path, limit
    WORD_HAS_MACROS = "word_has_macros"  # path
    WORD_DAMAGED = "word_damaged"  # path, problem
    HTML_TOO_LARGE = "html_too_large"  # size, limit (bytes)
    HTML_TOO_DEEP = "html_too_deep"  # limit
    HTML_TOO_MANY_TAGS = "html_too_many_tags"  # limit
    XML_UNSAFE = "xml_unsafe"  # path
    WXR_FOREIGN = "wxr_foreign"  # path
    ENTRY_DAMAGED = "entry_damaged"  # path, line, problem
    TEXT_TOO_LONG = "text_too_long"  # characters, limit
    QUERY_TOO_LONG = "query_too_long"  # limit (characters)
    QUERY_DATE_UNKNOWN = "query_date_unknown"  # value
    QUERY_STAGE_UNKNOWN = "query_stage_unknown"  # value, nearest
    DOCUMENT_INVALID = "document_invalid"  # problem
    DOCUMENT_NEWER = "document_newer"  # version, supported

    # Pictures
    PICTURE_KIND_UNKNOWN = "picture_kind_unknown"  # looks_like (or None), allowed
    PICTURE_DAMAGED = "picture_damaged"  # problem
    PICTURE_TOO_LARGE = "picture_too_large"  # size, limit (bytes)
    PICTURE_TOO_MANY_PIXELS = "picture_too_many_pixels"  # limit (pixels)
    PICTURE_TAKES_TOO_LONG = "picture_takes_too_long"  # seconds
    PICTURE_TAKES_TOO_MUCH_MEMORY = "picture_takes_too_much_memory"  # limit (bytes)
    PICTURE_CREDIT_TOO_LONG = "picture_credit_too_long"  # field, length, limit (characters)
    PICTURE_WORKER_FAILED = "picture_worker_failed"  # problem
    ARABIC_SHAPING_MISSING = "arabic_shaping_missing"
    ARABIC_FONT_MISSING = "arabic_font_missing"  # wanted: names of families that would do

    # What is kept
    NEWSROOM_MISSING = "newsroom_missing"  # path
    NEWSROOM_EXISTS = "newsroom_exists"  # path
    FOLDER_NOT_EMPTY = "folder_not_empty"  # path
    NEWSROOM_FOREIGN = "newsroom_foreign"  # path
    NEWSROOM_DAMAGED = "newsroom_damaged"  # path, problem
    NEWSROOM_NEWER = "newsroom_newer"  # path, version, supported
    NEWSROOM_BUSY = "newsroom_busy"  # path, seconds
    NEWSROOM_ON_NETWORK = "newsroom_on_network"  # path, filesystem
    NEWSROOM_IN_CLOUD = "newsroom_in_cloud"  # path, service
    SEARCH_UNAVAILABLE = "search_unavailable"
    REVISION_DAMAGED = "revision_damaged"  # article, revision
    TEXT_DAMAGED = "text_damaged"  # sha256
    PICTURE_FILE_DAMAGED = "picture_file_damaged"  # picture
    BACKUP_DAMAGED = "backup_damaged"  # path, problem
    RECORD_BROKEN = "record_broken"  # entry
    READ_ONLY = "read_only"  # path
    DISK_FULL = "disk_full"  # path
    DISK_FAILED = "disk_failed"  # path, problem

    # The window
    DISPLAY_MISSING = "display_missing"
    WINDOW_LIBRARY_MISSING = "window_library_missing"  # problem

    # What leaves
    NOTHING_TO_EXPORT = "nothing_to_export"  # article
    SITE_ADDRESS_MISSING = "site_address_missing"
    SITE_EMPTY = "site_empty"
    SITE_PATH_UNSAFE = "site_path_unsafe"  # path
    EXPORT_HAS_NEWER = "export_has_newer"  # path, revision, there
    TARGET_NOT_OURS = "target_not_ours"  # path
    TARGET_UNKNOWN = "target_unknown"  # target, nearest
    TARGET_EXISTS = "target_exists"  # target, existing
    TARGET_NAME_INVALID = "target_name_invalid"
    TARGET_ADDRESS_INVALID = "target_address_invalid"  # address, example
    TARGET_ADDRESS_HAS_PASSWORD = "target_address_has_password"  # noqa: S105 - a code
    TARGET_LIBRARY_MISSING = "target_library_missing"  # problem
    TARGET_UNREACHABLE = "target_unreachable"  # target, problem
    TARGET_HOST_KEY_NEW = "target_host_key_new"  # target, fingerprint
    TARGET_HOST_KEY_WRONG = "target_host_key_wrong"  # target, fingerprint, expected
    TARGET_NOT_WORDPRESS = "target_not_wordpress"  # target, problem
    TARGET_HOLDS_NO_FILES = "target_holds_no_files"  # target
    TARGET_CERTIFICATE_WRONG = "target_certificate_wrong"  # target, problem
    TARGET_SIGN_IN_WRONG = "target_sign_in_wrong"  # target, user
    TARGET_SECRET_MISSING = "target_secret_missing"  # noqa: S105 - a code; target
    TARGET_KEY_FILE_UNREADABLE = "target_key_file_unreadable"  # path, problem
    TARGET_FORBIDS = "target_forbids"  # target, path
    TARGET_FAILED = "target_failed"  # target, path, problem
    TARGET_GARBLED = "target_garbled"  # path
    TARGET_CHANGED = "target_changed"  # path
    TARGET_POST_CHANGED = "target_post_changed"  # path, at
    TARGET_HAS_NEWER = "target_has_newer"  # article, revision, there
    TARGET_BUSY = "target_busy"  # target
    KEYRING_MISSING = "keyring_missing"  # problem
    SENDING_UNKNOWN = "sending_unknown"  # sending
    SENDING_GIVEN_UP = "sending_given_up"  # person
    THEME_INVALID = "theme_invalid"  # theme, problem
    PACKAGE_MISSING = "package_missing"  # path
    PACKAGE_INVALID = "package_invalid"  # path, problems: codes and paths
    PACKAGE_NEWER = "package_newer"  # path, version, supported


class MidadError(Exception):
    """A failure that a person can be told about: a reason and its facts."""

    exit_code: ClassVar[ExitCode]

    def __init__(self, reason: Reason, **facts: Fact) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: Mapping[str, Fact] = MappingProxyType(facts)

    def __str__(self) -> str:
        """Return the code and the facts, for logs; people read `studio.wording` instead."""
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.reason.value}({facts})"


class Refused(MidadError):  # noqa: N818 - the word people use; the tree above names its kind
    """A rule said no; nothing was changed."""

    exit_code = ExitCode.REFUSED


class Unavailable(MidadError):  # noqa: N818 - same
    """A disk, a server, a lock or a permission was not to be had; nothing was changed."""

    exit_code = ExitCode.UNAVAILABLE


class Damaged(MidadError):  # noqa: N818 - same
    """What was given or kept is broken, or newer than this program can read."""

    exit_code = ExitCode.DAMAGED
