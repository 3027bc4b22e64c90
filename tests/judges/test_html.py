from pathlib import Path

import pytest

from tests.judges import html
from tests.judges.html import (
    JudgeFailedError,
    JudgeMissingError,
    html_validate_messages,
    nu_messages,
)

GOOD = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>مداد</title>
</head>
<body>
<h1>مداد</h1>
<p>نص قصير.</p>
</body>
</html>
"""


def page(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_both_judges_have_nothing_to_say_of_a_good_page(tmp_path: Path) -> None:
    good = page(tmp_path, "صفحة جيدة.html", GOOD)
    assert nu_messages([good]) == []
    assert html_validate_messages([good]) == []


def test_both_judges_find_the_fault_and_its_file(tmp_path: Path) -> None:
    good = page(tmp_path, "good.html", GOOD)
    bad = page(tmp_path, "صفحة سيئة.html", GOOD.replace("<p>نص", '<img src="a.png"><p>نص'))
    for judge in (nu_messages, html_validate_messages):
        (message,) = judge([good, bad])
        assert message.file == bad.resolve()
        assert message.line in {8, 9}
        assert message.severity == "error"
        assert "alt" in str(message)


def test_the_checker_warns_and_reads_styles(tmp_path: Path) -> None:
    untidy = page(tmp_path, "untidy.html", GOOD.replace("<h1>", '<h1 role="heading">'))
    style = page(tmp_path, "style.css", "p { colr: red; }\n")
    severities = {message.file.name: message.severity for message in nu_messages([untidy, style])}
    assert severities == {"untidy.html": "warning", "style.css": "error"}


def test_nothing_to_judge_is_no_message() -> None:
    assert nu_messages([]) == html_validate_messages([]) == []


def test_a_page_that_is_not_there_is_not_a_good_page(tmp_path: Path) -> None:
    for judge in (nu_messages, html_validate_messages):
        with pytest.raises(FileNotFoundError):
            judge([tmp_path / "absent.html"])


def test_a_missing_judge_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "_NU", tmp_path / "vnu.jar")
    with pytest.raises(JudgeMissingError, match=r"packaging/dev\.py test"):
        nu_messages([page(tmp_path, "good.html", GOOD)])


def test_a_judge_without_a_verdict_is_not_a_good_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.jar"
    broken.write_bytes(b"not an archive")
    monkeypatch.setattr(html, "_NU", broken)
    with pytest.raises(JudgeFailedError):
        nu_messages([page(tmp_path, "good.html", GOOD)])
