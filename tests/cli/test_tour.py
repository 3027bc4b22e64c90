"""The tour in the README, run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = Path(__file__).parents[2] / "README.md"


def tour() -> str:
    (script,) = re.findall(
        r"^```sh\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return str(script)


@pytest.mark.timeout(900)
def test_the_tour_does_the_whole_job_and_every_refusal(tmp_path: Path) -> None:
    commands = str(Path(sys.executable).parent)
    done = subprocess.run(
        ["bash", "-c", tour()],
        cwd=tmp_path,
        env={
            **os.environ,
            "MIDAD_LANGUAGE": "en",
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=800,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.count("\n") == tour().count("\nrefused "), done.stderr
    assert "Everything is sound." in done.stdout
    assert (tmp_path / "newsroom-backup.zip").is_file()
    (page,) = (tmp_path / "packages").glob("*/index.html")
    text = page.read_text("utf-8")
    assert "الصيانة على نفقة سكان الحي لا البلدية." in text
    assert "سامي خليل" in text
    assert "sami" not in text
