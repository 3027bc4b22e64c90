import ast
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import requires
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
STUDIO = ROOT / "studio"
LINES_AT_MOST = 400
LINES_AT_MOST_IN_TESTS = 500
WINDOW_FLOORS = frozenset({"ui", "app"})


def tracked(*patterns: str) -> list[Path]:
    """Ask git for the files of the project, those not yet committed included."""
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    done = subprocess.run(
        [*git, "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = done.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def requirement(line: str) -> tuple[str, frozenset[str]]:
    """Split a requirement into its name and bounds; marker and extras are the lock's business."""
    plain = re.sub(r"\[.*?\]", "", line.partition(";")[0].replace(" ", ""))
    name = re.match(r"[\w.-]+", plain)
    assert name is not None
    return name[0].lower(), frozenset(filter(None, plain.removeprefix(name[0]).split(",")))


def modules(*, window: bool) -> list[str]:
    names = []
    for path in STUDIO.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if parts[-2:] == ("migrations", "env"):
            continue  # a script that Alembic runs, not a module
        if (parts[1] in WINDOW_FLOORS) is window:
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return sorted(names)


def run_python(source: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", source, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_qt_that_breaks_the_oldest_python_is_excluded() -> None:
    needed = [line for line in requires("midad") or [] if line.lower().startswith("pyside6")]
    assert len(needed) == 1
    assert "!=6.12.0" in needed[0]
    assert 'name = "pyside6"\nversion = "6.12.0"' not in (ROOT / "uv.lock").read_text("utf-8")


def test_the_lock_is_of_this_project_file() -> None:
    """The environment is made from the lock alone, so a lock left behind would go unnoticed."""
    declared = project()
    with (ROOT / "uv.lock").open("rb") as file:
        locked = next(one for one in tomllib.load(file)["package"] if one["name"] == "midad")
    kept = locked["metadata"]["requires-dist"] + locked["metadata"]["requires-dev"]["dev"]
    assert {requirement(one["name"] + one.get("specifier", "")) for one in kept} == {
        requirement(line)
        for line in (
            *declared["project"]["dependencies"],
            *declared["project"]["optional-dependencies"]["targets"],
            *declared["dependency-groups"]["dev"],
        )
    }


def test_twenty_thousand_void_calls_of_qt_are_survived() -> None:
    """PySide6 6.12.0 gives back one reference to None too many in each, and dies of it."""
    done = run_python(
        "from PySide6.QtCore import QObject, QTimer\n"
        "thing, timer = QObject(), QTimer()\n"
        "for turn in range(10_000):\n"
        "    thing.setObjectName('name')\n"
        "    timer.stop()\n"
        "print('alive')\n"
    )
    assert (done.returncode, done.stdout.strip()) == (0, "alive"), done.stderr


def test_nothing_below_the_window_imports_qt() -> None:
    below = modules(window=False)
    assert "studio.errors" in below
    done = run_python(
        "import importlib, json, sys\n"
        "for name in sys.argv[1:]:\n"
        "    importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))\n",
        *[name for name in below if name != "studio.__main__"],
    )
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0].lower() for name in json.loads(done.stdout)}
    assert "studio" in loaded
    assert not loaded & {"pyside6", "shiboken6", "qtawesome", "pyqt6", "pyqt5"}


def test_no_module_is_a_hall() -> None:
    """A migration is a list of what was and is read once; a test module may hold a few more."""
    sources = [path for path in tracked("*.py") if path.parent.name != "versions"]
    assert STUDIO / "__init__.py" in sources
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in sources}
    tests = ROOT / "tests"
    halls = {
        path: n
        for path, n in lengths.items()
        if n > (LINES_AT_MOST_IN_TESTS if tests in path.parents else LINES_AT_MOST)
    }
    assert halls == {}


def test_nothing_that_outlives_a_room_is_followed_by_a_function_without_an_owner() -> None:
    """A method of a widget is let go with the widget; a lambda would speak to what is gone."""
    lasting = re.compile(
        r"(?:tongue|look|personal|door|hub|house|deck\[[^]]+\])\.\w+\.connect\(\s*lambda"
    )
    rooms = [path for path in tracked("studio/ui/*.py") if path.name != "deck.py"]
    assert len(rooms) > 100
    found = [str(path) for path in rooms if lasting.search(path.read_text("utf-8"))]
    assert not found


def test_no_file_names_a_place_on_one_machine() -> None:
    homes = r"root|work|(?:home|Users|opt)/\w+"
    in_tests = re.compile(r"(?<![\w.~/:-])/(?:root|work)/[\w.-]")  # made-up homes are data there
    elsewhere = re.compile(rf"(?<![\w.~/:-])/(?:{homes}|tmp)/[\w.-]")
    found = []
    for path in tracked():
        if path == Path(__file__).resolve():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        place = path.relative_to(ROOT)
        pattern = in_tests if place.parts[0] == "tests" else elsewhere
        found += [f"{place}: {hit[0]}" for hit in pattern.finditer(text)]
    assert found == []


def test_every_floor_is_named_in_the_contract_and_in_the_plan() -> None:
    there = {
        path.stem if path.suffix == ".py" else path.name
        for path in STUDIO.iterdir()
        if path.suffix == ".py" or list(path.glob("**/*.py"))
    } - {"__init__"}
    contracts = project()["tool"]["importlinter"]["contracts"]
    layers = next(entry["layers"] for entry in contracts if entry["type"] == "layers")
    assert there <= set(layers)
    tree = ast.parse((STUDIO / "__init__.py").read_text("utf-8"))
    plan = re.findall(r"^- ``(\w+)``", ast.get_docstring(tree) or "", re.MULTILINE)
    assert plan == [layer for layer in reversed(layers) if layer != "__main__"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_every_module_and_every_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    expected = {path.relative_to(ROOT).as_posix() for path in tracked("studio")}
    expected |= {f"studio/{path.relative_to(ROOT).as_posix()}" for path in tracked("resources")}
    assert expected
    assert expected - names == set()
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "packaging/", "resources/"))]


@pytest.mark.long
def test_an_installed_wheel_knows_its_version(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(place)], check=True)
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "-q", str(wheel)], check=True)
    answer = subprocess.run(
        [programs / "midad", "--version"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    version = wheel.name.split("-")[1]
    assert version in answer.stdout
