"""What the system must bring, how to notice that it is absent, and how Debian calls it.

Nothing is installed that is there already, and nothing without the right to: whoever may not
install gets the command to type. Only Debian and its kin are installed on; on other Linux systems
the libraries are named. Windows and macOS bring what Qt needs.
"""

import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Need:
    """One thing the system brings.

    ``packages`` are the names it had in Debian and Ubuntu, newest first; one of them is installed.
    Without an ``essential`` need nothing can be tested; without another only the window suffers.
    ``place`` is the file to look for where the need is no library; a bare name is a program.
    """

    name: str
    packages: tuple[str, ...]
    essential: bool = True
    place: str = ""


def _window(name: str, *packages: str) -> Need:
    return Need(name, packages, essential=False)


# What PySide6 6.11 links against and does not carry (ldd over its Qt/lib and plugins).
QT_LIBRARIES = (
    Need("libglib-2.0", ("libglib2.0-0t64", "libglib2.0-0")),
    Need("libEGL", ("libegl1",)),
    Need("libGL", ("libgl1",)),
    Need("libxkbcommon", ("libxkbcommon0",)),
    Need("libdbus-1", ("libdbus-1-3",)),
    Need("libfontconfig", ("libfontconfig1",)),
    Need("libfreetype", ("libfreetype6",)),
    Need("libX11", ("libx11-6",)),
    _window("libgssapi_krb5", "libgssapi-krb5-2"),
    _window("libX11-xcb", "libx11-xcb1"),
    _window("libxkbcommon-x11", "libxkbcommon-x11-0"),
    _window("libxcb-cursor", "libxcb-cursor0"),
    _window("libxcb-icccm", "libxcb-icccm4"),
    _window("libxcb-image", "libxcb-image0"),
    _window("libxcb-keysyms", "libxcb-keysyms1"),
    _window("libxcb-randr", "libxcb-randr0"),
    _window("libxcb-render-util", "libxcb-render-util0"),
    _window("libxcb-shape", "libxcb-shape0"),
    _window("libxcb-xkb", "libxcb-xkb1"),
    _window("libnss3", "libnss3"),
    _window("libasound", "libasound2t64", "libasound2"),
    _window("libXcomposite", "libxcomposite1"),
    _window("libXdamage", "libxdamage1"),
    _window("libXrandr", "libxrandr2"),
    _window("libXtst", "libxtst6"),
    _window("libxkbfile", "libxkbfile1"),
)

