import copy
import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.article import ArticleText, Byline, Notice, NoticeKind
from studio.document.blocks import Align, Block, BlockReview, Box, Crop, Figure, ListKind
from studio.document.codec import (
    UPGRADES,
    VERSION,
    block_from_text,
    block_to_text,
    content_hash,
    decode,
    decode_document,
    document_from_json,
    document_to_json,
    encode,
    encode_document,
    from_json,
    to_json,
    upgraded,
)
from studio.document.marks import Marks
from studio.document.tree import Document
from studio.errors import Damaged, Reason
from tests.builders import (
    LTR,
    article,
    br,
    change,
    code,
    cut,
    doc,
    embed,
    figure,
    fn,
    gallery,
    h,
    ins,
    lang,
    li,
    link,
    mono,
    ol,
    p,
    pullquote,
    related,
    remark,
    restyled,
    rule,
    strong,
    table,
    unknown,
)
from tests.builders import sub as lowered
from tests.builders import sup as raised
from tests.profiles import count
from tests.strategies import article_texts, blocks, documents

SAMPLES = Path(__file__).resolve().parent.parent / "data"


def everything() -> ArticleText:
    """Return an article with every kind of thing in it; the sample of version 1 is its encoding."""
    suggestion = change("s1", 2, 5)
    body = doc(
        p("نص ", strong("مهم"), br(), lang("en", "Reuters", direction=LTR), fn("حاشية")),
        h("عنوان", level=3, direction=LTR),
        ol("أول", start=3),
        li("فرعي", level=1),
        ol("تتمة", continued=True),
        code("x = 1\n\n  y", language="py"),
        p("صندوق", quote=1, box=Box.FACTS, align=Align.CENTER),
        p(ins("زيد", by=suggestion), cut("حذف", by=suggestion), remark("t1", "ملاحظة")),
        p(restyled(strong("غليظ"), before=Marks(underline=True), by=suggestion)),
        h(
            "أصبح عنوانًا",
            review=BlockReview(
                split=suggestion, join=suggestion, restyle=suggestion, before=p(quote=1)
            ),
        ),
        figure(
            link("https://example.com/a?b=c", "رابط", title="عنوان", rel="nofollow"),
            picture="0123456789abcdef" * 4,
            alt="بديل",
            credit="رويترز",
            crop=Crop(0, 100, 9000, 9900),
            review=BlockReview(insertion=suggestion, comments=("t2",)),
        ),
        gallery(figure(source="صورة.jpg"), figure(), caption="معرض"),
        embed("https://example.com/v", provider="youtube", title="مقطع", thumbnail="a" * 64),
        pullquote("قولٌ", by="قائل"),
        table(["ا", mono("ب")], [raised("٢"), lowered("٣")], header=True, caption="جدول"),
        rule(review=BlockReview(deletion=suggestion)),
        related("uid-1", "uid-2"),
        unknown("poll", '{"options":["نعم",{"لا":null}],"votes":1.5}'),
        language="ar-PS",
    )
    return article(
        lang("fr", "Le Monde", direction=LTR),
        body,
        kicker="شارة",
        standfirst=ins("مقدمة", by=suggestion),
        bylines=[Byline("ليلى", 7), "سامر"],
        dateline="غزة – رويترز",
        lead_picture=Figure(picture="f" * 64, alt="رئيسية"),
        section=3,
        tags=(2, 1),
        slug="a-b",
        search_title="بحث",
        search_description="وصف",
        social_text="تواصل",
        notice=Notice(NoticeKind.CORRECTION, "تصويب"),
    )


@settings(max_examples=count(200, 10_000))
@given(article_texts(reviewed=True))
def test_what_is_encoded_decodes_to_itself_and_in_one_form(text: ArticleText) -> None:
    encoded = encode(text)
    assert decode(encoded) == text
    assert encode(decode(encoded)) == encoded


@settings(max_examples=count(200, 10_000))
@given(documents(reviewed=True))
def test_documents_alone_come_back(document: Document) -> None:
    assert decode_document(encode_document(document)) == document
    assert document_from_json(document_to_json(document)) == document


@settings(max_examples=count(200, 10_000))
@given(blocks(reviewed=True))
def test_single_blocks_come_back(block: Block) -> None:
    assert block_from_text(block_to_text(block)) == block


@settings(max_examples=count(100, 10_000))
@given(article_texts(reviewed=True), article_texts(reviewed=True))
def test_hashes_are_equal_exactly_when_the_texts_are(one: ArticleText, other: ArticleText) -> None:
    assert (content_hash(one) == content_hash(other)) == (one == other)
    assert content_hash(one) == hashlib.sha256(encode(one).encode()).hexdigest()


