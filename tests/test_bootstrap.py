import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev
import environment
import steps
import system_packages
from environment import Environment
from system_packages import Need

ROOT = Path(__file__).resolve().parent.parent
GLIB = Need("libglib-2.0", ("libglib2.0-0t64", "libglib2.0-0"))
EGL = Need("libEGL", ("libegl1",))


def knows(*packages: str) -> Callable[[str], bool]:
    return lambda name: name in packages


@pytest.mark.parametrize("version", [(2, 7), (3, 8), (3, 10)])
def test_an_old_python_is_told_what_to_install(version: tuple[int, int]) -> None:
    message = dev.too_old(version, "python3")
    assert message is not None
    assert "3.11" in message
    assert "apt-get install python3" in message
    assert "بايثون" in message


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_python_that_is_new_enough_is_told_nothing(version: tuple[int, int]) -> None:
    assert dev.too_old(version, "python3") is None


@pytest.mark.parametrize("arguments", [[], ["build"], ["--long"]])
def test_other_words_get_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == dev.MISUSED
    assert "dev.py test [--long]" in capsys.readouterr().err


def test_what_is_there_is_not_installed() -> None:
    assert system_packages.absent([GLIB, EGL], present=lambda need: need is EGL) == (GLIB,)
    assert system_packages.absent([GLIB, EGL], present=lambda _: True) == ()


def test_a_machine_is_looked_at_and_not_guessed() -> None:
    nowhere = Need("libmidad-has-no-such-library", ("none",))
    assert not system_packages.is_present(nowhere)


@pytest.mark.parametrize(
    ("apt", "root", "sudo", "prefix"),
    [
        (True, True, False, ("apt-get",)),
        (True, True, True, ("apt-get",)),
        (True, False, True, ("sudo", "-n", "apt-get")),
        (True, False, False, None),
        (False, True, True, None),
        (False, False, False, None),
    ],
)
def test_packages_are_installed_by_whoever_may(
    *, apt: bool, root: bool, sudo: bool, prefix: tuple[str, ...] | None
) -> None:
    assert system_packages.installer(apt=apt, root=root, sudo=sudo) == prefix


def test_each_release_of_debian_gets_the_name_it_knows() -> None:
    assert system_packages.package_names(
        [GLIB, EGL], knows("libglib2.0-0", "libglib2.0-0t64", "libegl1")
    ) == ["libglib2.0-0t64", "libegl1"]
    assert system_packages.package_names([GLIB], knows("libglib2.0-0")) == ["libglib2.0-0"]
    # Lists that were never fetched know nothing; the older name has been good for longest.
    assert system_packages.package_names([GLIB], knows()) == ["libglib2.0-0"]


def test_whoever_may_not_install_is_given_the_command() -> None:
    message = system_packages.remedy([GLIB, EGL], apt=True, exists=knows("libegl1"))
    assert "sudo apt-get install libglib2.0-0 libegl1\n" in message
    assert "ثبيته" in message


def test_another_system_is_given_the_names() -> None:
    message = system_packages.remedy([GLIB, EGL], apt=False, exists=knows())
    assert "libglib-2.0, libEGL" in message
    assert "apt-get" not in message


def test_the_package_that_makes_environments_follows_the_python() -> None:
    assert system_packages.environment_maker((3, 12)).packages[0] == "python3.12-venv"


def test_an_environment_is_made_again_when_anything_it_stands_on_changes() -> None:
    here = Path("here")
    stamp = environment.stamp(b"lock", (3, 11), here)
    assert stamp == environment.stamp(b"lock", (3, 11), here)
    assert stamp != environment.stamp(b"another", (3, 11), here)
    assert stamp != environment.stamp(b"lock", (3, 12), here)
    assert stamp != environment.stamp(b"lock", (3, 11), Path("there"))


@pytest.mark.parametrize(
    ("kept", "development", "again"),
    [
        (None, False, True),
        ({}, False, True),
        ({"stamp": "old", "development": True}, False, True),
        ({"stamp": "new", "development": False}, False, False),
        ({"stamp": "new", "development": True}, False, False),
        ({"stamp": "new", "development": False}, True, True),
        ({"stamp": "new", "development": True}, True, False),
    ],
)
def test_an_environment_that_suffices_is_kept(
    kept: dict[str, object] | None, *, development: bool, again: bool
) -> None:
    assert environment.must_synchronise(kept, "new", development=development) is again


@pytest.mark.parametrize(
    ("answer", "usable"),
    [
        ("uv 0.13.9 (x86_64-unknown-linux-gnu)", True),
        ("uv 1.0.0", True),
        ("uv 0.4.30", False),
        ("", False),
        ("command not found: uv", False),
    ],
)
def test_only_a_uv_that_reads_our_lock_is_used(answer: str, *, usable: bool) -> None:
    assert environment.usable_uv(answer) is usable


