"""The trade's words: one word for one thing, the same on every screen and in every sentence."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from studio.document.faults import FrontMatterFault, Removal
from studio.errors import Fact
from studio.newsroom.obstacles import ObstacleCode
from studio.newsroom.permissions import Duty
from studio.newsroom.workflow import Action
from studio.storage.codes import Check, NameKind, PackageStatus, Priority, RevisionKind, Role, Stage
from studio.wording.words import Words, mark

E = TypeVar("E", bound=StrEnum)


def _by_code(table: Mapping[E, str]) -> dict[str, str]:
    return {member.value: term for member, term in table.items()}


STAGES: Final[Mapping[Stage, str]] = MappingProxyType(
    {
        Stage.DRAFT: mark("draft"),
        Stage.IN_REVIEW: mark("in review"),
        Stage.CHANGES_REQUESTED: mark("sent back"),
        Stage.APPROVED: mark("approved"),
        Stage.SCHEDULED: mark("scheduled"),
        Stage.PUBLISHED: mark("published"),
        Stage.WITHDRAWN: mark("withdrawn"),
        Stage.SPIKED: mark("spiked"),
    }
)

ROLES: Final[Mapping[Role, str]] = MappingProxyType(
    {
        Role.JOURNALIST: mark("journalist"),
        Role.EDITOR: mark("editor"),
        Role.CHIEF: mark("chief editor"),
        Role.PRODUCER: mark("web producer"),
    }
)

PRIORITIES: Final[Mapping[Priority, str]] = MappingProxyType(
    {
        Priority.LOW: mark("low"),
        Priority.NORMAL: mark("normal"),
        Priority.HIGH: mark("high"),
        Priority.URGENT: mark("urgent"),
    }
)

CHECKS: Final[Mapping[Check, str]] = MappingProxyType(
    {
        Check.NOT_NEEDED: mark("not needed"),
        Check.REQUIRED: mark("required"),
        Check.DONE: mark("done"),
    }
)

REVISION_KINDS: Final[Mapping[RevisionKind, str]] = MappingProxyType(
    {
        RevisionKind.CREATED: mark("created"),
        RevisionKind.IMPORTED: mark("imported"),
        RevisionKind.EDITED: mark("edited"),
        RevisionKind.NAMED: mark("named"),
        RevisionKind.RESTORED: mark("restored"),
        RevisionKind.BATCH: mark("changed with others"),
        RevisionKind.TAKEN_OVER: mark("kept at a take-over"),
        RevisionKind.ASIDE: mark("kept aside"),
    }
)

PACKAGE_STATUSES: Final[Mapping[PackageStatus, str]] = MappingProxyType(
    {
        PackageStatus.PUBLISHED: mark("published"),
        PackageStatus.APPROVED: mark("approved"),
        PackageStatus.WITHDRAWN: mark("withdrawn"),
    }
)

ACTIONS: Final[Mapping[Action, str]] = MappingProxyType(
    {
        Action.CREATE: mark("create an article"),
        Action.READ: mark("read"),
        Action.EDIT: mark("edit"),
        Action.RESTORE_VERSION: mark("restore a version"),
        Action.UPDATE: mark("update"),
        Action.CORRECT: mark("correct"),
        Action.ANNOTATE: mark("write notes and sources"),
        Action.COMMENT: mark("comment"),
        Action.RESOLVE: mark("resolve somebody else's comment"),
        Action.PLAN: mark("plan"),
        Action.LIFT: mark("lift an embargo or close a check"),
        Action.SUBMIT: mark("submit"),
        Action.TAKE_BACK: mark("take back"),
        Action.SEND_BACK: mark("send back"),
        Action.APPROVE: mark("approve"),
        Action.SCHEDULE: mark("schedule"),
        Action.UNSCHEDULE: mark("unschedule"),
        Action.PUBLISH: mark("publish"),
        Action.WITHDRAW: mark("withdraw"),
        Action.SPIKE: mark("spike"),
        Action.UNSPIKE: mark("bring back what was spiked"),
        Action.EXPORT: mark("export"),
    }
)

DUTIES: Final[Mapping[Duty, str]] = MappingProxyType(
    {
        Duty.MAKE_TAG: mark("make a tag"),
        Duty.KEEP_TAGS: mark("rename, merge or remove tags"),
        Duty.KEEP_SECTIONS: mark("change sections"),
        Duty.KEEP_PEOPLE: mark("change who works here"),
        Duty.KEEP_SETTINGS: mark("change settings"),
        Duty.ADD_PICTURE: mark("add a picture"),
        Duty.REMOVE_PICTURE: mark("remove a picture"),
        Duty.READ_RECORD: mark("read the record of the newsroom"),
        Duty.MAKE_SNIPPET: mark("make snippets"),
        Duty.KEEP_READY_TEXTS: mark("change the newsroom's snippets and templates"),
        Duty.EXPORT_SITE: mark("export the whole site"),
        Duty.KEEP_TARGETS: mark("change where articles are sent"),
        Duty.SEND: mark("send articles"),
        Duty.ADD_WORD: mark("add words to the dictionary"),
        Duty.KEEP_WORDS: mark("confirm or remove words of the dictionary"),
        Duty.ADD_NAME: mark("add names to the register"),
        Duty.KEEP_NAMES: mark("change, join or remove names of the register"),
        Duty.KEEP_RULES: mark("change the rules of house style"),
    }
)

NAME_KINDS: Final[Mapping[NameKind, str]] = MappingProxyType(
    {
        NameKind.PERSON: mark("A person"),
        NameKind.PLACE: mark("A place"),
        NameKind.BODY: mark("A body"),
    }
)

RULE_LEVELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "error": mark("mistake"),
        "warning": mark("warning"),
        "suggestion": mark("advice"),
        "off": mark("off"),
    }
)

RULE_PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not_toml": mark("this is no TOML"),
        "not_one": mark("it has to be one rule"),
        "too_large": mark("it is too long"),
        "key_unknown": mark("nobody knows this field"),
        "value_invalid": mark("a field is missing or holds what it may not"),
        "pattern_invalid": mark("the pattern cannot be read"),
        "not_found": mark("it does not find an example that it must find"),
        "found_in_good": mark("it finds something in an example that is right"),
        "fix_differs": mark("its remedy makes another text than the example"),
        "too_slow": mark("the pattern takes too long over long texts"),
    }
)

OBSTACLES: Final[Mapping[ObstacleCode, str]] = MappingProxyType(
    {
        ObstacleCode.HEADLINE_MISSING: mark("no headline"),
        ObstacleCode.BODY_MISSING: mark("no text"),
        ObstacleCode.SECTION_MISSING: mark("no section"),
        ObstacleCode.SUGGESTIONS_OPEN: mark("open suggestions"),
        ObstacleCode.PICTURE_MISSING: mark("a picture that was not imported"),
        ObstacleCode.ALT_TEXT_MISSING: mark("no alternative text"),
        ObstacleCode.LEGAL_CHECK_OPEN: mark("the legal check is open"),
        ObstacleCode.PICTURE_CHECK_OPEN: mark("the picture check is open"),
        ObstacleCode.CHECKLIST_OPEN: mark("a required line of the checklist is open"),
        ObstacleCode.LEGAL_CHECK_OUTDATED: mark("the legal check was done on an earlier text"),
        ObstacleCode.PICTURE_CHECK_OUTDATED: mark("the picture check was done on earlier pictures"),
        ObstacleCode.CHECKLIST_OUTDATED: mark(
            "a required line of the checklist was seen to on an earlier text"
        ),
        ObstacleCode.UNDECLARED: mark(
            "it differs from what readers have, and is neither a correction nor an update"
        ),
        ObstacleCode.EMBARGO: mark("an embargo holds"),
        ObstacleCode.UNFINISHED: mark("to be filled in"),
    }
)

FRONT_MATTER_FAULTS: Final[Mapping[FrontMatterFault, str]] = MappingProxyType(
    {
        FrontMatterFault.NOT_CLOSED: mark("no line of three hyphens closes it"),
        FrontMatterFault.UNREADABLE: mark("it is not understood"),
        FrontMatterFault.PAIRS_WANTED: mark("lines of the form key: value are wanted"),
        FrontMatterFault.WORD_WANTED: mark("a word is wanted before the colon"),
        FrontMatterFault.TWICE: mark("it is said twice"),
        FrontMatterFault.TEXT_WANTED: mark("a text is wanted"),
        FrontMatterFault.TEXTS_WANTED: mark("a text or a list of texts is wanted"),
        FrontMatterFault.LANGUAGE_WANTED: mark("a language is wanted, such as ar"),
        FrontMatterFault.DIRECTION_WANTED: mark("rtl or ltr is wanted"),
        FrontMatterFault.ANCHOR: mark("anchors and aliases are not allowed"),
        FrontMatterFault.TOO_DEEP: mark("too many lists stand in one another"),
    }
)

REMOVALS: Final[Mapping[Removal, str]] = MappingProxyType(
    {
        Removal.ACTIVE: mark("scripts and forms"),
        Removal.CONTROLS: mark("invisible characters that turn the text around"),
        Removal.FRAME: mark("a frame of another site"),
        Removal.HIDDEN: mark("hidden text"),
        Removal.LINK: mark("an unsafe link"),
        Removal.PICTURE: mark("a picture"),
        Removal.TRACKING: mark("trackers of links"),
    }
)
"""What is left out of foreign HTML."""

_TABLES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "grades": RULE_LEVELS,
        "rule_problem": RULE_PROBLEMS,
        "stage": _by_code(STAGES),
        "role": _by_code(ROLES),
        "action": _by_code(ACTIONS) | _by_code(DUTIES),
        "obstacles": _by_code(OBSTACLES),
        "fault": _by_code(FRONT_MATTER_FAULTS),
        "left_out": _by_code(REMOVALS),
    }
)
"""The facts of errors and cautions that are codes, and the words for them."""


def code_term(fact: str, value: Fact, words: Words) -> Fact:
    """Return the word for a code that the fact of this name holds; other values as they are."""
    table = _TABLES.get(fact)
    if table is None:
        return value
    if isinstance(value, tuple):
        return tuple(_term(table, one, words) for one in value)
    return _term(table, value, words) if isinstance(value, str) else value


def _term(table: Mapping[str, str], code: str, words: Words) -> str:
    kind, _, place = code.partition(":")
    term = words.say(table[kind]) if kind in table else kind
    return f"{term} ({words.foreign(place)})" if place else term


def play_term(action: str, words: Words) -> str:
    """Return the word for an action of the workflow, or for the import that begins an article."""
    return words.say(mark("import")) if action == "import" else words.say(ACTIONS[Action(action)])


THEMES: Final[Mapping[str, str]] = MappingProxyType({"newspaper": mark("Newspaper")})
"""The themes that the program brings, by the names of their folders."""


def theme_name(theme: str, words: Words) -> str:
    """Return what a theme is called; a newsroom's own one by its folder."""
    known = THEMES.get(theme)
    return theme if known is None else words.say(known)
