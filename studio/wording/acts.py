"""The record in words: what was done, to which version, and from where.

The same for the window and the command line. Deliberately absent: how lines look.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.newsroom.views import RecordView
from studio.wording.origins import origin_words
from studio.wording.words import Words, mark

HOUSE_ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "found_newsroom": mark("Newsroom founded"),
        "set_setting": mark("Setting changed"),
        "add_person": mark("Person added"),
        "rename_person": mark("Person renamed"),
        "retire_person": mark("Person left"),
        "bring_back_person": mark("Person came back"),
        "set_roles": mark("Roles changed"),
        "set_password": mark("Password changed"),
        "renew_password_hash": mark("Password kept more safely"),
        "add_section": mark("Section added"),
        "rename_section": mark("Section renamed"),
        "move_section": mark("Section moved"),
        "order_sections": mark("Sections put in order"),
        "colour_section": mark("Colour of a section changed"),
        "merge_section": mark("Sections merged"),
        "remove_section": mark("Section removed"),
        "set_checklist": mark("Checklist changed"),
        "add_tag": mark("Tag added"),
        "rename_tag": mark("Tag renamed"),
        "merge_tag": mark("Tags merged"),
        "remove_tag": mark("Tag removed"),
        "add_synonym": mark("Synonym added"),
        "remove_synonym": mark("Synonym removed"),
        "add_picture": mark("Picture added"),
        "describe_picture": mark("Picture described"),
        "remove_picture": mark("Picture removed"),
        "add_snippet": mark("Snippet added"),
        "change_snippet": mark("Snippet changed"),
        "remove_snippet": mark("Snippet removed"),
        "add_template": mark("Template added"),
        "rename_template": mark("Template renamed"),
        "change_template": mark("Template changed"),
        "remove_template": mark("Template removed"),
        "add_target": mark("Target added"),
        "change_target": mark("Target changed"),
        "order_targets": mark("Targets put in another order"),
        "remove_target": mark("Target removed"),
        "send": mark("Sent to a target"),
        "send_site": mark("The site sent to a target"),
        "add_word": mark("Word added to the dictionary"),
        "confirm_word": mark("Word of the dictionary confirmed"),
        "remove_word": mark("Word removed from the dictionary"),
        "add_name": mark("Name added to the register"),
        "change_name": mark("Name of the register changed"),
        "merge_name": mark("Names of the register joined"),
        "remove_name": mark("Name removed from the register"),
        "set_rule": mark("Rule of house style kept"),
        "set_rule_level": mark("Level of a rule changed"),
        "remove_rule": mark("Rule of house style removed"),
    }
)

STORY_ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "create": mark("Created"),
        "import": mark("Imported"),
        "edit": mark("Edited"),
        "name_version": mark("Version named"),
        "take_over": mark("Taken over"),
        "put_aside": mark("Text kept aside"),
        "restore_version": mark("Earlier version restored"),
        "update": mark("Marked as an update"),
        "correct": mark("Marked as a correction"),
        "annotate": mark("Notes and sources changed"),
        "comment": mark("Commented"),
        "answer": mark("Answered a comment"),
        "edit_comment": mark("Comment changed"),
        "delete_comment": mark("Comment deleted"),
        "resolve": mark("Comment resolved"),
        "reopen": mark("Comment reopened"),
        "plan": mark("Plan changed"),
        "keep_private": mark("Kept private"),
        "open_up": mark("Private no more"),
        "tick": mark("Checked off"),
        "untick": mark("Checked on again"),
        "confirm_check": mark("Check confirmed for a new text"),
        "undo": mark("Step undone"),
        "submit": mark("Submitted"),
        "take_back": mark("Taken back"),
        "send_back": mark("Sent back"),
        "approve": mark("Approved"),
        "schedule": mark("Scheduled"),
        "unschedule": mark("Unscheduled"),
        "publish": mark("Published to readers"),
        "withdraw": mark("Withdrawn"),
        "spike": mark("Set aside"),
        "unspike": mark("Brought back from the spike"),
        "export": mark("Exported"),
    }
)
"""What was done with a story, by the record's word for it."""

_NAMED: Final = ("name", "text", "line", "key", "headline")
_OTHER: Final = mark("Changed")


def act_message(action: str) -> str:
    """Return what was done, in English, marked for translation, by the record's word for it."""
    return HOUSE_ACTS.get(action) or STORY_ACTS.get(action) or _OTHER


def record_sentence(line: RecordView, words: Words, headline: str = "") -> str:
    """Return what a line of the record says, without its time: who did what, why, and from where.

    `headline` is that of its article, where that is not plain already.
    """
    details = json.loads(line.details)
    what = words.say(act_message(line.action))
    if line.revision is not None:
        what = words.say("{what}, version {revision}", what=what, revision=line.revision)
    about = headline or next(
        (details[name] for name in _NAMED if isinstance(details.get(name), str)), ""
    )
    note = details.get("note") or details.get("length_reason") or ""
    parts = (
        f"{what}: {words.foreign(about)}" if about else what,
        f"«{words.foreign(str(note))}»" if note else "",
        words.foreign(line.person_name) if line.person_name else "",
        origin_words(line.origin, words),
    )
    return " · ".join(part for part in parts if part)
