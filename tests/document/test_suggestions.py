from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    Block,
    BlockReview,
    Code,
    Figure,
    Paragraph,
    TextBlock,
)
from studio.document.codec import decode, encode
from studio.document.deciding import decided
from studio.document.inline import Footnote, Inlines
from studio.document.marks import UNREVIEWED, Marks
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.document.suggestions import Home, Stretch, Suggestion, SuggestionKind, suggestions
from studio.document.tree import map_contents
from tests.builders import (
    article,
    br,
    change,
    cut,
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
)
from tests.profiles import count
from tests.strategies import article_texts

MINE = change("m", author=1)
THEIRS = change("t", author=2)


def without_comments(text: ArticleText) -> ArticleText:
    """Return an article in which nothing is suggested, without its comments."""

    def content(inlines: Inlines) -> Inlines:
        return tuple(
            replace(
                replace(one, content=content(one.content)) if isinstance(one, Footnote) else one,
                review=UNREVIEWED,
            )
            for one in inlines
        )

    def block(one: Block) -> Block:
        return replace(map_contents(one, content), review=UNREVIEWED_BLOCK)

    lead = text.lead_picture
    plain_lead = None if lead is None else block(lead)
    assert plain_lead is None or isinstance(plain_lead, Figure)
    return replace(
        text,
        kicker=content(text.kicker),
        headline=content(text.headline),
        standfirst=content(text.standfirst),
        lead_picture=plain_lead,
        body=replace(text.body, blocks=tuple(map(block, text.body.blocks))),
    )


def only(text: ArticleText) -> Suggestion:
    (found,) = suggestions(text)
    return found


def kinds(text: ArticleText) -> list[SuggestionKind]:
    return [one.kind for one in suggestions(text)]


@settings(max_examples=count(200, 10_000))
@given(article_texts(reviewed=True))
def test_something_is_listed_where_anything_is_suggested(text: ArticleText) -> None:
    found = suggestions(text)
    assert bool(found) is has_suggestions(text)
    assert len({one.id for one in found}) == len(found)


@settings(max_examples=count(200, 10_000))
@given(article_texts(reviewed=True))
def test_all_taken_or_all_refused_is_the_one_text_or_the_other(text: ArticleText) -> None:
    ids = [one.id for one in suggestions(text)]
    assert without_comments(decided(text, ids, accept=True)) == accepted_article(text)
    assert without_comments(decided(text, ids, accept=False)) == rejected_article(text)


def _is_or_was_code(block: Block) -> bool:
    return isinstance(block, Code) or isinstance(block.review.before, Code)


def _parts_nothing(before: Block | None, block: Block) -> bool:
    tracked = block.review.split is not None or block.review.join is not None
    return tracked and not isinstance(before, TextBlock)


@settings(max_examples=count(60, 5_000))
@given(text=article_texts(reviewed=True), seed=st.integers(0, 2**32), accept=st.booleans())
def test_one_after_another_in_any_order_is_all_at_once(
    *, text: ArticleText, seed: int, accept: bool
) -> None:
    # What goes over to code loses its marks, whatever is decided of the code later; and where a
    # boundary has no text before it, what goes with it depends on what is left at that time.
    assume(not any(map(_is_or_was_code, text.body.blocks)))
    assume(not any(map(_parts_nothing, (None, *text.body.blocks), text.body.blocks)))
    dice = Random(seed)
    left = text
    while found := suggestions(left):
        left = decided(left, [dice.choice(found).id], accept=accept)
    whole = accepted_article(text) if accept else rejected_article(text)
    assert without_comments(left) == whole


@settings(max_examples=count(60, 5_000))
@given(article_texts(reviewed=True))
def test_suggestions_are_kept_with_the_article(text: ArticleText) -> None:
    assert suggestions(decode(encode(text))) == suggestions(text)


