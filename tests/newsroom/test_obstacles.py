from datetime import timedelta

import pytest

from studio.document.article import ArticleText
from studio.document.blocks import BlockReview
from studio.newsroom.obstacles import (
    Circumstances,
    ObstacleCode,
    missing_parts,
    obstacles,
    under_embargo,
)
from studio.storage.codes import Check
from tests.builders import article, change, cut, doc, figure, gallery, inline, ins, p
from tests.newsroom.house import MORNING

KEPT, OTHER = "a" * 64, "b" * 64
BEFORE, AFTER = MORNING - timedelta(hours=1), MORNING + timedelta(hours=1)


def around(**facts: object) -> Circumstances:
    values: dict[str, object] = {
        "now": MORNING,
        "sections": {1},
        "pictures": {KEPT},
        "described": set(),
    }
    return Circumstances(**{**values, **facts})  # type: ignore[arg-type]  # facts by name


def whole(*blocks: object, **fields: object) -> ArticleText:
    return article("عنوان", doc(p("متن"), *blocks), section=1, **fields)  # type: ignore[arg-type]  # same


def found(text: ArticleText, **facts: object) -> list[str]:
    return [str(one) for one in obstacles(text, around(**facts))]


def test_nothing_stands_in_the_way_of_a_whole_article() -> None:
    assert found(whole(figure(picture=KEPT, alt="وصف"))) == []
    assert missing_parts(whole(), {1}) == ()


def test_what_is_missing_is_said_in_the_order_of_reading() -> None:
    codes = [one.code for one in missing_parts(article(cut("عنوان"), doc(p(cut("متن")))), {1})]
    assert codes == [
        ObstacleCode.HEADLINE_MISSING,
        ObstacleCode.BODY_MISSING,
        ObstacleCode.SECTION_MISSING,
    ]
    assert missing_parts(whole(), {2})[0].code is ObstacleCode.SECTION_MISSING


@pytest.mark.parametrize("field", ["kicker", "standfirst"])
def test_suggestions_in_fields(field: str) -> None:
    assert found(whole(**{field: ins("مقترح")})) == [f"suggestions_open:{field}"]


def test_suggestions_in_headline_lead_picture_and_blocks() -> None:
    text = article(
        inline("عنوان ", ins("مقترح")),
        doc(p("متن"), p(ins("مقترح"))),
        section=1,
        lead_picture=figure(ins("تعليق"), picture=KEPT, alt="وصف"),
    )
    assert found(text) == [
        "suggestions_open:headline",
        "suggestions_open:lead_picture",
        "suggestions_open:body 1",
    ]


def test_pictures_need_bytes_and_words() -> None:
    text = whole(
        figure(picture=KEPT),
        gallery(figure(picture=OTHER, alt="وصف"), figure(source="x.jpg", alt="وصف")),
        lead_picture=figure(source="lead.jpg"),
    )
    assert found(text) == [
        "picture_missing:lead_picture",
        "alt_text_missing:lead_picture",
        "alt_text_missing:body 1",
        "picture_missing:body 2",
        "picture_missing:body 2",
    ]
    assert found(whole(figure(picture=KEPT)), described={KEPT}) == []


def test_a_picture_that_is_about_to_go_needs_nothing() -> None:
    going = figure(source="x.jpg", review=BlockReview(deletion=change()))
    assert found(whole(going)) == ["suggestions_open:body 1"]


def test_checks_and_embargo() -> None:
    assert found(whole(), legal_check=Check.REQUIRED) == ["legal_check_open:legal_check"]
    assert found(whole(), picture_check=Check.REQUIRED) == ["picture_check_open:picture_check"]
    assert found(whole(), legal_check=Check.DONE, picture_check=Check.DONE) == []
    assert found(whole(), embargo_until=AFTER) == ["embargo:embargo_until"]
    assert found(whole(), embargo_until=BEFORE) == []
    assert under_embargo(None, MORNING, open_ended=True)
    assert not under_embargo(MORNING, MORNING, open_ended=False)
