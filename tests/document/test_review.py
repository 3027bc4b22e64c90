from collections.abc import Callable

from hypothesis import given, settings
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import UNREVIEWED_BLOCK, Block, BlockReview, Figure
from studio.document.inline import Footnote, Inline, Inlines
from studio.document.marks import UNREVIEWED, Marks, Review
from studio.document.review import (
    accepted,
    accepted_article,
    has_suggestions,
    rejected,
    rejected_article,
)
from studio.document.tree import Document, contents, map_contents
from tests.builders import (
    article,
    change,
    code,
    cut,
    doc,
    em,
    figure,
    fn,
    h,
    ins,
    li,
    p,
    remark,
    restyled,
    rule,
    strong,
    table,
)
from tests.profiles import count
from tests.strategies import article_texts, documents

BY = change()


def carries_review(document: Document) -> bool:
    def carries(content: Inlines) -> bool:
        return any(
            one.review != UNREVIEWED or (isinstance(one, Footnote) and carries(one.content))
            for one in content
        )

    return any(
        block.review != UNREVIEWED_BLOCK or any(map(carries, contents(block)))
        for block in document.blocks
    )


@settings(max_examples=count(200, 10_000))
@given(documents(reviewed=True))
def test_decided_documents_carry_no_review_and_stay_as_they_are(document: Document) -> None:
    for decided in (accepted(document), rejected(document)):
        assert not carries_review(decided)
        assert not has_suggestions(decided)
        assert accepted(decided) == decided
        assert rejected(decided) == decided


@settings(max_examples=count(200, 10_000))
@given(documents())
def test_where_nothing_is_suggested_nothing_is_decided(document: Document) -> None:
    assert not has_suggestions(document)
    assert accepted(document) == document == rejected(document)


@settings(max_examples=count(200, 10_000))
@given(documents(reviewed=True))
def test_rejecting_is_accepting_with_all_suggestions_turned_round(document: Document) -> None:
    plain_style = _mapped(document, _without_styles, _without_restyle)
    turned = _mapped(plain_style, _turned, _turned_block)
    assert accepted(turned) == rejected(plain_style)
    assert rejected(turned) == accepted(plain_style)


@settings(max_examples=count(200, 10_000))
@given(documents(), documents())
def test_a_suggested_document_is_there_or_not(kept: Document, suggested: Document) -> None:
    def whole(block: Block) -> Block:
        mapped = map_contents(block, lambda content: ins(content, by=BY))
        return replace(mapped, review=BlockReview(insertion=BY, split=BY))

    apart = (rule(),)
    both = replace(kept, blocks=(*kept.blocks, *apart, *map(whole, suggested.blocks)))
    plain = replace(kept, blocks=(*kept.blocks, *apart, *suggested.blocks))
    assert accepted(both) == plain
    # A boundary is taken back, a first block with nothing before it to join stays, empty.
    assert "".join(map(_letters, rejected(both).blocks)) == "".join(
        map(_letters, accepted(kept).blocks)
    )


def _letters(block: Block) -> str:
    return "".join(getattr(one, "text", "") for content in contents(block) for one in content)


def _mapped(
    document: Document, each: Callable[[Inline], Inline], whole: Callable[[Block], Block]
) -> Document:
    def content(inlines: Inlines) -> Inlines:
        return tuple(
            each(Footnote(content(one.content), one.review))
            if isinstance(one, Footnote)
            else each(one)
            for one in inlines
        )

    return replace(
        document, blocks=tuple(whole(map_contents(block, content)) for block in document.blocks)
    )


def _without_styles(one: Inline) -> Inline:
    return replace(one, review=replace(one.review, format_change=None))


def _without_restyle(block: Block) -> Block:
    return replace(block, review=replace(block.review, restyle=None, before=None))


def _turned(one: Inline) -> Inline:
    turned = Review(insertion=one.review.deletion, deletion=one.review.insertion)
    return replace(one, review=turned)


