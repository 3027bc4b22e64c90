"""Templates in the sandbox print what Jinja's own sandbox makes of them, and fail as they do."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import FileSystemLoader, StrictUndefined, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from studio.export.sandbox import sandbox

TEMPLATES = {
    "base.html": "<title>{% block title %}{{ site.name }}{% endblock %}</title>\n"
    "{% for way in ways %}\n<a href='{{ way.url }}'{% if way.here %} here{% endif %}>"
    "{{ way.name }}</a>{{ loop.index }}{{ loop.last or loop.previtem is defined }}"
    "{% if loop.first %}^{% endif %}\n{% else %}\nnowhere\n{% endfor %}\n"
    "{% block main %}base{% endblock %}|{% block rest scoped %}{{ site.name }}{% endblock %}\n",
    "page.html": '{% extends "base.html" %}\n{% import "parts.html" as parts %}\n'
    '{% from "parts.html" import row with context %}\n{% set said = "<set>" %}\n'
    "{% block title %}{{ headline }} - {{ super() }}{% endblock %}\n"
    "{% block main %}{{ said }}{{ parts.wrap(headline) }}{% call parts.box(3) %}in {{ body }}"
    "{% endcall %}{% for one in ways if one.here %}{{ row(one) }}{% endfor %}"
    '{% set whole %}{{ body }}{% include "side.html" %}{% endset %}{{ whole }}'
    "{% filter upper %}{{ headline }}{% endfilter %}{{ site.keys() | list | length }}"
    "{{ self.title() }}{% endblock %}\n",
    "plain.html": 'a{% include "side.html" %}b{% include "fixed.html" without context %}c'
    "{{ headline }}{% block last %}{{ headline }}"
    '{% if ways %}{% include "fixed.html" without context %}{% endif %}d{% endblock %}e',
    "side.html": "[{{ headline }}]",
    "fixed.html": "{% for one in range(3) %}{{ one }},{% endfor %}",
    "parts.html": "{% macro wrap(text) %}<b>{{ text }}</b>{% endmacro %}\n"
    "{% macro row(way) %}{{ way.name }} of {{ site.name }}{% endmacro %}\n"
    "{% macro box(most) %}{% for at in range(most) %}{{ at }}{{ caller() }}{% endfor %}"
    "{% endmacro %}\n",
}
SAID: dict[str, Any] = {
    "site": {"name": "A & B"},
    "ways": [
        {"url": "/?a='b'&c", "name": "<one>", "here": False},
        {"url": "two", "name": Markup("<i>two</i>"), "here": True},
    ],
    "headline": 'عنوان "أول" <ثانٍ>',
    "body": Markup("<p>متن</p>"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEMPLATES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_prints_what_jinjas_own_sandbox_prints(folder: Path, name: str) -> None:
    own = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    ours = sandbox(folder).get_template(name)
    expected = own.get_template(name).render(SAID)
    assert ours.render(SAID) == expected
    assert ours.render(SAID) == expected, "nothing is left over from the first time"
    assert "".join(ours.generate(SAID)) == expected


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ counts.items }}", "3"),
        ("{{ counts.copy is defined }}", "True"),
        ("{{ counts.other is defined }}", "False"),
        ("{{ ways[1].name }}{{ ways[0].name }}", "<i>two</i>&lt;one&gt;"),
    ],
)
def test_a_key_of_a_mapping_goes_before_whatever_python_calls_so(
    tmp_path: Path, template: str, shown: str
) -> None:
    (tmp_path / "one.html").write_text(template, encoding="utf-8")
    told = SAID | {"counts": {"items": 3}}
    assert sandbox(tmp_path).get_template("one.html").render(told) == shown


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ site.other }}", UndefinedError),
        ("{{ nobody.name }}", UndefinedError),
        ("{{ site.__class__.__mro__ }}", SecurityError),
        ("{{ ways.append(1) }}", SecurityError),
        ("{{ headline.format.__globals__ }}", SecurityError),
    ],
)
def test_what_does_not_exist_or_is_pythons_own_fails(
    tmp_path: Path, template: str, error: type[Exception]
) -> None:
    (tmp_path / "one.html").write_text(template, encoding="utf-8")
    with pytest.raises(error):
        sandbox(tmp_path).get_template("one.html").render(SAID)
