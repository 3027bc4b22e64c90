"""Looking, changing, keeping house and keeping safe, by command."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from studio.errors import ExitCode
from studio.export.delivery import as_zip
from studio.export.package import make_packager
from studio.imaging.drawing import Scene, draw_scene
from studio.resources import resource
from tests.cli.running import CHIEF, EDITOR, JOURNALIST, NAMES, PRODUCER, Midad
from tests.export.articles import english_article
from tests.imaging.originals import gradient, saved
from tests.samples import own_sample

ARTICLE = own_sample().article


def test_a_package_of_midad_comes_in_as_a_folder_and_as_a_zip(midad: Midad, tmp_path: Path) -> None:
    pack = make_packager(resource("themes"), tmp_path / "cache")
    pack(english_article(), tmp_path / "wheels")
    (tmp_path / "wheels.zip").write_bytes(as_zip(pack.build(english_article())))
    for source in ("wheels", "wheels.zip"):
        brought = midad.ok(JOURNALIST, "import", str(tmp_path / source)).one
        assert brought["headline"] == "A library on wheels"
    kept = midad.ok(JOURNALIST, "import", "--format", "midad", str(tmp_path / "wheels.zip")).one
    assert kept["headline"] == "A library on wheels"
    (tmp_path / "wheels" / "article.md").write_text("headline: altered")
    altered = ("import", str(tmp_path / "wheels"))
    midad.refused(JOURNALIST, "package_invalid", *altered, code=ExitCode.DAMAGED)


def test_the_look_of_the_site(midad: Midad, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    logo.write_bytes(saved(gradient(300, 100), "PNG"))
    kept = midad.ok(CHIEF, "settings", "set", "logo", str(logo)).one
    assert str(kept["value"]).startswith("300x100 ")
    assert midad.ok(CHIEF, "settings", "set", "logo", "").one["value"] == ""
    midad.refused(CHIEF, "file_missing", "settings", "set", "logo", str(tmp_path / "none.png"))
    wrong = ("settings", "set", "own_theme", str(tmp_path))
    midad.refused(CHIEF, "theme_invalid", *wrong, code=ExitCode.DAMAGED)
    midad.ok(CHIEF, "settings", "set", "navigation", "من نحن | /about/")


def test_settings(midad: Midad) -> None:
    listed = {one["key"]: one["value"] for one in midad.ok(CHIEF, "settings", "list").lines}
    assert listed["site_name"] == "النور نيوز"
    assert listed["own_words_limit"] == 50
    changed = midad.ok(CHIEF, "settings", "set", "digits", "arabic_indic").one
    assert changed == {"key": "digits", "value": "arabic_indic", "changed": True}
    assert midad.ok(EDITOR, "settings", "get", "digits").one["value"] == "arabic_indic"


def test_sections(midad: Midad) -> None:
    names = [one["name"] for one in midad.ok(EDITOR, "section", "list").lines]
    assert names == ["العالم", "محلي", "رياضة"]
    asia = midad.ok(EDITOR, "section", "add", "آسيا", "--below", "العالم").one
    assert asia["path"] == ["العالم", "آسيا"]
    midad.refused(EDITOR, "section_exists", "section", "add", "اسيا", "--below", "العالم")
    midad.refused(EDITOR, "section_cycle", "section", "move", "العالم", "--below", "آسيا")
    assert midad.ok(EDITOR, "section", "rename", "آسيا", "الشرق").one["name"] == "الشرق"
    midad.ok(EDITOR, "section", "merge", "الشرق", "رياضة")
    midad.ok(EDITOR, "section", "move", "رياضة", "--below", "محلي")
    midad.ok(EDITOR, "section", "remove", "العالم")
    paths = [one["path"] for one in midad.ok(EDITOR, "section", "list").lines]
    assert paths == [["محلي"], ["محلي", "رياضة"]]
    midad.refused(JOURNALIST, "not_permitted", "section", "add", "جديد")


def test_checklists(midad: Midad) -> None:
    section = midad.ok(EDITOR, "section", "list").lines[0]["name"]
    written = ["! مصدران لكل رقم", "الأسماء مراجعة"]
    assert midad.ok(EDITOR, "checklist", "set", section, *written).one["lines"] == written
    midad.refused(JOURNALIST, "not_permitted", "checklist", "set", section)
    article = midad.ok(JOURNALIST, "import", ARTICLE, "--section", section).one["id"]
    midad.ok(JOURNALIST, "edit", article, "--set", f"section={section}")
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.refused(CHIEF, "obstacles", "publish", article)
    midad.refused(EDITOR, "field_invalid", "checklist", "tick", article, 3)
    first, _ = midad.ok(EDITOR, "checklist", "tick", article, 1).lines
    assert (first["required"], first["done"], first["by"]) == (True, True, NAMES[EDITOR])
    first, _ = midad.ok(EDITOR, "checklist", "untick", article, 1).lines
    assert not first["done"]
    midad.ok(EDITOR, "checklist", "tick", article, 1)
    assert midad.ok(CHIEF, "publish", article).one["stage"] == "published"
    assert midad.ok(EDITOR, "checklist", "set", section).one["lines"] == []
    assert midad.ok(EDITOR, "checklist", "show", section).one["lines"] == []
    assert midad.ok(EDITOR, "checklist", "of", article).out == ""


def test_the_record_of_the_newsroom(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(ARTICLE)
    (line,) = midad.ok(CHIEF, "record", "--action", "approve", "--by", EDITOR).lines
    assert (line["article"], line["by"]) == (article, NAMES[EDITOR])
    whole = midad.ok(CHIEF, "record").lines
    assert whole[0]["action"] == "found_newsroom"
    assert [one["entry"] for one in midad.ok(CHIEF, "record", "--limit", 2).lines] == [
        one["entry"] for one in whole[-2:]
    ]
    assert midad.ok(CHIEF, "record", "--since", "2030-01-01T00:00").out == ""
    midad.refused(CHIEF, "field_invalid", "record", "--since", "noon")
    midad.refused(CHIEF, "field_invalid", "record", "--limit", 0)
    midad.refused(EDITOR, "not_permitted", "record")
    assert midad.ok(EDITOR, "record", article).lines[-1]["action"] == "publish"
    told = midad.ok(CHIEF, "record", "--out", tmp_path / "r.csv").one
    assert told["lines"] == len(whole)


def test_tags(midad: Midad) -> None:
    first = midad.ok(JOURNALIST, "tag", "add", "مسؤولون").one
    assert midad.ok(JOURNALIST, "tag", "add", "مسئولون").one["id"] == first["id"]
    midad.ok(JOURNALIST, "tag", "add", "وزراء")
    midad.refused(JOURNALIST, "not_permitted", "tag", "merge", "وزراء", "مسؤولون")
    merged = midad.ok(CHIEF, "tag", "merge", "وزراء", "مسؤولون").one
    assert merged["synonyms"] == ["وزراء"]
    assert midad.ok(JOURNALIST, "tag", "add", "وزراء").one["id"] == first["id"]
    midad.ok(CHIEF, "tag", "add", "قادة", "--synonym-of", "مسؤولون")
    renamed = midad.ok(CHIEF, "tag", "rename", "مسؤولون", "أهل القرار").one
    assert "مسؤولون" in renamed["synonyms"]
    midad.refused(CHIEF, "tag_unknown", "tag", "remove", "لا وجود له")
    midad.ok(CHIEF, "tag", "remove", "أهل القرار")
    assert midad.ok(CHIEF, "tag", "list").out == ""


def test_people(midad: Midad) -> None:
    found = {one["sign_in"]: one for one in midad.ok(CHIEF, "person", "list").lines}
    assert found[EDITOR]["roles"] == [{"role": "editor", "section": None}]
    midad.ok(CHIEF, "person", "rename", EDITOR, "هدى علي")
    midad.ok(EDITOR, "person", "password", EDITOR)
    assert midad.ok(CHIEF, "person", "remove", EDITOR).one["retired"] is True
    midad.refused(EDITOR, "person_retired", "list")


def test_lists_and_versions(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    body = tmp_path / "body.md"
    body.write_text("فقرة أولى جديدة.\n\nفقرة ثانية.\n", encoding="utf-8")
    midad.ok(JOURNALIST, "edit", article, "--body", body, "--base", 1)
    midad.refused(JOURNALIST, "base_stale", "edit", article, "--body", body, "--base", 1)
    midad.ok(JOURNALIST, "edit", article, "--set", "headline=عنوان آخر")
    difference = midad.ok(JOURNALIST, "diff", article, 2, 3).one
    assert difference["fields"][0]["new"] == "عنوان آخر"
    assert difference["blocks"] == []
    assert midad.ok(JOURNALIST, "diff", article, 1, 2).one["blocks"]
    before = midad.ok(JOURNALIST, "show", article, "--format", "json").one["document"]
    midad.ok(JOURNALIST, "restore-version", article, 1)
    midad.ok(JOURNALIST, "restore-version", article, 3)
    assert midad.ok(JOURNALIST, "show", article).one["document"] == before
    versions = midad.ok(JOURNALIST, "history", article).lines
    assert [one["kind"] for one in versions] == [
        "imported",
        "edited",
        "edited",
        "restored",
        "restored",
    ]
    assert midad.ok(JOURNALIST, "record", article).lines[0]["action"] == "create"
    wanted = ("list", "--stage", "draft", "--section", "محلي", "--author", JOURNALIST)
    assert [one["id"] for one in midad.ok(EDITOR, *wanted).lines] == [article]
    assert midad.ok(EDITOR, "list", "--live").out == ""
    midad.refused(EDITOR, "field_invalid", "list", "--limit", 0)
    midad.refused(EDITOR, "revision_unknown", "restore-version", article, 9)
    midad.refused(EDITOR, "article_unknown", "show", 77)


def test_every_field_can_be_set(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    wishes = {
        "headline": "عنوان",
        "kicker": "شارة",
        "standfirst": "مقدمة",
        "section": "رياضة",
        "tags": "أول، ثان",
        "bylines": "سامي خليل، ضيف",
        "dateline": "القاهرة",
        "slug": "a-slug",
        "search_title": "للبحث",
        "search_description": "وصف",
        "social_text": "للناس",
        "notes": "سر",
        "sources": "مصدر",
        "priority": "high",
        "assignee": EDITOR,
        "due": "2026-03-01T18:30",
        "commissioned": "600",
        "embargo_until": "open",
        "legal_check": "required",
        "picture_check": "required",
    }
    pairs = [part for name, value in wishes.items() for part in ("--set", f"{name}={value}")]
    midad.ok(JOURNALIST, "edit", article, *pairs)
    shown = midad.ok(JOURNALIST, "show", article).one
    for name in ("headline", "kicker", "standfirst", "section", "dateline", "social_text"):
        assert shown[name] == wishes[name]
    assert shown["tags"] == ["أول", "ثان"]
    assert shown["bylines"] == ["سامي خليل", "ضيف"]
    assert (shown["notes"], shown["sources"]) == ("سر", "مصدر")
    assert shown["embargo_open_ended"] is True
    assert (shown["legal_check"], shown["picture_check"]) == ("required", "required")
    assert shown["due"] == "2026-03-01T15:30:00Z"
    assert {one["code"] for one in shown["obstacles"]} == {
        "legal_check_open",
        "picture_check_open",
        "embargo",
    }
    midad.refused(JOURNALIST, "length_reason_missing", "submit", article)
    midad.ok(JOURNALIST, "submit", article, "--length-reason", "لم يُصرّح أحد بأكثر")
    midad.ok(EDITOR, "approve", article)
    midad.refused(CHIEF, "obstacles", "publish", article)
    midad.ok(EDITOR, "edit", article, "--set", "embargo_until=no", "--set", "legal_check=done")
    midad.ok(EDITOR, "edit", article, "--set", "picture_check=not_needed", "--set", "section=")
    midad.refused(EDITOR, "section_missing", "approve", article)


def test_scheduled_articles_go_out_when_they_are_due(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.refused(CHIEF, "time_missing", "schedule", article)
    midad.refused(CHIEF, "time_past", "schedule", article, "--at", "2020-01-01T10:00")
    midad.refused(CHIEF, "field_invalid", "schedule", article, "--at", "noon")
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert midad.ok(CHIEF, "schedule", article, "--at", soon).one["stage"] == "scheduled"
    assert midad.ok(CHIEF, "publish", "--due").out == ""
    assert midad.ok(CHIEF, "unschedule", article).one["stage"] == "approved"
    in_a_moment = (datetime.now(UTC) + timedelta(seconds=8)).isoformat()
    midad.ok(CHIEF, "schedule", article, "--at", in_a_moment)
    while not (published := midad.ok(CHIEF, "publish", "--due").lines):
        pass
    assert [one["stage"] for one in published] == ["published"]
    origins = {one["action"]: one["from"] for one in midad.ok(CHIEF, "record", article).lines}
    assert origins["approve"].startswith("midad command@")
    assert origins["publish"].startswith("midad timer@")
    midad.refused(EDITOR, "no_transition", "spike", article)


def test_what_missed_its_time_is_published_only_when_that_is_said(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.ok(CHIEF, "settings", "set", "slot_grace", "0")
    soon = (datetime.now(UTC) + timedelta(seconds=8)).isoformat()
    midad.ok(CHIEF, "schedule", article, "--at", soon)
    while (ran := midad.run("publish", "--due", person=CHIEF)).code == 0:
        assert ran.out == ""
    assert (ran.code, ran.error["error"]) == (1, "slot_missed")
    assert ran.error["details"]["article"] == article
    assert midad.ok(CHIEF, "publish", "--due", "--late").one["stage"] == "published"


def test_spiked_articles_come_back(midad: Midad) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    assert midad.ok(JOURNALIST, "spike", article).one["stage"] == "spiked"
    midad.refused(JOURNALIST, "no_transition", "edit", article, "--set", "kicker=x")
    assert midad.ok(EDITOR, "unspike", article).one["stage"] == "draft"
    midad.ok(JOURNALIST, "submit", article)
    assert midad.ok(JOURNALIST, "take-back", article).one["stage"] == "draft"


def test_pictures(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "harbour.jpg"
    file.write_bytes(draw_scene("x", Scene.HARBOUR, (640, 400)))
    added = midad.ok(JOURNALIST, "picture", "add", file, "--alt", "ميناء", "--credit", "سامي").one
    assert (added["width"], added["height"], added["alt"]) == (640, 400, "ميناء")
    assert midad.ok(JOURNALIST, "picture", "add", file).one["alt"] == "ميناء"
    assert len(midad.ok(EDITOR, "picture", "list").lines) == 1
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    alone = ("--set", "picture_alt=رصيف")
    midad.refused(JOURNALIST, "field_invalid", "edit", article, *alone)
    wish = ("--set", f"picture={added['picture'][:12]}", "--set", "picture_caption=صباح الميناء")
    midad.ok(JOURNALIST, "edit", article, *wish)
    shown = midad.ok(JOURNALIST, "show", article).one
    assert shown["picture"] == added["picture"]
    assert shown["obstacles"] == []
    written = midad.ok(JOURNALIST, "show", article, "--format", "markdown").one["text"]
    assert "picture_alt: ميناء" in written
    assert "picture_caption: صباح الميناء" in written
    midad.refused(EDITOR, "picture_in_use", "picture", "remove", added["picture"])
    other = tmp_path / "desert.jpg"
    other.write_bytes(draw_scene("y", Scene.DESERT, (640, 400)))
    added = midad.ok(JOURNALIST, "picture", "add", other).one
    midad.ok(EDITOR, "picture", "remove", added["picture"])
    midad.refused(EDITOR, "picture_unknown", "picture", "remove", added["picture"])


def test_what_is_private_stays_with_those_who_may_read_it(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    secret = ("--set", "notes=سر-لا-يخرج", "--set", "sources=مصدر-لا-يخرج")
    midad.ok(JOURNALIST, "edit", article, *secret)
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.ok(CHIEF, "publish", article)
    package = Path(midad.ok(PRODUCER, "export", article, "--out", tmp_path / "out").one["path"])
    for path in package.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for canary in ("سر-لا-يخرج", "مصدر-لا-يخرج", JOURNALIST, EDITOR, CHIEF):
                assert canary.encode() not in data, path


def test_files_are_converted_there_and_back(empty: Midad, tmp_path: Path) -> None:
    for name in ("a.json", "b.md", "c.html", "d.txt"):
        assert empty.bare("convert", ARTICLE, tmp_path / name).code == 0
    assert empty.bare("convert", tmp_path / "a.json", tmp_path / "again.md").code == 0
    assert empty.bare("convert", tmp_path / "again.md", tmp_path / "again.json").code == 0
    assert (tmp_path / "again.json").read_text("utf-8") == (tmp_path / "a.json").read_text("utf-8")
    assert empty.bare("convert", tmp_path / "c.html", tmp_path / "body.json").code == 0
    json.loads((tmp_path / "body.json").read_text("utf-8"))
    headline = own_sample().headline
    assert headline in (tmp_path / "d.txt").read_text("utf-8")
    assert empty.bare("convert", ARTICLE, tmp_path / "e.docx").code == 0
    assert empty.bare("convert", tmp_path / "e.docx", tmp_path / "f.txt").code == 0
    assert headline in (tmp_path / "f.txt").read_text("utf-8")
    assert empty.bare("convert", ARTICLE, tmp_path / "a.odt").code == 1
    wrong = empty.bare("--json", "convert", tmp_path / "d.txt", tmp_path / "x", "--to", "json")
    assert wrong.code == 0


def test_a_backup_brings_everything_back(midad: Midad, tmp_path: Path) -> None:
    article = midad.published(ARTICLE)
    backup = tmp_path / "backup.zip"
    assert midad.run("backup", backup).one["missing"] == []
    midad.ok(JOURNALIST, "edit", article, "--set", "headline=ما بعد النسخة")
    ran = midad.run("restore-backup", backup).one
    assert Path(ran["kept_aside"]).is_dir()
    assert midad.ok(EDITOR, "show", article).one["headline"] == own_sample().headline
    aside = Midad(Path(ran["kept_aside"]), midad._capture)
    assert aside.ok(EDITOR, "show", article).one["headline"] == "ما بعد النسخة"
    assert midad.run("doctor").one == {"sound": True, "problems": []}


def test_the_doctor_finds_what_was_altered_from_outside(midad: Midad) -> None:
    import sqlite3

    article = midad.published(ARTICLE)
    connection = sqlite3.connect(midad.folder / "newsroom.db")
    connection.execute("UPDATE record SET action = 'approve' WHERE id = 3")
    connection.execute("UPDATE revision SET text = x'00' WHERE number = 1")
    connection.commit()
    connection.close()
    ran = midad.run("doctor")
    assert ran.code == 4
    codes = {one["code"] for one in ran.one["problems"]}
    assert codes == {"record_broken", "revision_damaged"}
    assert all(one["message"] for one in ran.one["problems"])
    assert midad.ok(EDITOR, "show", article, "--format", "text").one["text"]


def test_the_doctor_makes_an_index_good_that_is_not_what_the_articles_say(midad: Midad) -> None:
    import sqlite3

    midad.published(ARTICLE)
    connection = sqlite3.connect(midad.folder / "newsroom.db")
    connection.execute("DELETE FROM search_entry")
    connection.commit()
    connection.close()
    ran = midad.run("doctor")
    assert ran.code == 4
    assert [one["code"] for one in ran.one["problems"]] == ["search_disagrees"]
    assert midad.run("doctor").one == {"sound": True, "problems": []}


def test_people_read_sentences(midad: Midad) -> None:
    ran = midad.run("import", ARTICLE, person=JOURNALIST, as_json=False)
    assert own_sample().headline in ran.out
    assert "draft" in midad.run("list", person=EDITOR, as_json=False).out
    for arguments in (("show", 1), ("history", 1), ("record", 1), ("section", "list")):
        said = midad.run(*arguments, person=EDITOR, as_json=False)
        assert said.code == 0
        assert said.out
        assert not said.out.startswith("{")
    shown = midad.run("show", 1, "--format", "markdown", person=EDITOR, as_json=False)
    assert shown.out.startswith("---\n")


def test_a_selection_leaves_as_one_file_for_wordpress(midad: Midad, tmp_path: Path) -> None:
    article = midad.ok(JOURNALIST, "import", ARTICLE).one["id"]
    midad.ok(JOURNALIST, "submit", article)
    midad.ok(EDITOR, "approve", article)
    midad.ok(CHIEF, "publish", article)
    order = ("export", article, "--format", "wxr", "--out", tmp_path / "posts.xml")
    told = midad.ok(PRODUCER, *order).one
    assert told["outcome"] == "written"
    assert b"<wp:wxr_version>1.2</wp:wxr_version>" in Path(told["path"]).read_bytes()
    assert midad.ok(PRODUCER, *order).one["outcome"] == "unchanged"
    assert midad.run(*order, "--zip", person=PRODUCER).code == 2


def test_a_comparison_is_blind_to_what_is_to_be_ignored(midad: Midad, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("# قمة\n\nقال إن العدد 12 كبير.\n", "utf-8")
    article = midad.ok(JOURNALIST, "import", file).one["id"]
    file.write_text("قالَ ان العـدد ١٢ كبير.\n", "utf-8")
    midad.ok(JOURNALIST, "edit", article, "--body", file)
    assert midad.ok(JOURNALIST, "diff", article, 1, 2).one["blocks"]
    assert midad.ok(JOURNALIST, "diff", article, 1, 2, "--blind").one["blocks"] == []
    every = ("tashkeel", "tatweel", "hamza", "digits")
    assert midad.ok(JOURNALIST, "diff", article, 1, 2, "--ignore", *every).one["blocks"] == []
    for left in every:
        others = [one for one in every if one != left]
        (block,) = midad.ok(JOURNALIST, "diff", article, 1, 2, "--ignore", *others).one["blocks"]
        assert sum(one["kind"] != "kept" for one in block["words"]) == 1, left


def test_the_record_reads_as_sentences(midad: Midad) -> None:
    article = midad.published(ARTICLE)
    midad.ok(CHIEF, "withdraw", article, "--note", "خطأ في الاسم")
    said = midad.run("record", article, person=CHIEF, as_json=False).out
    told = said.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))).splitlines()
    assert "Withdrawn, version 2 · «خطأ في الاسم» · " in told[-1]
    assert NAMES[CHIEF] in told[-1]
    assert "by command line" in told[-1]
    assert any("Approved, version 2 · " in line for line in told)