def test_the_form_is_canonical() -> None:
    encoded = encode(article("عنوان", [p("نص", strong("مهم"))]))
    assert encoded == (
        '{"article":{"body":{"blocks":[{"content":["نص",{"bold":true,"text":"مهم"}],'
        '"type":"para"}],"direction":"rtl","language":"ar"},"headline":["عنوان"]},"version":1}'
    )
    assert encode(ArticleText()) == '{"article":{},"version":1}'
    assert to_json(ArticleText()) == {"version": 1, "article": {}}


def test_the_sample_of_version_1_is_still_read() -> None:
    sample = (SAMPLES / "article-v1.json").read_text(encoding="utf-8").rstrip("\n")
    assert decode(sample) == everything()


def test_an_empty_lead_picture_is_a_picture() -> None:
    assert decode(encode(article(lead_picture=Figure()))).lead_picture == Figure()


def test_upgrades_run_from_version_to_version() -> None:
    steps = {
        1: lambda value: {**value, "steps": [*value["steps"], "to 2"]},
        2: lambda value: {**value, "steps": [*value["steps"], "to 3"]},
    }
    assert upgraded({"version": 1, "steps": []}, steps, 3) == {
        "version": 3,
        "steps": ["to 2", "to 3"],
    }
    assert upgraded({"version": 3, "steps": []}, steps, 3)["steps"] == []


def test_there_is_an_upgrade_from_every_older_version() -> None:
    assert set(UPGRADES) == set(range(1, VERSION))


@pytest.mark.parametrize("version", [VERSION + 1, 10**30])
def test_what_a_newer_program_wrote_is_said_to_be_newer(version: int) -> None:
    with pytest.raises(Damaged) as caught:
        decode(json.dumps({"version": version, "article": {"new": 1}}))
    assert caught.value.reason is Reason.DOCUMENT_NEWER
    assert caught.value.facts["supported"] == VERSION


def problem(value: object) -> str:
    with pytest.raises(Damaged) as caught:
        decode(value if isinstance(value, str) else json.dumps(value))
    assert caught.value.reason is Reason.DOCUMENT_INVALID
    return str(caught.value.facts["problem"])


def inside(**fields: object) -> dict[str, object]:
    return {"version": 1, "article": fields}