def test_neighbours_of_one_person_are_one_suggestion() -> None:
    found = only(article(body=[p("قال ", cut("زيد", by=MINE), ins("عمرو", by=MINE), " نعم")]))
    assert found.kind is SuggestionKind.REPLACEMENT
    assert (found.author, found.before, found.after) == (1, "زيد", "عمرو")
    assert found.places == (Stretch(Home("body", 0), 4, 11),)


def test_neighbours_of_two_people_are_two_suggestions() -> None:
    text = article(body=[p(cut("زيد", by=MINE), ins("عمرو", by=THEIRS), ins(" و", by=MINE))])
    assert [(one.author, one.kind) for one in suggestions(text)] == [
        (1, SuggestionKind.DELETION),
        (2, SuggestionKind.INSERTION),
        (1, SuggestionKind.INSERTION),
    ]


def test_a_word_of_one_person_can_be_struck_out_by_another() -> None:
    both = tuple(cut(ins("كلمة", by=MINE), by=THEIRS))
    text = article(body=[p("أ ", both, " ب")])
    mine, theirs = suggestions(text)
    assert (mine.author, mine.kind) == (1, SuggestionKind.INSERTION)
    assert (theirs.author, theirs.kind) == (2, SuggestionKind.DELETION)
    assert decided(text, [theirs.id], accept=False).body.blocks == (
        p("أ ", ins("كلمة", by=MINE), " ب"),
    )
    assert decided(text, [mine.id], accept=True).body.blocks == (
        p("أ ", cut("كلمة", by=THEIRS), " ب"),
    )


def test_boundaries_and_blocks_have_kinds_of_their_own() -> None:
    text = article(
        body=[
            p("أ"),
            p("ب", review=BlockReview(split=MINE)),
            p("ج", review=BlockReview(join=MINE)),
            rule(review=BlockReview(insertion=MINE)),
            p("د"),
            rule(review=BlockReview(deletion=MINE)),
            h("ه", review=BlockReview(restyle=MINE, before=Paragraph())),
            p(restyled(strong("و"), before=Marks(), by=MINE)),
        ]
    )
    assert kinds(text) == [
        SuggestionKind.SPLIT,
        SuggestionKind.JOIN,
        SuggestionKind.BLOCK_INSERTED,
        SuggestionKind.BLOCK_REMOVED,
        SuggestionKind.RESTYLE,
        SuggestionKind.FORMAT,
    ]
    *_, block, marks = suggestions(text)
    assert block.blocks is not None
    assert block.blocks[0] == Paragraph()
    assert block.is_formatting
    assert marks.marks == (Marks(), Marks(bold=True))
    assert (marks.before, marks.after) == ("و", "و")


def test_pasted_paragraphs_are_one_suggestion() -> None:
    text = article(
        body=[
            p("أ ", ins("ب", by=MINE)),
            p(ins("ج", by=MINE), review=BlockReview(split=MINE)),
            p(ins("د", by=MINE), "ه", review=BlockReview(split=MINE)),
        ]
    )
    found = only(text)
    assert (found.kind, found.after) == (SuggestionKind.INSERTION, "ب\nج\nد")
    assert decided(text, [found.id], accept=False).body.blocks == (p("أ ه"),)


def test_what_one_act_made_of_neighbouring_blocks_is_one_suggestion() -> None:
    review = BlockReview(restyle=MINE, before=Paragraph())
    text = article(body=[li("أ", review=review), li("ب", review=review), p("ج")])
    found = only(text)
    assert [place.home.block for place in found.places] == [0, 1]
    assert decided(text, [found.id], accept=False).body.blocks == (p("أ"), p("ب"), p("ج"))


def test_fields_come_first_and_apart() -> None:
    text = article(ins("عنوان"), [p(ins("نص"))], kicker=ins("تمهيد"), standfirst=ins("مقدمة"))
    homes = [one.places[0].home.field for one in suggestions(text)]
    assert homes == ["kicker", "headline", "standfirst", "body"]
    assert [one.id for one in suggestions(text)] == ["c1", "c1~2", "c1~3", "c1~4"]