def _turned_block(block: Block) -> Block:
    said = block.review
    return replace(
        block,
        review=BlockReview(
            insertion=said.deletion, deletion=said.insertion, split=said.join, join=said.split
        ),
    )


def test_words_stand_or_go() -> None:
    document = doc(p("قال ", cut("زيد", by=BY), ins("عمرو", by=BY), " نعم"))
    assert accepted(document) == doc(p("قال عمرو نعم"))
    assert rejected(document) == doc(p("قال زيد نعم"))
    assert has_suggestions(document)


def test_marks_are_new_or_as_they_were() -> None:
    document = doc(p("أ ", restyled(strong("ب"), before=Marks(italic=True))))
    assert accepted(document) == doc(p("أ ", strong("ب")))
    assert rejected(document) == doc(p("أ ", em("ب")))


def test_boundaries_stand_or_go() -> None:
    document = doc(
        p("أ"),
        p("ب", review=BlockReview(split=BY)),
        p("ج", review=BlockReview(join=BY)),
    )
    assert accepted(document) == doc(p("أ"), p("بج"))
    assert rejected(document) == doc(p("أب"), p("ج"))


def test_a_block_with_no_text_before_it_has_nothing_to_join() -> None:
    document = doc(p("أ", review=BlockReview(join=BY)), rule(), p("ب", review=BlockReview(join=BY)))
    assert accepted(document) == doc(p("أ"), rule(), p("ب"))


def test_what_a_deleted_block_parted_can_be_joined() -> None:
    document = doc(
        p("أ"),
        figure(source="a", review=BlockReview(deletion=BY)),
        p("ب", review=BlockReview(join=BY)),
    )
    assert accepted(document) == doc(p("أب"))
    assert rejected(document) == doc(p("أ"), figure(source="a"), p("ب"))


def test_styles_are_new_or_as_they_were() -> None:
    review = BlockReview(restyle=BY, before=li("", level=0, quote=1))
    document = doc(h("أ", review=review))
    assert accepted(document) == doc(h("أ"))
    assert rejected(document) == doc(li("أ", quote=1))


def test_code_keeps_its_spaces() -> None:
    block = code("a  b")
    document = doc(replace(block, content=ins(block.content, by=BY)))
    assert accepted(document) == doc(block)


def test_suggestions_are_found_wherever_they_are() -> None:
    for content in (ins("أ"), cut("أ"), restyled("أ", before=Marks()), (fn(ins("أ")),)):
        assert has_suggestions(doc(table([content])))
        assert has_suggestions(article(content))
        assert has_suggestions(article(kicker=content))
        assert has_suggestions(article(standfirst=content))
        assert has_suggestions(article(lead_picture=figure(content)))
    for review in (BlockReview(insertion=BY), BlockReview(restyle=BY, before=p())):
        assert has_suggestions(doc(p("أ", review=review)))


def test_comments_are_not_suggestions_but_go_with_them() -> None:
    document = doc(p(remark("t1", "أ"), review=BlockReview(comments=("t2",))))
    assert not has_suggestions(document)
    assert accepted(document) == doc(p("أ"))


@settings(max_examples=count(100, 10_000))
@given(article_texts(reviewed=True))
def test_articles_are_decided_whole(text: ArticleText) -> None:
    for decided in (accepted_article(text), rejected_article(text)):
        assert not has_suggestions(decided)
        assert accepted_article(decided) == decided
    assert accepted_article(text).body == accepted(text.body)
    assert rejected_article(text).body == rejected(text.body)


def test_a_lead_picture_can_be_suggested_and_struck_out() -> None:
    new = article(lead_picture=Figure(alt="أ", review=BlockReview(insertion=BY)))
    assert accepted_article(new).lead_picture == Figure(alt="أ")
    assert rejected_article(new).lead_picture is None
    assert accepted_article(article("أ")) == article("أ")