# The fonts that articles are best written in; those that come with the program serve without them.
FONTS = (
    Need(
        "Noto Naskh Arabic",
        ("fonts-noto-core",),
        essential=False,
        place="/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    ),
)
WINDOW = (*QT_LIBRARIES, *FONTS)


def _tool(name: str, package: str) -> Need:
    return Need(name, (package,), place=name)


# A screen that nobody sees, keys and layouts on it, a window manager, and what reads windows aloud.
SCREEN = (
    _tool("Xvfb", "xvfb"),
    _tool("xdotool", "xdotool"),
    _tool("setxkbmap", "x11-xkb-utils"),
    _tool("xkbcomp", "x11-xkb-utils"),
    _tool("openbox", "openbox"),
    _tool("dbus-run-session", "dbus-daemon"),
    Need(
        "at-spi2-registryd",
        ("at-spi2-core",),
        place="/usr/libexec/at-spi2-registryd",
    ),
)


# A real WordPress for the tests of that target; it brings PHP's own parts along.
WORDPRESS = (
    Need("WordPress", ("wordpress",), place="/usr/share/wordpress/wp-load.php"),
    Need("mariadbd", ("mariadb-server",), place="/usr/sbin/mariadbd"),
    _tool("php", "php-cli"),
)


def environment_maker(version: tuple[int, int]) -> Need:
    """Return the need for ``ensurepip``, which Debian leaves out of its Python."""
    return Need("ensurepip", (f"python{version[0]}.{version[1]}-venv", "python3-venv"))


def is_present(need: Need) -> bool:
    """Look for one need on this machine."""
    if need.name == "ensurepip":
        return importlib.util.find_spec("ensurepip") is not None
    if need.place:
        found = Path(need.place).exists() if "/" in need.place else shutil.which(need.place)
        return bool(found)
    return ctypes.util.find_library(need.name.removeprefix("lib")) is not None


def absent(needs: Iterable[Need], present: Callable[[Need], bool] = is_present) -> tuple[Need, ...]:
    """Return what of ``needs`` this machine lacks."""
    return tuple(need for need in needs if not present(need))


def installer(*, apt: bool, root: bool, sudo: bool) -> tuple[str, ...] | None:
    """Choose how to install: as root, through sudo without a password, or not at all (None)."""
    if not apt:
        return None
    if root:
        return ("apt-get",)
    return ("sudo", "-n", "apt-get") if sudo else None


def remedy(needs: Sequence[Need], *, apt: bool, exists: Callable[[str], bool]) -> str:
    """Say in English and Arabic what is missing and the one command that brings it."""
    names = ", ".join(need.name for need in needs)
    if not apt:
        return (
            f"Missing: {names}.\nInstall them with the package manager of this system.\n\n"
            f"ينقص هذا الجهاز ما سبق؛ ثبّته بمدير الحزم في نظامك ثم أعد المحاولة."
        )
    command = f"sudo apt-get install {' '.join(package_names(needs, exists))}"
    return (
        f"Missing: {names}.\nInstalling it takes a password. Type (as root without the sudo):\n\n"
        f"    {command}\n\nand then repeat what you typed before.\n\n"
        f"ينقص هذا الجهاز ما سبق، وتثبيته يحتاج إلى كلمة مرور؛ اكتب الأمر أعلاه ثم أعد المحاولة."
    )


def package_names(needs: Sequence[Need], exists: Callable[[str], bool]) -> list[str]:
    """Choose for each need the newest name that this release of the system knows."""
    return [
        next((name for name in need.packages if exists(name)), need.packages[-1]) for need in needs
    ]


def install(needs: Sequence[Need]) -> tuple[tuple[Need, ...], str]:
    """Bring what is absent, where that is allowed.

    Returns what is still absent, and the sentence that says so (empty when nothing is).
    """
    lacking = absent(needs) if sys.platform == "linux" else ()
    if not lacking:
        return (), ""
    apt = shutil.which("apt-get") is not None
    prefix = installer(apt=apt, root=os.geteuid() == 0, sudo=_may_sudo())
    if prefix is None:
        return lacking, remedy(lacking, apt=apt, exists=_is_known_to_apt)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing what the system lacks: {', '.join(need.name for need in lacking)}")
    _call([*prefix, "update", "-q"], quiet)
    packages = package_names(lacking, _is_known_to_apt)
    _call([*prefix, "install", "-q", "-y", "--no-install-recommends", *packages], quiet)
    importlib.invalidate_caches()
    lacking = absent(lacking)
    if not lacking:
        return (), ""
    return lacking, (
        f"apt-get could not bring {', '.join(packages)}: see above why. If this machine has no "
        f"network, connect it and run the same command again.\n\n"
        f"تعذّر تثبيت ما سبق؛ إن كان الجهاز غير متصل بالشبكة فصِله بها ثم أعد المحاولة."
    )


def _call(command: Sequence[str], variables: dict[str, str]) -> None:
    """Run a command whose success is judged by looking at the machine afterwards."""
    subprocess.run(command, stdin=subprocess.DEVNULL, env=variables, check=False)


def _may_sudo() -> bool:
    if shutil.which("sudo") is None:
        return False
    asked = subprocess.run(
        ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return asked.returncode == 0


def _is_known_to_apt(package: str) -> bool:
    """Tell whether apt could install this name; a purely virtual one has no candidate."""
    answer = subprocess.run(
        ["apt-cache", "policy", package],
        env={**os.environ, "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "Candidate:" in answer.stdout and "Candidate: (none)" not in answer.stdout
