from studio.newsroom import actions
from studio.newsroom.reading import load, story
from studio.newsroom.workflow import Action
from studio.storage.codes import Stage
from studio.ui.review.lines import DONE, lines, standing_note
from tests.newsroom.house import Newsroom


def test_the_newest_line_comes_first_and_work_on_the_text_is_one_line(newsroom: Newsroom) -> None:
    article = newsroom.wrote(newsroom.layla)
    for headline in ("أول", "ثان", "ثالث"):
        newsroom.rewrote(newsroom.layla, article, headline)
    actions.submit(newsroom.layla, article, note="جاهز")
    found = lines(story(newsroom.editor, article))
    told = [(one.action, one.times, one.note) for one in found]
    assert told == [("submit", 1, "جاهز"), ("edit", 3, ""), ("create", 1, "")]


def test_the_note_that_stands_is_that_of_the_stage(newsroom: Newsroom) -> None:
    article = newsroom.wrote(newsroom.layla)
    actions.submit(newsroom.layla, article)
    actions.send_back(newsroom.editor, article, note="حدّد المصدر")
    newsroom.rewrote(newsroom.layla, article)
    detail = load(newsroom.layla, article)
    note = standing_note(detail.summary.stage, story(newsroom.layla, article))
    assert note is not None
    assert note.note == "حدّد المصدر"
    assert standing_note(Stage.IN_REVIEW, story(newsroom.layla, article)) is None


def test_every_action_that_is_recorded_of_a_story_has_words() -> None:
    unsaid = {Action.READ, Action.LIFT}
    assert {one.value for one in Action if one not in unsaid} <= DONE.keys()
