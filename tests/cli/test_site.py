from pathlib import Path

from studio.export.verify import verify
from tests.cli.running import CHIEF, JOURNALIST, PRODUCER, Midad
from tests.cli.test_commands import ARTICLE


def test_the_site_is_written_once_and_then_left_alone(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(ARTICLE)
    midad.ok(JOURNALIST, "edit", article, "--set", "notes=سر-لا-يخرج")
    out = tmp_path / "site"
    done = midad.ok(PRODUCER, "site", "--out", out).one
    assert done["articles"] == 1
    assert done["written"] == done["files"]
    assert done["held"] == []
    assert [one.id for one in verify(out).manifest.articles] == [article]
    again = midad.ok(PRODUCER, "site", "--out", out).one
    assert (again["written"], again["removed"]) == (0, 0)
    said = midad.run("site", "--out", out, person=PRODUCER, as_json=False)
    assert "was up to date already" in said.out
    for path in out.rglob("*"):
        if path.is_file():
            for canary in ("سر-لا-يخرج", JOURNALIST, CHIEF):
                assert canary.encode() not in path.read_bytes(), path
    assert midad.ok(PRODUCER, "verify", out).one["valid"] is True


def test_what_stands_in_the_way_of_a_site_is_told(midad: Midad, tmp_path: Path) -> None:
    out = tmp_path / "site"
    midad.refused(JOURNALIST, "not_permitted", "site", "--out", out)
    midad.refused(PRODUCER, "site_empty", "site", "--out", out)
    assert midad.run("site", "--out", out, "--jobs", "0", person=PRODUCER).code == 2
    midad.published(ARTICLE)
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    midad.refused(PRODUCER, "target_not_ours", "site", "--out", out)
    midad.ok(CHIEF, "settings", "set", "base_url", "https://example.org/")
    midad.refused(PRODUCER, "site_address_missing", "site", "--out", out)
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]
