"""The process that judges words: what it says, and what becomes of it when it does not behave."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.document.findings import Level, Rewrite
from studio.document.inline import texts
from studio.document.tree import Document
from studio.resources import resource
from studio.spelling.codes import Mode
from studio.spelling.dictionaries import ARABIC, engine, folders
from studio.spelling.frequency import Frequencies, read_frequencies
from studio.spelling.judging import Judge, Kind
from studio.spelling.provider import Spelling
from studio.spelling.speller import Speller
from studio.style.desk import Located, check_article
from studio.style.packs import built_in_book


@pytest.fixture(scope="module")
def speller() -> Iterator[Speller]:
    with Speller(seconds=120, starting=250) as one:  # a busy computer is no reason to give up
        yield one


def found(speller: Speller, text: str, *names: str) -> list[Located]:
    article = ArticleText(body=Document((Paragraph(texts(text)),)))
    spelling = Spelling(speller, frozenset(names), thorough=True)
    return [
        one
        for one in check_article(article, built_in_book(), providers=(spelling,))
        if one.finding.code in Spelling.codes
    ]


def fixes(one: Located) -> list[str]:
    return [remedy.shown for remedy in one.finding.remedies if isinstance(remedy, Rewrite)]


def test_slips_are_told_from_words(speller: Speller) -> None:
    verdicts = speller.judge(["الى", "والاردن", "الحكومه", "كتاب", "امس", "انتخب", "اجتماع"])
    assert speller.mode is Mode.FULL
    assert {word: (one.kind, one.meant[0]) for word, one in verdicts.items()} == {
        "الى": (Kind.HAMZA, "إلى"),
        "والاردن": (Kind.HAMZA, "والأردن"),
        "الحكومه": (Kind.SURE, "الحكومة"),
        "امس": (Kind.HAMZA, "أمس"),
    }


def test_what_is_often_written_is_a_word_though_the_dictionary_does_not_have_it(
    speller: Speller,
) -> None:
    assert speller.judge(["الزمالك", "مارسيل", "اليورو", "مانويل"]) == {}
    assert speller.judge(["الصوره", "المشكله"]).keys() == {"الصوره", "المشكله"}


def test_a_name_without_its_last_dots_is_given_them_though_no_dictionary_has_it(
    speller: Speller,
) -> None:
    found = speller.judge(["هانى", "شلبى", "هاني", "شلبي", "دعى"])
    assert {word: (one.kind, one.meant[0]) for word, one in found.items() if one.meant} == {
        "هانى": (Kind.HAMZA, "هاني"),
        "شلبى": (Kind.HAMZA, "شلبي"),
        "شلبي": (Kind.WORD, "سلبي"),
        "دعى": (Kind.SURE, "دعا"),
    }


def test_two_words_that_were_written_as_one_are_parted(speller: Speller) -> None:
    found = speller.judge(["لاتستطيع", "ومازالت", "لانتاج"])
    assert {word: one.meant[0] for word, one in found.items()} == {
        "لاتستطيع": "لا تستطيع",
        "ومازالت": "وما زالت",
        "لانتاج": "لإنتاج",
    }


def test_a_hamza_is_missed_inside_of_what_is_a_word_too(speller: Speller) -> None:
    found = speller.judge(["مسالة", "تامين", "القران", "فار", "بدا"])
    assert {word: one.meant[0] for word, one in found.items()} == {
        "مسالة": "مسألة",
        "تامين": "تأمين",
        "القران": "القرآن",
    }


def test_the_alef_of_the_plural_is_missed(speller: Speller) -> None:
    found = speller.judge(["وصلو", "وكتبو", "يحضرو", "نتنياهو"])
    assert {word: one.meant[0] for word, one in found.items()} == {
        "وصلو": "وصلوا",
        "وكتبو": "وكتبوا",
        "يحضرو": "يحضروا",
    }


def test_what_is_offered_is_right_itself(speller: Speller) -> None:
    found = speller.judge(["الاداره", "الاجنبيه"])
    assert {word: one.meant[0] for word, one in found.items()} == {
        "الاداره": "الإدارة",
        "الاجنبيه": "الأجنبية",
    }


def test_the_alef_of_an_article_is_given_no_hamza(speller: Speller) -> None:
    for word in ("اللوفر", "الأونصة", "واللوفر"):
        verdict = speller.judge([word]).get(word)
        offered = (*speller.suggest(word), *(verdict.meant if verdict else ()))
        assert not [one for one in offered if one.startswith(("أل", "إل", "وأل"))]


def test_an_article_before_a_number_is_no_word(speller: Speller) -> None:
    assert found(speller, "انتهت القمة الـ33 بعد الساعات الـ٢٤ للـ«مجلس»") == []


def test_what_is_like_a_word_is_suggested(speller: Speller) -> None:
    assert speller.suggest("انتخاابات")[0] == "انتخابات"


def test_english_words_are_judged_by_an_english_dictionary(speller: Speller) -> None:
    (one,) = found(speller, "قال إن goverment و city و Reuters و midad.example خبر")
    assert (one.words, fixes(one)[0]) == ("goverment", "government")


def test_a_name_is_known_behind_its_proclitics(speller: Speller) -> None:
    assert [one.words for one in found(speller, "سافر إلى تشيمكنتو وبتشيمكنتو")] == [
        "تشيمكنتو",
        "وبتشيمكنتو",
    ]
    assert found(speller, "سافر إلى تشيمكنتو وبتشيمكنتو", "تشيمكنتو") == []


def test_no_remedy_is_done_unseen(speller: Speller) -> None:
    every = found(speller, "قال «الاسواق تتراجع» فى بيان الشركه")
    assert every
    assert not any(getattr(one, "safe", False) for it in every for one in it.finding.remedies)


def test_what_a_rule_finds_too_is_said_once(speller: Speller) -> None:
    article = ArticleText(body=Document((Paragraph(texts("وصل الى عمان")),)))
    spelling = Spelling(speller)
    every = check_article(article, built_in_book(), providers=(spelling,))
    assert [one.finding.code for one in every] == ["hamza_particles"]


def test_letters_that_only_look_arabic_are_exchanged(speller: Speller) -> None:
    (one,) = found(speller, "في مدینة كبيرة")
    assert (one.words, fixes(one), one.finding.level) == ("مدینة", ["مدينة"], Level.WARNING)


def test_tashkeel_stays_on_its_letters(speller: Speller) -> None:
    (one,) = found(speller, "قالت الحكومَه أمس")
    assert fixes(one)[0] == "الحكومَة"


@pytest.mark.parametrize("word", ["", "ا" * 10**6, "\0", "\ud800", "a b", "🙂"])
def test_no_word_is_too_odd(speller: Speller, word: str) -> None:
    speller.judge([word])
    speller.suggest(word)
    assert "الى" in speller.judge(["الى"])
    assert speller.mode is Mode.FULL


def test_a_block_of_one_endless_word_is_passed_over(speller: Speller) -> None:
    assert found(speller, "ب" * 10**6) == []
    assert [one.words for one in found(speller, f"قال {'ب' * 10**6} والاسواق")] == ["والاسواق"]


def test_one_that_died_is_started_anew() -> None:
    with Speller() as one:
        assert one.judge(["الى"])
        first = one.process
        assert first is not None
        os.kill(first, signal.SIGTERM)
        assert "احمد" in one.judge(["احمد"])
        assert one.process != first
        assert one.mode is Mode.FULL


def test_one_that_hangs_is_ended_and_given_up(tmp_path: Path) -> None:
    hangs = tmp_path / "hangs.py"
    hangs.write_text(
        "import sys, time\n"
        'print(\'{"arabic": true, "english": false}\', flush=True)\n'
        "time.sleep(600)\n",
        encoding="utf-8",
    )
    with Speller([sys.executable, str(hangs)], seconds=0.05) as one:
        for word in ("الى", "احمد", "اكد", "امس"):
            assert one.judge([word]) == {}
        assert one.mode is Mode.OFF
        assert one.process is None


def test_a_program_that_is_gone_ends_in_off() -> None:
    with Speller(["/no/such/program"]) as one:
        assert one.judge(["الى"]) == {}
        assert one.mode is Mode.OFF


def test_nothing_is_left_running() -> None:
    with Speller() as one:
        one.judge(["الى"])
        process = one.process
    assert process is not None
    assert one.process is None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


# The chain of dictionaries


def test_a_damaged_dictionary_is_passed_over(tmp_path: Path) -> None:
    for ending in ("aff", "dic"):
        packed = (resource("spelling") / f"ar.{ending}.xz").read_bytes()
        (tmp_path / f"ar.{ending}.xz").write_bytes(packed[: len(packed) // 2])
    assert engine(ARABIC, [tmp_path]) is None
    assert engine(ARABIC, [tmp_path, resource("spelling")]) is not None


def test_a_dictionary_of_nonsense_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ar.aff").write_bytes(b"SET UTF-8\n")
    (tmp_path / "ar.dic").write_bytes(b"1\n\xff\xfe\x00\n")
    assert engine(ARABIC, [tmp_path]) is None


def test_the_systems_dictionaries_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert list(folders())[:2] == [resource("spelling"), tmp_path]
    assert next(folders(tmp_path / "none")) == tmp_path


def test_basic_mode_knows_the_likeliest_slips_and_nothing_else() -> None:
    judge = Judge(None, read_frequencies())
    verdict = judge.judge("الاردن")
    assert verdict is not None
    assert verdict.meant[0] == "الأردن"
    assert judge.judge("قخطسسس") is None
    assert Judge(None, Frequencies({})).judge("الاردن") is None
