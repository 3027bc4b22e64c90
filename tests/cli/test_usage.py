"""Wrong usage, help and languages."""

import pytest

from tests.cli.running import CHIEF, Midad


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-command",),
        ("show",),
        ("show", "one"),
        ("list", "--stage", "nowhere"),
        ("section",),
        ("publish",),
        ("publish", "1", "--due"),
        ("publish", "1", "--late"),
    ],
)
def test_wrong_usage_is_said_with_exit_code_2(empty: Midad, arguments: tuple[str, ...]) -> None:
    ran = empty.bare("--json", *arguments)
    assert (ran.code, ran.error["error"]) == (2, "wrong_usage")
    assert "usage: midad" in ran.error["message"]
    plain = empty.bare(*arguments)
    assert plain.code == 2
    assert plain.out == ""


def test_help_speaks_arabic(empty: Midad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDAD_LANGUAGE", "ar")
    with pytest.raises(SystemExit) as done:
        empty.bare("--help")
    assert done.value.code == 0
    said = empty._capture.readouterr().out
    assert "محطة تحرير لغرف الأخبار العربية" in said
    assert "الاستعمال: midad" in said
    assert "options" not in said


def test_errors_speak_arabic(empty: Midad, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIDAD_LANGUAGE", "ar")
    ran = empty.run("list", person=CHIEF, as_json=False)
    assert ran.code == 3
    assert "لا يوجد مكتب تحرير" in ran.err
    assert "لا يوجد مكتب تحرير" in empty.run("list", person=CHIEF).error["message"]


def test_the_version(empty: Midad) -> None:
    with pytest.raises(SystemExit) as done:
        empty.bare("--version")
    assert done.value.code == 0
