"""Everyday journeys within their budgets of keystrokes, the prose not counted; no box asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.document.article import NoticeKind
from studio.document.blocks import Figure
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.review import accepted, rejected
from studio.document.tree import Document
from studio.export.package import house_packager
from studio.newsroom import actions, comments
from studio.newsroom.articles import create, edit
from studio.newsroom.publishing import kept_package, publish
from studio.newsroom.reading import load
from studio.newsroom.sections import sections
from studio.newsroom.tags import ensure_tag
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.exporting.page import Standing
from studio.ui.review.remarks.composer import SayingField
from studio.ui.window.bands import BandKind
from studio.ui.window.workspace import Workspace
from tests.app.driving import Driver, driven, found
from tests.app.test_main_path import opened, reached
from tests.builders import article as text_of
from tests.builders import p


@contextmanager
def within(driver: Driver, budget: int) -> Iterator[None]:
    """Hold what is done in the block to a number of keystrokes, and to no modal box."""
    driver.strokes = 0
    yield
    assert driver.strokes <= budget, f"{driver.strokes} keystrokes, {budget} are allowed"
    assert QApplication.activeModalWidget() is None


def wrote(driver: Driver, headline: str, *, submit: bool = True, approve: bool = False) -> int:
    """Let the journalist have written an article, beside the window."""
    with driver.acting("sami") as acting:
        section = sections(acting)[0].id
        text = text_of(headline, section=section, body=(p("متن الخبر كما ورد من المراسل."),))
        written = create(acting, text).article
        if submit:
            actions.submit(acting, written)
    if approve:
        with driver.acting("huda") as acting:
            actions.approve(acting, written)
    return written


def test_1_new_written_placed_tagged_and_submitted(driver: Driver) -> None:
    room = driver.come_in("sami")
    with within(driver, 17):
        driver.begin_story()
        driver.type("عنوان الخبر")
        driver.press("Return", "Return")
        driver.type("متن الخبر كما ورد من المراسل.")
        driver.press("Ctrl+Shift+S")
        driver.pick("محل")
        driver.until(lambda: room.story.text.section is not None)
        driver.press("Ctrl+T")
        driver.type("المياه")
        driver.press("Return")
        driver.type("السكن")
        driver.press("Return")
        driver.until(lambda: len(room.story.text.tags) == 2)
        driver.press("Ctrl+Return")
        article = room.story.article
        assert article is not None
        reached(driver, article, Stage.IN_REVIEW)


def test_2_yesterdays_draft_is_there_with_its_caret(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        room = driver.come_in("sami")
        driver.begin_story()
        driver.type("خبر الأمس")
        driver.press("Return", "Return")
        driver.type("بدأت القصة")
        article, caret = room.story.article, room.editor.surface.textCursor().position()
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        room = driver.come_in("sami")
        with within(driver, 0):
            driver.until(lambda: room.story.article == article)
            driver.until(lambda: room.editor.surface.textCursor().position() == caret)
        assert room.editor.surface.toPlainText().endswith("بدأت القصة")


def within_panel(panel: QWidget) -> bool:
    """Whether a panel is seen and has the focus."""
    focused = QApplication.focusWidget()
    return panel.isVisible() and focused is not None and panel.isAncestorOf(focused)


def test_3_a_copied_picture_with_its_caption_and_alternative_text(driver: Driver) -> None:
    room = driver.come_in("sami")
    driver.begin_story()
    driver.type("خبر الميناء")
    driver.press("Return", "Return")
    driver.type("رست السفينة.")
    copied = QMimeData()
    copied.setImageData(picture := QImage(640, 480, QImage.Format.Format_RGB32))
    picture.fill(0x336699)
    QGuiApplication.clipboard().setMimeData(copied)
    panel = room.editor.panel
    with within(driver, 3):
        driver.press("Ctrl+V")
        driver.until(lambda: within_panel(panel))
        driver.type("سفينة عند الرصيف")
        driver.press("Return")
        driver.type("السفينة صباح اليوم")
        driver.press("Escape")
        driver.until(room.editor.surface.hasFocus)
    (figure,) = (one for one in room.story.text.body.blocks if isinstance(one, Figure))
    assert (figure.alt, plain(figure.caption)) == ("سفينة عند الرصيف", "السفينة صباح اليوم")
    assert figure.picture
    driver.type("ثم أبحرت")
    assert "ثم أبحرت" in room.editor.surface.toPlainText()


def test_4_three_remarks_are_answered_and_the_story_goes_back(driver: Driver) -> None:
    article = wrote(driver, "خبر السد")
    with driver.acting("huda") as acting:
        for words in ("السد", "متن الخبر", "المراسل"):
            anchor = comments.quoted_anchor(acting, article, quoted=words)
            comments.add_comment(acting, article, f"ما {words}؟", anchor=anchor)
        actions.send_back(acting, article, note="ثلاث ملاحظات")
    room = driver.come_in("sami")
    opened(driver, "drafts", article)
    driver.until(lambda: len(room.remarks.all) == 3)
    room.editor.focus_text()
    places = room.editor.editing.remarks
    with within(driver, 8):
        driver.press("F8")
        for _ in range(3):
            driver.until(lambda: room.editor.surface.hasFocus() and places.at_hand)
            driver.press("Return")
            driver.until(lambda: isinstance(QApplication.focusWidget(), SayingField))
            driver.type("وُضّح في النص")
            driver.press("Ctrl+Return")
            driver.until(lambda: not isinstance(QApplication.focusWidget(), SayingField))
        driver.press("Ctrl+Return")
        reached(driver, article, Stage.IN_REVIEW)
    with driver.acting("huda") as acting:
        assert all(len(one.answers) == 1 for one in comments.threads(acting, article))


def test_f8_shows_the_list_of_remarks_where_it_is_a_drawer(driver: Driver) -> None:
    article = wrote(driver, "خبر السد")
    with driver.acting("huda") as acting:
        anchor = comments.quoted_anchor(acting, article, quoted="المراسل")
        comments.add_comment(acting, article, "من هو؟", anchor=anchor)
    room = driver.come_in("huda")
    driver.window.resize(900, 700)
    opened(driver, "queue", article)
    driver.until(lambda: len(room.remarks.all) == 1)
    room.editor.focus_text()
    assert not room.end.isVisible()
    driver.press("F8")
    driver.until(lambda: room.end.isVisible() and room.end.shows(Do.REVIEW_PANE))
    surface = room.editor.surface
    assert surface.hasFocus()
    assert surface.textCursor().selectedText() == "المراسل"
    bar = room.editor.reviewing.bar
    driver.until(lambda: not (covered(bar, room.end) or covered(surface.viewport(), room.end)))
    assert bar.isVisible(), "the words and the bar under them stand beside the list"
    assert not room.list.isVisible(), "rail and list wait: there is no room for all"
    top = room.end.y()
    room.bands.show_band(BandKind.SAMPLE, lambda _: ("كلمات " * 60, ()), closable=True)
    driver.until(lambda: room.end.y() > top)
    assert room.end.y() == room.bands.geometry().bottom() + 1, "the band is not covered"
    room.bands.put_away(BandKind.SAMPLE)
    driver.until(lambda: room.end.y() == top)
    room.show_pane(Do.REVIEW_PANE)
    driver.until(lambda: room.list.isVisible() and not room.end.isVisible())


def covered(widget: QWidget, by: QWidget) -> bool:
    """Whether a widget lies behind another one, in part."""
    areas = [QRect(one.mapToGlobal(QPoint()), one.size()) for one in (widget, by)]
    return areas[0].intersects(areas[1])


def test_5_read_commented_suggested_and_approved_from_the_queue(driver: Driver) -> None:
    article = wrote(driver, "خبر السد")
    room = driver.come_in("huda")
    room.show_place(room.rail.place_of("queue"))
    driver.until(lambda: tuple(room.list.model.ids) == (article,))
    room.list.focus_room()
    surface = room.editor.surface
    with within(driver, 8):
        driver.press("Return")
        driver.until(lambda: room.story.article == article and room.remarks.writable)
        driver.press("F6", "Ctrl+End", "Ctrl+Shift+Right")
        driver.press("Ctrl+M")
        composer = room.end.review.remarks.composer
        driver.until(composer.words.hasFocus)
        driver.type("من هو؟")
        driver.press("Ctrl+Return")
        driver.until(lambda: len(room.remarks.all) == 1 and surface.hasFocus())
        driver.press("Ctrl+Shift+E")
        driver.type("مراسلنا")
        driver.press("Ctrl+Return")
        reached(driver, article, Stage.APPROVED)
    with driver.acting("sami") as acting:
        (thread,) = comments.threads(acting, article)
        (block,) = load(acting, article).text.body.blocks
    assert thread.anchor is not None
    assert (thread.anchor.quoted, thread.comment.body) == ("المراسل.", "من هو؟")
    suggested = Document((block,))
    assert plain_text(rejected(suggested)) == "متن الخبر كما ورد من المراسل."
    assert plain_text(accepted(suggested)).split() == [
        "متن",
        "الخبر",
        "كما",
        "ورد",
        "من",
        "مراسلنا",
    ]
    assert block.review.restyle is None  # Shift, let go after a command, turns no paragraph


def test_6_a_clean_story_is_approved_and_the_next_one_opens(driver: Driver) -> None:
    first, second = wrote(driver, "الخبر الأول"), wrote(driver, "الخبر الثاني")
    room = driver.come_in("huda")
    opened(driver, "queue", second)
    with within(driver, 1):
        driver.press("Ctrl+Return")
        reached(driver, second, Stage.APPROVED)
        driver.until(lambda: room.story.article == first)


def test_7_sent_back_with_a_reason(driver: Driver) -> None:
    article = wrote(driver, "خبر بلا مصدر")
    driver.come_in("huda")
    opened(driver, "queue", article)
    with within(driver, 2):
        driver.press("Ctrl+Shift+Return")
        driver.type("ما المصدر؟")
        driver.press("Return")
        reached(driver, article, Stage.CHANGES_REQUESTED)


def test_8_compared_with_what_was_submitted_and_one_paragraph_restored(driver: Driver) -> None:
    article = wrote(driver, "خبر قديم")
    with driver.acting("sami") as acting:
        text = load(acting, article).text
        submitted = text.body
        longer = p(f"{plain_text(submitted)} وزاد أمس.")
        edit(acting, article, replace(text, body=Document((longer,))))
    room = driver.come_in("sami")
    room.open_article(article)
    driver.until(lambda: room.story.article == article)
    with within(driver, 5):
        driver.press("F4")
        driver.until(room.end.history.since["submitted"].hasFocus)
        driver.until(lambda: room.end.history.versions.numbers)
        driver.press("Space")
        reader = room.end.history.reader
        driver.until(lambda: reader.textCursor().charFormat().anchorHref())
        driver.press("Return")
        driver.until(lambda: room.story.text.body == submitted)


def test_9_todays_approved_stories_are_published_and_exported(
    driver: Driver, tmp_path: Path
) -> None:
    made = [wrote(driver, name, approve=True) for name in ("الخبر الأول", "الخبر الثاني")]
    room = driver.come_in("nora")
    out = tmp_path / "out"
    room.exporting.page.target.set_place(out)
    with within(driver, 2):
        driver.press("Ctrl+E")
        driver.until(room.exporting.page.primary.hasFocus)
        driver.press("Return")
        driver.until(lambda: room.exporting.page.standing is Standing.DONE)
    assert len(list(out.glob("[!.]*/manifest.json"))) == 2
    for article in made:
        reached(driver, article, Stage.PUBLISHED)


def test_10_eight_stories_are_tagged_and_moved_at_once(driver: Driver) -> None:
    made = [wrote(driver, f"الخبر {n}", submit=False) for n in range(8)]
    room = driver.come_in("huda")
    room.show_place(room.rail.place_of("archive"))
    driver.until(lambda: len(room.list.model.ids) == 8)
    room.list.focus_room()
    with within(driver, 16):
        driver.press("Ctrl+A")
        driver.until(room.list.batch.isVisible)
        driver.until(room.list.batch.section.count)
        while not room.list.batch.section.hasFocus():
            driver.press("Tab")
        driver.pick("ريا")
        driver.until(lambda: all(section_of(driver, one) == "رياضة" for one in made))
        driver.press("Tab")
        driver.type("الدوري")
        driver.press("Return")
        driver.until(lambda: all(tags_of(driver, one) == ("الدوري",) for one in made))


def test_11_an_old_story_is_found_by_a_misspelt_name_and_its_tags_are_reused(
    driver: Driver,
) -> None:
    with driver.acting("sami") as acting:
        names = ("كوريا الشمالية", "تجارب نووية")
        tags = tuple(ensure_tag(acting, name)[0] for name in names)
        text = text_of("تجربة جديدة في بيونغ يانغ", tags=tags, body=(p("متن."),))
        old = create(acting, text).article
    new = wrote(driver, "خبر اليوم عن القمة", submit=False)
    room = driver.come_in("sami")
    opened(driver, "drafts", new)
    with within(driver, 9):
        driver.press("Ctrl+O")
        driver.type("بيونج يانج")
        driver.until(lambda: first_found(room).startswith("تجربة"))
        driver.press("Return")
        driver.until(lambda: room.story.article == old and room.story.detail is not None)
        driver.press("Ctrl+Shift+T")
        driver.press("Ctrl+O")
        driver.type("القمة")
        driver.until(lambda: first_found(room).startswith("خبر اليوم"))
        driver.press("Return")
        driver.until(lambda: room.story.article == new and room.story.editable)
        driver.press("Ctrl+Shift+J")
        driver.until(lambda: room.story.text.tags == tags)


def test_12_a_published_story_is_corrected(driver: Driver) -> None:
    article = wrote(driver, "وصل الوفد الاثنين", approve=True)
    wrote(driver, "خبر آخر ينتظر", approve=True)
    with driver.acting("nora") as acting:
        publish(acting, article, house_packager())
    room = driver.come_in("nora")
    opened(driver, "published", article)
    room.editor.focus_text()
    with within(driver, 8):
        driver.press("Ctrl+End")
        driver.type(" وأضاف أن الوصول كان الثلاثاء.")
        driver.press("Ctrl+Shift+C")
        driver.until(room.end.review.asking.words.hasFocus)
        driver.type("ورد أن الوصول كان الاثنين، والصحيح الثلاثاء.")
        driver.press("Return")
        driver.until(lambda: room.story.text.notice and room.end.review.asking.isHidden())
        for stage in (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED, Stage.PUBLISHED):
            reached(driver, article, stage)
            assert room.story.article == article
            if stage is not Stage.PUBLISHED:
                driver.until(lambda: room.end.steps.busy is None and room.end.steps.primary)
                driver.press("Ctrl+Return")
    with driver.acting("nora") as acting:
        found = load(acting, article)
        (note,) = found.notices
        _, package = kept_package(acting, article)
    assert note.kind is NoticeKind.CORRECTION
    assert note.text == "ورد أن الوصول كان الاثنين، والصحيح الثلاثاء."
    (page,) = package.rglob("index.html")
    assert note.text in page.read_text(encoding="utf-8")
    assert plain_text(found.text.body).endswith("كان الثلاثاء.")


def first_found(room: Workspace) -> str:
    """Return the first line of quick open, empty where nothing is found yet."""
    found = room.sheets.quick.list
    return found.item(0).text() if found.count() else ""


def section_of(driver: Driver, article: int) -> str:
    with driver.acting("nora") as acting:
        return load(acting, article).summary.section_name


def tags_of(driver: Driver, article: int) -> tuple[str, ...]:
    with driver.acting("nora") as acting:
        return load(acting, article).summary.tags
