"""Rules as a newsroom keeps them: graded, its own, tried over the archive, keeping a story back."""

import pytest

from studio.arabic.dates import MonthNames
from studio.document.ignored import Ignored
from studio.errors import Reason
from studio.newsroom import actions, house, house_rules, ignoring, style_check
from studio.newsroom.house_language import house_language
from studio.newsroom.reading import load
from studio.storage.codes import Stage
from studio.style.drafts import Draft, write_draft
from studio.style.house import house_desk
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.newsroom.refusals import refused

DRAFT = Draft(
    id="own_1",
    message="«تواجد» بمعنى وُجد",
    words=(("تواجد", ("وُجد", "حضر")),),
    must=("تواجد الوفد هنا",),
    must_not=("وجد الوفد هنا",),
)
OWN = write_draft(DRAFT)
SLOW = """[[rule]]
id = "own_9"
kind = "existence"
message = "بطيئة"
pattern = '(?:ا+)+ب'
"""


def level(room: Newsroom, rule: str) -> str:
    return house_rules.find_rule(room.producer, rule).level


def test_the_months_of_the_settings_are_those_of_house_style(room: Newsroom) -> None:
    house.set_setting(room.chief, "month_names", "levantine")
    assert house_language(room.store).style.months is MonthNames.LEVANTINE


def test_a_rule_is_graded_and_switched_off_by_the_chief_alone(room: Newsroom) -> None:
    assert level(room, "latin_comma") == "warning"
    with refused(room, Reason.NOT_PERMITTED):
        house_rules.set_rule_level(room.editor, "latin_comma", "error")
    house_rules.set_rule_level(room.chief, "latin_comma", "error")
    assert level(room, "latin_comma") == "error"
    assert not house_rules.set_rule_level(room.chief, "latin_comma", "error")
    house_rules.set_rule_level(room.chief, "latin_comma", "off")
    desk = house_desk(house_language(room.store).style)
    assert "latin_comma" not in desk.block_codes
    house_rules.set_rule_level(room.chief, "latin_comma", "warning")
    assert house_language(room.store).style.levels == ()
    with refused(room, Reason.RULE_LEVEL_INVALID):
        house_rules.set_rule_level(room.chief, "latin_comma", "deadly")
    with refused(room, Reason.RULE_UNKNOWN, nearest="latin_comma"):
        house_rules.set_rule_level(room.chief, "latin_coma", "off")


def test_a_rule_of_ones_own_is_kept_changed_and_removed(room: Newsroom) -> None:
    with refused(room, Reason.NOT_PERMITTED):
        house_rules.keep_rule(room.editor, OWN)
    assert house_rules.keep_rule(room.chief, OWN).rules == ("own_1",)
    assert not house_rules.keep_rule(room.chief, OWN)
    found = house_rules.find_rule(room.layla, "own_1")
    assert (found.is_own, found.text, found.level) == (True, OWN, "warning")
    assert "own_1" in house_desk(house_language(room.store).style).block_codes
    house_rules.set_rule_level(room.chief, "own_1", "off")
    house_rules.remove_rule(room.chief, "own_1")
    assert house_language(room.store).style.levels == ()
    with refused(room, Reason.RULE_BUILT_IN):
        house_rules.remove_rule(room.chief, "latin_comma")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[rule", "not_toml"),
        ("", "not_one"),
        (OWN + OWN.replace("own_1", "own_2"), "not_one"),
        (OWN.replace("bad = ", "good = ", 1), "found_in_good"),
        (OWN.replace("تواجد الوفد", "حضر الوفد"), "not_found"),
        (OWN.replace("level =", 'other = "x"\nlevel ='), "key_unknown"),
        (SLOW.replace("(?:ا+)+ب", "(ا"), "pattern_invalid"),
        (SLOW, "too_slow"),
        ("#" * 100_000, "too_large"),
    ],
)
def test_a_rule_that_is_no_good_is_refused_with_what_is_wrong(
    room: Newsroom, text: str, problem: str
) -> None:
    with refused(room, Reason.RULE_INVALID, rule_problem=problem):
        house_rules.keep_rule(room.chief, text)
    with refused(room, Reason.RULE_INVALID, rule_problem=problem):
        style_check.try_rule(room.chief, text)


def test_a_rule_of_the_program_is_not_written_over(room: Newsroom) -> None:
    with refused(room, Reason.RULE_BUILT_IN):
        house_rules.keep_rule(room.chief, OWN.replace("own_1", "latin_comma"))


def test_rules_and_levels_go_out_and_come_back(room: Newsroom) -> None:
    house_rules.keep_rule(room.chief, OWN)
    house_rules.set_rule_level(room.chief, "own_1", "error")
    house_rules.set_rule_level(room.chief, "latin_comma", "off")
    text = house_rules.rules_pack(room.producer)
    house_rules.remove_rule(room.chief, "own_1")
    house_rules.set_rule_level(room.chief, "latin_comma", "warning")
    with refused(room, Reason.NOT_PERMITTED):
        house_rules.import_rules(room.editor, text)
    brought = house_rules.import_rules(room.chief, text + SLOW)
    assert brought.kept == ("own_1",)
    assert brought.refused == (("own_9", "too_slow"),)
    assert (level(room, "own_1"), level(room, "latin_comma")) == ("error", "off")
    assert house_rules.rules_pack(room.chief) == text
    with refused(room, Reason.RULE_INVALID, rule_problem="not_toml"):
        house_rules.import_rules(room.chief, "[[")


def write(room: Newsroom, body: str) -> int:
    return room.wrote(room.layla, body=(p(body),))


def test_a_rule_is_tried_over_the_archive_before_it_is_kept(room: Newsroom) -> None:
    first, second = write(room, "تواجد الوفد ثم تواجد الوزير"), write(room, "وصل الوفد")
    with refused(room, Reason.NOT_PERMITTED):
        style_check.try_rule(room.editor, OWN)
    steps: list[tuple[int, int]] = []
    trial = style_check.try_rule(room.chief, OWN, step=lambda *at: steps.append(at))
    assert (trial.articles, trial.with_findings, trial.found, trial.whole) == (2, 1, 2, True)
    assert [(one.article, one.words, one.fix) for one in trial.samples] == [
        (first, "تواجد", "وُجد")
    ] * 2
    assert trial.samples[0].after.startswith(" الوفد")
    assert steps == [(2, 2)]
    stopped = style_check.try_rule(room.chief, OWN, cancelled=lambda: True)
    assert (stopped.articles, stopped.whole) == (0, False)
    assert second > first
    assert not house_rules.find_rule(room.chief, "latin_comma").is_own


def test_mistakes_keep_a_story_back_only_where_the_newsroom_says_so(room: Newsroom) -> None:
    house_rules.keep_rule(room.chief, write_draft(DRAFT))
    house_rules.set_rule_level(room.chief, "own_1", "error")
    article = write(room, "تواجد الوفد هنا")
    free = write(room, "تواجد الوزير هنا")
    actions.submit(room.layla, free)
    house.set_setting(room.chief, "errors_block", "yes")
    with refused(room, Reason.STYLE_ERRORS, errors=1, found=("‹تواجد›",)):
        actions.submit(room.layla, article)
    ignoring.ignore_finding(room.layla, article, Ignored("own_1", "تواجد"))
    actions.submit(room.layla, article)
    assert load(room.layla, article).summary.stage is Stage.IN_REVIEW
