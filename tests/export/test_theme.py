import shutil
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup

from studio.arabic.direction import Direction
from studio.arabic.numerals import PluralForm
from studio.errors import Damaged, Reason
from studio.export.colour import READABLE, contrast
from studio.export.theme import COUNTED, WORDS, load_theme
from studio.resources import resource

NAME = "newspaper"


@pytest.fixture
def themes(tmp_path: Path) -> Path:
    shutil.copytree(resource("themes", NAME), tmp_path / NAME)
    return tmp_path


def problem(themes: Path, name: str = NAME) -> str:
    with pytest.raises(Damaged) as raised:
        load_theme(themes, name)
    assert raised.value.reason is Reason.THEME_INVALID
    assert raised.value.facts["theme"] == name
    return str(raised.value.facts["problem"])


def change(themes: Path, file: str, old: str, new: str) -> None:
    path = themes / NAME / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_first_theme_has_every_word_in_both_languages() -> None:
    theme = load_theme(resource("themes"), NAME)
    for language in ("ar", "en"):
        words = theme.words[language]
        assert set(words.plain) == set(WORDS)
        assert set(words.counted) == set(COUNTED)
    assert set(theme.words["ar"].counted["reading_minutes"]) == set(PluralForm)


def test_the_first_themes_colours_can_be_read() -> None:
    style = resource("themes", NAME, "style.css").read_text("utf-8")
    papers = {"#fbf9f4": ("#1b1a19", "#5c5952"), "#15171a": ("#ece9e3", "#a8a49b")}
    theme = load_theme(resource("themes"), NAME)
    grounds = {"#fbf9f4": theme.paper.light, "#15171a": theme.paper.dark}
    for paper, inks in papers.items():
        for ink in inks:
            assert ink in style
            assert contrast(paper, ink) >= READABLE
            assert contrast(grounds[paper], ink) >= READABLE


def test_words_of_another_language_run_the_same_way() -> None:
    theme = load_theme(resource("themes"), NAME)
    assert theme.words_in("ar-SA", Direction.RTL).language == "ar"
    assert theme.words_in("en", Direction.LTR).language == "en"
    assert theme.words_in("fa", Direction.RTL).language == "ar"
    assert theme.words_in("fr", Direction.LTR).language == "en"


@pytest.mark.parametrize("name", ["../newspaper", "", "News", "a/b", ".", "x" * 80])
def test_a_name_that_leads_elsewhere_is_no_theme(themes: Path, name: str) -> None:
    assert problem(themes, name) == "name"


def test_a_theme_that_is_not_there_is_told(themes: Path) -> None:
    assert problem(themes, "absent").startswith("theme.toml: ")


@pytest.mark.parametrize("file", ["article.html", "withdrawn.html", "style.css", "icon.svg"])
def test_each_file_is_needed(themes: Path, file: str) -> None:
    (themes / NAME / file).unlink()
    assert problem(themes).startswith(file)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("form = 1", "form = 2", "form"),
        ("form = 1", "form =", "theme.toml"),
        ('version = "1"', "version = 1", "version"),
        ("[paper]", "[papers]", "paper"),
        ("#F4F0E7", "paper", "paper.light"),
        ("[picture_sizes]", "[sizes]", "picture_sizes"),
        ('lead = "', 'led = "', "lead"),
        ('home = "', 'hom = "', "words.ar.hom"),
        ('home = "الرئيسية"', 'home = ""', "home"),
        ("[words.en]", "[words.fr]", "skip_to_article"),
        ("[words.ar.reading_minutes]", "[words.ar.minutes]", "words.ar.minutes"),
        ('few = "', 'fw = "', "few"),
    ],
)
def test_a_wrong_declaration_is_named(themes: Path, old: str, new: str, where: str) -> None:
    change(themes, "theme.toml", old, new)
    assert where in problem(themes)


def test_a_declaration_without_a_count_is_named(themes: Path) -> None:
    text = (themes / NAME / "theme.toml").read_text("utf-8")
    start = text.index("[words.en.reading_minutes]")
    (themes / NAME / "theme.toml").write_text(text[:start], "utf-8")
    assert "reading_minutes" in problem(themes)


def test_a_template_that_does_not_parse_is_named_with_its_line(themes: Path) -> None:
    change(themes, "article.html", "{% endblock %}", "{% endblok %}")
    assert problem(themes).startswith("article.html:")


@pytest.mark.parametrize(("data", "where"), [(b"\xff", "utf-8"), (b" " * 1048577, "1048577")])
def test_a_template_that_is_no_text_is_named(themes: Path, data: bytes, where: str) -> None:
    (themes / NAME / "withdrawn.html").write_bytes(data)
    assert where in problem(themes)


@pytest.mark.parametrize(
    "template",
    [
        "{{ absent }}",
        "{{ words.absent }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ words.clear() }}",
        "{% include 'absent.html' %}",
        "{% include '../../../etc/passwd' %}",
    ],
)
def test_a_template_cannot_reach_what_it_is_not_given(themes: Path, template: str) -> None:
    (themes / NAME / "icon.svg").write_text(template)
    theme = load_theme(themes, NAME)
    with pytest.raises(Damaged) as raised:
        theme.print("icon.svg", {"words": {}})
    assert raised.value.reason is Reason.THEME_INVALID


def test_everything_is_escaped(themes: Path) -> None:
    (themes / NAME / "icon.svg").write_text('<p title="{{ value }}">{{ value }}</p>')
    value = "<b>&\"'"
    text = load_theme(themes, NAME).print("icon.svg", {"value": value})
    assert text == '<p title="&lt;b&gt;&amp;&#34;&#39;">&lt;b&gt;&amp;&#34;&#39;</p>'


ONE_BY_ONE = """{% import "parts.html" as parts %}
{% for story in stories %}
<article class="story row">
{{ parts.picture(story, "9rem") }}
<div class="story-words">
{{ parts.heading(story, 2) }}
{% if story.summary %}
<p class="summary"{{ story.language_attributes }}>{{ story.summary }}</p>
{% endif %}
{{ parts.facts(story) }}
</div>
</article>
{% endfor %}
"""
"""What the rows of a list are, put together of the parts that fronts are made of."""


def test_a_long_list_shows_a_story_as_a_front_does() -> None:
    """Rows are written in one piece for speed, and may not part from what they are made of."""
    environment = load_theme(resource("themes"), NAME).environment
    picture = {
        "sources": [{"type": "image/webp", "srcset": "a&b 1w"}],
        "src": "a<.jpg",
        "width": 3,
        "height": 2,
    }
    section = {"url": "/a?b&c/", "name": "<محليات>"}
    stories = [
        {
            "thumb": thumb,
            "kicker": kicker,
            "summary": summary,
            "section": where,
            "url": "/a/?b&c",
            "headline": Markup("<b>عنوان</b>"),
            "language_attributes": language,
            "at": {"machine": "2025", "text": "'25"},
        }
        for thumb, kicker, summary, where, language in product(
            *((None, picture), ("", "رأي & رأي"), ("", "قال 'نعم'"), (None, section)),
            (Markup(""), Markup(' lang="en"')),
        )
    ]
    rows = '{% import "parts.html" as parts %}\n{{ parts.rows(stories, 2) -}}'
    given = {"stories": stories}
    made = environment.from_string(rows).render(given)
    assert made.count("<article") == len(stories)
    assert made == environment.from_string(ONE_BY_ONE).render(given)
