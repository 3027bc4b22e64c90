"""Words alone from a clipboard: paragraphs, or rows as a table; never too many at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.pasted_text import LONGEST_TEXT, read_pasted_text
from studio.document.plain import from_plain
from studio.errors import Reason, Refused
from tests.builders import br, p, table
from tests.profiles import count


def test_rows_parted_by_tabs_are_a_table() -> None:
    text = "المدينة\tالأمطار\nجدة\t12\r\n\nأبها\t"
    assert read_pasted_text(text, tables=True).blocks == (
        table(["المدينة", "الأمطار"], ["جدة", "12"], ["أبها", ""]),
    )
    assert read_pasted_text(text).blocks == (
        p("المدينة الأمطار", br(), "جدة 12"),
        p("أبها"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "نص\tواحد",
        "أول\tثان\nثالث",
        "\tفقرة مزاحة\n\tأخرى",
        "•\tأول\n•\tثان",
        "1.\tأول\n2.\tثان",
        "١)\tأول\n٢)\tثان",
        "\t" * 40 + "أ\n" + "\t" * 40 + "ب",
    ],
)
def test_tabs_elsewhere_are_spaces(text: str) -> None:
    assert read_pasted_text(text, tables=True) == from_plain(text)


@settings(max_examples=count(200, 5_000))
@given(text=st.text(alphabet="اب \t\r\n•1.\u2028\x00", max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert read_pasted_text(text) == from_plain(text)
    read_pasted_text(text, tables=True)


def test_too_much_is_refused_and_a_long_paragraph_is_not() -> None:
    words = "كلمة " * 20_000
    assert read_pasted_text(words).blocks == (p(words.strip()),)
    with pytest.raises(Refused) as refusal:
        read_pasted_text("ا" * (LONGEST_TEXT + 1))
    assert refusal.value.reason is Reason.TEXT_TOO_LONG
