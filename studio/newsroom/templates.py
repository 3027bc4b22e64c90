"""Stories to begin from: what the program brings, one for each usual form.

Each is a file of Markdown in ``resources/templates``; what is to be filled in carries the mark
«[…]», which is told of before the story is submitted. Deliberately absent: a newsroom's own.
"""

from enum import StrEnum

from studio.document.article import ArticleText
from studio.document.inline import line
from studio.newsroom.acting import Acting
from studio.newsroom.articles import create
from studio.newsroom.changes import Changes
from studio.resources import resource


class Template(StrEnum):
    """The forms of a story that the program brings."""

    URGENT = "urgent"
    REPORT = "report"
    OPINION = "opinion"
    INTERVIEW = "interview"


def template(form: Template) -> ArticleText:
    """Return the text that a story of this form begins with."""
    from studio.document.front_matter import read_article_file

    path = resource("templates", f"{form.value}.md")
    file = read_article_file(path.read_text(encoding="utf-8"), name=path.name)
    return ArticleText(kicker=line(file.kicker), standfirst=line(file.standfirst), body=file.body)


def begin_from(acting: Acting, form: Template) -> Changes:
    """Begin an article of a form; `Changes.article` is its id. Raises as `articles.create`."""
    return create(acting, template(form))
