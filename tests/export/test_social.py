from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.segmentation import graphemes
from studio.export.addresses import page_address
from studio.export.social import BLUESKY_GRAPHEMES, X_WEIGHT, fits_everywhere, social_post, x_weight
from tests.builders import article, p
from tests.export.articles import public

LONG = "تحمل الحافلة الزرقاء ثلاثة آلاف كتاب إلى القرى الجبلية البعيدة كل أسبوع "


def test_the_social_text_and_the_address_are_posted() -> None:
    told = public(article("عنوان", [p("نص")], social_text="اقرأ القصة كاملة"))
    assert social_post(told) == f"اقرأ القصة كاملة\n\n{page_address(told)}"


def test_without_a_social_text_the_headline_is_posted() -> None:
    told = public(article("عنوان الخبر", [p("نص")]))
    assert social_post(told) == f"عنوان الخبر\n\n{page_address(told)}"


def test_what_is_too_long_ends_with_a_word_and_an_ellipsis() -> None:
    told = public(article("عنوان", [p("نص")], social_text=LONG * 8))
    text, _, address = social_post(told).partition("\n\n")
    assert address == page_address(told)
    assert text.endswith("…")
    assert (LONG * 8).startswith(text[:-1] + " ")
    assert len(text) > 200


def test_an_address_that_is_long_as_written_takes_words_from_the_post() -> None:
    path = "العالم/" + "خبر-" * 20 + "/"
    told = public(article("عنوان", [p("نص")], social_text=LONG * 8), path=path)
    posted = social_post(told)
    assert len([*graphemes(posted)]) <= BLUESKY_GRAPHEMES or posted == page_address(told)


def test_an_address_that_a_person_wrote_is_not_written_twice() -> None:
    address = page_address(public(article("عنوان", [p("نص")])))
    told = public(article("عنوان", [p("نص")], social_text=f"هنا: {address}"))
    assert social_post(told) == f"هنا: {address}"


def test_signs_weigh_as_x_counts_them() -> None:
    assert x_weight("خبر عاجل") == 8
    assert x_weight("hello") == 5
    assert x_weight("🇯🇴") == x_weight("👨‍👩‍👧") == x_weight("新") == 2


@given(st.text(max_size=700))
def test_every_post_fits_and_parts_no_letter_from_its_marks(said: str) -> None:
    told = public(article("عنوان", [p("نص")], social_text=said))
    address = page_address(told)
    posted = social_post(told)
    assert posted.endswith(address)
    assert fits_everywhere(posted.removesuffix(address), address)
    text = posted.removesuffix(address).rstrip("\n")
    if text.endswith("…") and not told.text.social_text.endswith("…"):
        kept = [*graphemes(text[:-1])]
        assert [*graphemes(told.text.social_text)][: len(kept) - 1] == kept[:-1]
    assert x_weight(posted.removesuffix(address)) + 23 <= X_WEIGHT
