"""Plain numbers of a text: words, sentences and paragraphs, the longest and the average."""

from studio.document.lengths import Lengths, Measured, measure
from tests.builders import article, cut, doc, fn, h, ins, li, p


def test_sentences_and_paragraphs_of_running_text_are_measured() -> None:
    text = article(
        "عنوان من أربع كلمات",
        body=doc(
            h("عنوان فرعي"),
            p("وصل الوفد. ثم غادر الوفد المدينة مساءً!"),
            p(""),
            li("بند واحد"),
        ).blocks,
    )
    found = measure(text)
    assert found.headline == 4
    assert found.words == 4 + 2 + 7 + 2
    assert found.sentences == Measured(3, 5, 3.0, 1)
    assert found.paragraphs == Measured(2, 7, 4.5, 1)
    assert found.minutes(10) == 2
    assert found.minutes(15) == 1


def test_what_is_suggested_counts_as_accepted() -> None:
    text = article("ع", body=(p("وصل ", cut("أمس "), ins("اليوم صباحًا "), "الوفد"),))
    assert measure(text).paragraphs.longest == 4


def test_nothing_has_no_length() -> None:
    empty = measure(article(""))
    assert empty == Lengths(0, 0, 0, Measured(), Measured())
    assert empty.minutes(180) == 0
    assert measure(article("", body=(p("كلمة", fn("حاشية")),))).words == 2