def with_block(**fields: object) -> dict[str, object]:
    return inside(body={"blocks": [{"type": "rule"}, fields]})


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("", "document: "),
        ("[1", "document: "),
        ("[]", "document: an object"),
        ("null", "document: an object"),
        ("{}", "version: "),
        ({"version": True, "article": {}}, "version: "),
        ({"version": "1", "article": {}}, "version: "),
        ({"version": 0, "article": {}}, "version: "),
        ({"version": 1}, "document: version and article"),
        ({"version": 1, "article": {}, "more": 1}, "document: version and article"),
        ({"version": 1, "article": []}, "document: an object"),
        ('{"version":1,"article":{"section":NaN}}', "document: "),
        ('{"version":1,"article":{"section":Infinity}}', "document: "),
        ('{"version":1,"article":{"slug":"\\ud800"}}', "document: half a character"),
        ('{"version":1,"article":{"slug":"\ud800"}}', "document: half a character"),
        ('{"version":1,"article":{"section":' + "9" * 5000 + "}}", "document: "),
        ("[" * 100_000, "document: too many"),
        (inside(section=1.0), "section: a whole number"),
        (inside(section=True), "section: a whole number"),
        (inside(section=2**63), "section: the number is too large"),
        (inside(slug=None), "slug: a text"),
        (inside(headline="x"), "headline: a list"),
        (inside(headline=[1]), "headline[0]: an object"),
        (inside(headline=["a\nb"]), "headline[0]: U+000A"),
        (inside(headline=[{"text": "a\u202eb"}]), "headline[0]: U+202E"),
        (inside(headline=[{"bold": True}]), "headline[0].text: is missing"),
        (inside(headline=[{"text": "x", "bold": 1}]), "headline[0].bold: true or false"),
        (inside(headline=[{"text": "x", "blink": True}]), "headline[0].blink: is not known"),
        (inside(headline=[{"type": "smile"}]), "headline[0].type: break or footnote"),
        (inside(headline=[{"type": "break", "text": ""}]), "headline[0].text: is not known"),
        (inside(tags=[1, "2"]), "tags[1]: a whole number"),
        (inside(tags={}), "tags: a list"),
        (inside(bylines=[{"name": 1}]), "bylines[0].name: a text"),
        (inside(notice={"text": "x"}), "notice.kind: is missing"),
        (inside(notice={"kind": "rumour"}), "notice.kind: one of update"),
        (inside(body={"direction": "up"}), "body.direction: one of rtl, ltr"),
        (inside(notes="secret"), "notes: is not known"),
        (with_block(), "body.blocks[1].type: is missing"),
        (with_block(type=1), "body.blocks[1].type: a text"),
        (with_block(type="para", content=[[]]), "body.blocks[1].content[0]: an object"),
        (with_block(type="heading", level="2"), "body.blocks[1].level: a whole number"),
        (with_block(type="item", kind="star"), "body.blocks[1].kind: one of bullet"),
        (with_block(type="rule", color="red"), "body.blocks[1].color: is not known"),
        (with_block(type="figure", crop=[1, 2]), "body.blocks[1].crop: four numbers"),
        (with_block(type="figure", crop=[0, 0, 0, 0]), "body.blocks[1].crop: a crop"),
        (with_block(type="table", rows=[[1]]), "body.blocks[1].rows[0][0]: a list"),
        (with_block(type="gallery", figures=[{"x": 1}]), "body.blocks[1].figures[0].x: is not"),
        (with_block(type="poll", review=1), "body.blocks[1].review: an object"),
        (
            with_block(type="para", review={"restyle": {"id": "a", "author": 1, "at": "2025"}}),
            "body.blocks[1].review.restyle: ",
        ),
        (
            with_block(type="para", review={"before": {"type": "para"}}),
            "body.blocks[1].review: a suggested style",
        ),
        (
            with_block(type="para", review={"before": {"type": ""}}),
            "body.blocks[1].review.before.type: is missing",
        ),
        (
            with_block(type="para", content=[{"text": "x", "review": {"insertion": {}}}]),
            "body.blocks[1].content[0].review.insertion.id: is missing",
        ),
    ],
)
def test_what_is_wrong_is_named_by_its_place(value: object, place: str) -> None:
    assert problem(value).startswith(place)


def test_an_unknown_block_goes_back_out_as_it_came() -> None:
    block = {"type": "map", "zoom": 4, "خريطة": {"ب": [1, 1.5, None, True, "x"]}}
    value = with_block(**block)
    assert from_json(value).body.blocks[1] == unknown(
        "map", json.dumps({"zoom": 4, "خريطة": {"ب": [1, 1.5, None, True, "x"]}})
    )
    assert json.loads(encode(from_json(value)))["article"]["body"]["blocks"][1] == block


def test_an_unknown_block_may_not_be_a_bomb() -> None:
    for value in ("\ud800", 10**5000):
        with pytest.raises(Damaged):
            from_json(with_block(type="map", x=value))
    deep: object = 1
    for _ in range(60):
        deep = [deep]
    assert problem(with_block(type="map", x=deep)).startswith("body.blocks[1]: more than 50")
    endless = '{"version":1,"article":{"body":{"blocks":[{"type":"map","x":1e999}]}}}'
    assert problem(endless).startswith("body.blocks[0]: a number")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def places(value: object) -> list[tuple[Any, Any]]:
    """Return every container and key of a JSON value."""
    found: list[tuple[Any, Any]] = []
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            found += [(value, key), *places(value[key])]
    return found


@settings(max_examples=count(300, 10_000))
@given(st.data())
def test_whatever_is_changed_in_a_text_is_read_or_named(data: st.DataObject) -> None:
    value = copy.deepcopy(json.loads(encode(everything())))
    container, key = data.draw(st.sampled_from(places(value)))
    container[key] = data.draw(JSON)
    with suppress(Damaged):
        made = from_json(value)
        assert decode(encode(made)) == made


@settings(max_examples=count(200, 10_000))
@given(JSON)
def test_any_json_at_all_is_read_or_named(value: object) -> None:
    for read in (from_json, document_from_json):
        with pytest.raises(Damaged):
            read(value)


def test_numbers_of_lists_and_kinds_come_back() -> None:
    document = doc(ol("أ", start=0), ol("ب"), li("ج", level=1), p("د"))
    again = decode_document(encode_document(document))
    assert again == document
    assert [getattr(block, "kind", None) for block in again.blocks] == [
        ListKind.NUMBER,
        ListKind.NUMBER,
        ListKind.BULLET,
        None,
    ]