def test_words_of_nearly_the_same_letters_are_spelling() -> None:
    def of(before: str, after: str) -> bool:
        return only(article(body=[p(cut(before), ins(after))])).is_spelling

    assert of("انتاج", "إنتاج")
    assert of("المسوول الاول", "المسؤول الأول")
    assert of("كتب", "كتاب")
    assert not of("الوزير", "المدير")
    assert not of("كلمة", "كلمة وأخرى")
    assert not only(article(body=[p("أ", ins("ب"))])).is_spelling


def test_what_is_suggested_inside_cards_and_notes_is_one_suggestion_each() -> None:
    text = article(body=[figure(ins("أ"), " ", cut("ب")), p("ج", fn(ins("د"), "ه"))])
    card, note = suggestions(text)
    assert (card.kind, note.kind) == (SuggestionKind.RESTYLE, SuggestionKind.RESTYLE)
    left = decided(text, [card.id, note.id], accept=True)
    assert left.body.blocks == (figure("أ"), p("ج", fn("ده")))


def test_a_changed_card_is_what_it_was_or_what_it_is() -> None:
    review = BlockReview(restyle=MINE, before=figure("قديم", source="a"))
    text = article(body=[figure("جديد", source="a", review=review)])
    found = only(decode(encode(text)))
    assert found.kind is SuggestionKind.RESTYLE
    assert decided(text, [found.id], accept=False).body.blocks == (figure("قديم", source="a"),)
    assert decided(text, [found.id], accept=True).body.blocks == (figure("جديد", source="a"),)
    lead = replace(figure("ج"), review=BlockReview(restyle=MINE, before=figure("ق")))
    assert rejected_article(article(lead_picture=lead)).lead_picture == figure("ق")
    assert decode(encode(article(lead_picture=lead))).lead_picture == lead


def test_a_lead_picture_comes_and_goes() -> None:
    new = article(lead_picture=replace(figure("أ"), review=BlockReview(insertion=MINE)))
    assert only(new).kind is SuggestionKind.BLOCK_INSERTED
    assert decided(new, ["m"], accept=False).lead_picture is None
    assert decided(new, ["m"], accept=True).lead_picture == figure("أ")


def test_white_space_at_a_suggested_boundary_is_kept() -> None:
    text = article(body=[p("أ"), p(" ب", br(), review=BlockReview(split=MINE))])
    assert rejected_article(decode(encode(text))).body.blocks == (p("أ ب"),)
    assert accepted_article(text).body.blocks == (p("أ"), p("ب"))
    first = article(body=[p("أ ", cut("ب", by=THEIRS)), p("ج", review=BlockReview(split=MINE))])
    left = decided(first, ["t"], accept=True)
    assert decided(left, ["m"], accept=False).body.blocks == (p("أ ج"),)


def test_a_boundary_waits_for_the_card_that_another_struck_out() -> None:
    struck = rule(review=BlockReview(deletion=THEIRS))
    text = article(body=[p("أ"), struck, p("ب", review=BlockReview(join=MINE))])
    left = decided(text, ["m"], accept=True)
    assert accepted_article(left) == accepted_article(text) == article(body=[p("أب")])
    gone = decided(left, ["t"], accept=True)
    assert decided(gone, ["m"], accept=True).body.blocks == (p("أب"),)
    stays = decided(left, ["t"], accept=False)
    assert decided(stays, ["m"], accept=True).body.blocks == (p("أ"), rule(), p("ب"))


def test_comments_stay_when_suggestions_are_decided() -> None:
    text = article(
        body=[p("أ"), p(remark("x", ins("ب")), review=BlockReview(join=MINE, comments=("y",)))]
    )
    ids = [one.id for one in suggestions(text)]
    (block,) = decided(text, ids, accept=True).body.blocks
    assert block.review.comments == ("y",)
    assert block == p("أ", remark("x", "ب"), review=BlockReview(comments=("y",)))


def test_ids_of_nothing_change_nothing() -> None:
    text = article(body=[p(ins("أ"))])
    assert decided(text, ["?"], accept=True) is text
