"""What was done for the whole house, by the record's word for it: a line's first words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.wording.words import mark

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
