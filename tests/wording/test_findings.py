"""Every finding and every remedy of our own has its words in both languages."""

from studio.arabic.direction import Direction
from studio.document.blocks import Paragraph
from studio.document.findings import (
    Exchange,
    Field,
    Finding,
    Level,
    Rewrite,
    Turn,
    block_text,
    check,
)
from studio.document.inline import Text
from studio.document.spacing import DOUBLE_SPACE
from studio.spelling.provider import Spelling
from studio.style.packs import built_in
from studio.ui.editor.findings.rules import providers, whole_providers
from studio.wording.findings import (
    FINDINGS,
    LEVELS,
    REMEDIES,
    code_title,
    finding_reason,
    finding_title,
    remedy_words,
)
from studio.wording.words import Language, Words

ARABIC = Words(Language.ARABIC)


def test_everything_that_our_providers_find_has_words() -> None:
    rules = {rule.id for rule in built_in().rules}
    codes = {code for one in providers() for code in one.codes}
    codes |= {code for one in whole_providers() for code in one.codes}
    codes |= Spelling.codes
    assert codes == set(FINDINGS) | rules
    assert not rules & set(FINDINGS)
    assert set(LEVELS) == set(Level)


def test_a_rule_of_ours_is_said_in_the_language_of_the_window() -> None:
    finding = Finding("names", 0, 2, Level.WARNING)
    assert finding_title(finding, ARABIC) == "اسم واحد برسمين"
    assert code_title("names", Words(Language.ENGLISH)) == "One name in two spellings"
    assert finding_reason(finding, ARABIC)


def test_every_remedy_of_ours_has_words() -> None:
    texts = ["في  البيت", "هاتف 00962-6-5555555", "قبل\u2067 بعد", "one two three four"]
    for text in texts:
        block = block_text(Paragraph(), (Text(text),), Field.BODY, Direction.RTL, "ar")
        remedies = [one for finding in check(providers(), block) for one in finding.remedies]
        assert remedies
        assert all(one.code in REMEDIES for one in remedies)


def test_a_finding_says_what_it_is_and_why() -> None:
    finding = Finding(DOUBLE_SPACE, 0, 2, Level.ADVICE)
    assert finding_title(finding, ARABIC) != DOUBLE_SPACE
    assert finding_reason(finding, ARABIC)


def test_a_rule_speaks_in_its_own_words() -> None:
    finding = Finding("house:1", 0, 2, Level.ERROR, said="اكتب «الأردن»")
    assert finding_title(finding, ARABIC) == "اكتب «الأردن»"
    assert finding_reason(finding, ARABIC) == ""
    assert code_title("house:1", ARABIC) == "house:1"


def test_a_remedy_without_a_name_shows_what_it_writes() -> None:
    assert remedy_words(Rewrite("", (Exchange(0, 1, "أن"),)), ARABIC) == "أن"
    assert remedy_words(Turn("other", Direction.LTR), ARABIC) == "other"