def test_uv_works_in_our_folder_and_with_the_certificates_of_pip() -> None:
    variables = environment.uv_variables(
        {"VIRTUAL_ENV": "other", "PYTHONPATH": "other", "PIP_CERT": "ours.pem", "KEPT": "yes"},
        system=False,
    )
    assert variables["UV_PROJECT_ENVIRONMENT"] == str(ROOT / ".venv")
    assert variables["SSL_CERT_FILE"] == "ours.pem"
    assert variables["KEPT"] == "yes"
    assert not variables.keys() & {"VIRTUAL_ENV", "PYTHONPATH"}
    given = {"PIP_CERT": "ours.pem", "SSL_CERT_FILE": "theirs.pem"}
    assert environment.uv_variables(given, system=False)["SSL_CERT_FILE"] == "theirs.pem"


def test_uv_trusts_whom_the_system_trusts_where_it_trusts_anybody() -> None:
    assert "UV_SYSTEM_CERTS" not in environment.uv_variables({}, system=False)
    assert environment.uv_variables({}, system=True)["UV_SYSTEM_CERTS"] == "true"
    given = {"UV_SYSTEM_CERTS": "false"}
    assert environment.uv_variables(given, system=True)["UV_SYSTEM_CERTS"] == "false"
    assert isinstance(environment.trusts_somebody(), bool)


def test_the_coverage_of_chosen_tests_is_not_asked_for() -> None:
    place = Environment(Path("place"))
    whole = [step.title for step in steps.checks(place, [])]
    assert whole == [step.title for step in steps.checks(place, ["--long"])]
    chosen = [step.title for step in steps.checks(place, ["tests/arabic", "-q"])]
    assert chosen == whole[:-1]
    assert whole[-1].startswith("coverage")


def test_arguments_reach_pytest_and_every_floor_is_gated() -> None:
    *_, tested, gate = steps.checks(Environment(Path("place")), ["--long"])
    assert tested.commands[-1][-1] == "--long"
    for floor in steps.MEASURED_FLOORS:
        assert (ROOT / "studio" / floor).is_dir()
        assert any(f"--include=studio/{floor}/**" in command for command in gate.commands)


@pytest.mark.parametrize(
    ("line", "closing"),
    [
        ("===== 7 passed in 10.45s =====\n", "===== 7 passed in 10.45s ====="),
        ("\x1b[31m== \x1b[1m1 failed\x1b[0m in 1s ==\x1b[0m", "== 1 failed in 1s =="),
        ("===== test session starts =====", ""),
        ("===== no tests ran in 0.01s =====", "===== no tests ran in 0.01s ====="),
        (
            "1 failed, 50 passed, 1 deselected in 9.56s",
            "1 failed, 50 passed, 1 deselected in 9.56s",
        ),
        ("= 9 passed in 75.00s (0:01:15) =", "= 9 passed in 75.00s (0:01:15) ="),
        ("3 passed", ""),
        ("tests/arabic/test_folding.py ...  [ 10%]", ""),
    ],
)
def test_the_closing_line_of_pytest_is_recognised(line: str, closing: str) -> None:
    assert steps.closing_line(line) == closing


def test_a_failed_step_is_named() -> None:
    lines = steps.summary([steps.Outcome("mypy", 0), steps.Outcome("pytest", 2)])
    assert lines[0].split() == ["mypy", "passed"]
    assert lines[1].split() == ["pytest", "FAILED", "(2)"]


@pytest.mark.skipif(sys.platform == "win32", reason="ends a process by a signal")
def test_a_step_ends_with_its_process_whatever_that_left_behind(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "LAST_WORDS_SECONDS", 0.5)
    left_behind = f"subprocess.Popen([{sys.executable!r}, '-c', 'import time; time.sleep(60)'])"
    program = f"import subprocess; print({left_behind}.pid); print('= 2 passed in 1.0s =')"
    command = [sys.executable, "-c", program]
    status, closing = steps.follow(command, Environment(Path("place")))
    told = capfd.readouterr().out
    os.kill(int(told.split()[0]), signal.SIGKILL)
    assert status == 0
    assert closing == "= 2 passed in 1.0s ="
    assert "left a process behind" in told


def test_a_failed_fetch_says_what_to_do(capfd: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", "import sys; sys.exit('no route to the index')"]
    with pytest.raises(environment.UnreadyError, match="network") as caught:
        environment._fetch(command, {})
    assert "no route to the index" in capfd.readouterr().err
    assert "الشبكة" in str(caught.value)


@pytest.mark.long
def test_a_fresh_clone_makes_its_environment_and_is_quick_the_second_time(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git = shutil.which("git")
    assert git is not None
    subprocess.run([git, "clone", "-q", str(ROOT), str(clone)], check=True)
    command = [sys.executable, "packaging/dev.py", "run", "--version"]
    first = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=False)
    assert first.returncode == 0, first.stderr
    assert "Making the environment" in first.stdout
    again = subprocess.run(command, cwd=clone, capture_output=True, text=True, check=True)
    assert "Making the environment" not in again.stdout
    assert again.stdout.strip().endswith(first.stdout.strip().splitlines()[-1])
