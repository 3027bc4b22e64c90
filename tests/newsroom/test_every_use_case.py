"""Every use case checks who calls it, whatever calls it; found by looking, so that none is missed.

A use case is a function of `studio.newsroom` that is handed an `Acting` first. Each is called as
somebody who has left, and as a web producer, who changes nothing in the house.
"""

import hashlib
import importlib
import inspect
import io
import json
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import studio.newsroom
from studio.document.ignored import Ignored
from studio.errors import MidadError, Reason, Refused
from studio.newsroom import (
    archive,
    batch,
    checklists,
    comments,
    desk,
    dictionary,
    drafts,
    house_rules,
    house_templates,
    importing,
    people,
    pictures,
    records,
    register,
    saved_searches,
    snippets,
    tags,
    targets,
)
from studio.newsroom.acting import Acting
from studio.newsroom.fields import Wishes
from studio.newsroom.permissions import Post
from studio.newsroom.pictures import Metadata
from studio.newsroom.target_values import TargetWishes
from studio.newsroom.templates import Template
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage.codes import PackageStatus, RevisionKind, Role, TargetKind
from tests.newsroom.house import Newsroom, packager
from tests.newsroom.refusals import snapshot
from tests.newsroom.test_pictures import png

OPEN = {
    "desk.counts",
    "drafts.draft",
    "desk.summaries",
    "dictionary.find_word",
    "dictionary.words",
    "fields.bylines_of",
    "register.find_name",
    "register.names",
    "fields.moment",
    "house_rules.find_rule",
    "house_rules.rules",
    "house_rules.rules_pack",
    "house_templates.find_house_template",
    "house_templates.house_templates",
    "importing_wordpress.import_wordpress",  # each of its entries is brought in by `bring_in`
    "insertion.insertion_of",
    "insertion.insertion_of_file",
    "keeping_pictures.fetch_pictures",
    "keeping_pictures.keep_pictures",
    "insertion.insertion_from",
    "people.find_person",
    "people.people",
    "pictures.picture",
    "pictures.pictures",
    "reading.find_damage",
    "sections.find_section",
    "sections.sections",
    "slots.missed",
    "slots.publish_due",
    "snippets.find_snippet",
    "snippets.snippets",
    "tags.find_tag",
    "tags.merging",
    "tags.standing",
    "tags.tags",
    "targets.find_target",
    "targets.target_of",
    "targets.targets",
    "undoing.recall",
    "word_files.word_copy",
}
"""What only looks at what everybody may see or at what is one's own, or hands on to others."""

OWN = {"saved_searches.save_search"}
"""What anybody may keep for themselves alone, whatever they do in the house."""

SITE_QUEUE = {
    "sendings.ask_to_send_site",
    "sendings.next_sending",
    "sendings.site_was_sent",
    "sendings.start_site",
    "sendings.take_up",
}
"""What brings the site out, and moves a row of the queue that nobody else made."""

INNER = {"articles.revise"}
"""What only other use cases call."""

OWN_RULE = """[[rule]]
id = "own_1"
kind = "substitution"
message = "كلمة"
swap = { "تواجد" = "وُجد" }
"""
OTHER_RULE = OWN_RULE.replace("own_1", "own_2")

UseCase = Callable[..., object]


def use_cases() -> Iterator[tuple[str, UseCase]]:
    for module in pkgutil.iter_modules(studio.newsroom.__path__):
        there = importlib.import_module(f"studio.newsroom.{module.name}")
        for name, found in vars(there).items():
            if not inspect.isfunction(found) or name.startswith("_"):
                continue
            handed = next(iter(inspect.signature(found).parameters), None)
            whole = f"{module.name}.{name}"
            if found.__module__ == there.__name__ and handed == "acting" and whole not in INNER:
                yield whole, found


USE_CASES = dict(use_cases())


@pytest.fixture
def handed(room: Newsroom, tmp_path: Path) -> dict[str, Any]:
    """Return what to hand for each parameter, by its name or by the use case and its name."""
    article = room.wrote(room.layla)
    text = room.text("عنوان آخر")
    drafts.save_draft(room.layla, article, text, base=1)
    comments.add_comment(room.layla, article, "من؟")
    (thread,) = comments.threads(room.layla, article)
    world, local, _ = room.sections
    checklists.set_checklist(room.chief, world, ["مصدران"])
    tag, _ = tags.ensure_tag(room.chief, "مياه")
    other, _ = tags.ensure_tag(room.chief, "نهر")
    (sha256,) = pictures.add_picture(room.chief, png("red"), Metadata(name="a.png")).pictures
    (loose,) = pictures.add_picture(room.chief, png("blue"), Metadata(name="b.png")).pictures
    wording = snippets.Wording(abbreviation="شأ", text=text.body)
    (snippet,) = snippets.add_snippet(room.layla, wording).snippets
    (entry,) = dictionary.add_word(room.layla, "نيوز").words
    house_rules.keep_rule(room.chief, OWN_RULE)
    (named,) = register.add_name(room.layla, register.Naming(name="موسكو")).names
    (other_name,) = register.add_name(room.layla, register.Naming(name="لندن")).names
    target_wishes = TargetWishes(name="الموقع", kind=TargetKind.FOLDER, address="/srv/www")
    saved_searches.save_search(room.layla, "قمم", archive.Search(text="قمة"))
    (saved,) = saved_searches.saved_searches(room.layla)
    (target,) = targets.add_target(room.chief, target_wishes).targets
    (template,) = house_templates.add_house_template(room.chief, text, "نشرة").templates
    return {
        "article": article,
        "articles": (article,),
        "text": text,
        "note": "سبب",
        "reason": "سبب",
        "revision": 1,
        "publication.public_article:revision": PackageStatus.PUBLISHED,
        "base": 1,
        "point": 1,
        "at": room.clock.now + timedelta(days=1),
        "since": room.clock.now - timedelta(hours=8),
        "now": room.clock.now,
        "until": room.clock.now,
        "private": True,
        "packager": packager,
        "kind": RevisionKind.EDITED,
        "form": Template.REPORT,
        "action": Action.EDIT,
        "section": world,
        "parent": None,
        "into": other,
        "sections.merge_section:into": local,
        "order": room.sections,
        "targets.order_targets:order": (target,),
        "colour": "#123456",
        "lines": ["سطر"],
        "what": "legal_check",
        "item": checklists.item_of("مصدران"),
        "done": True,
        "comment": thread.comment.id,
        "body": "نص",
        "blocks": (),
        "pictures": {},
        "hashes": (),
        "folder": tmp_path,
        "session": "window",
        "changed": {"commissioned": 300},
        "batch.step:action": Action.SUBMIT,
        "going_back.go_back:action": Action.EDIT,
        "batch": batch.move(room.chief, (article,), local),
        "wanted": desk.Filter(),
        "desk.summaries:wanted": (article,),
        "desk.by_uid:wanted": ("a" * 32,),
        "desk.counts:wanted": {"all": desk.Filter()},
        "records.records:wanted": records.Wanted(),
        "records.write_records:wanted": records.Wanted(),
        "file": tmp_path / "out.csv",
        "words": "قمة",
        "due": room.clock.now + timedelta(days=1),
        "asked": archive.Search(text="قمة"),
        "search": archive.Search(text="قمة"),
        "saved_searches.rename_search:search": saved.id,
        "saved_searches.forget_search:search": saved.id,
        "saved_searches.find_saved_search:name": "قمم",
        "saved_searches.counts:wanted": (saved,),
        "read": importing.FileText(text),
        "importing.bring_in:file": "a.txt",
        "stream": io.BytesIO(b"<rss/>"),
        "find_picture": lambda _: None,
        "wishes": Wishes({"kicker": "شارة"}, None),
        "names": ("Layla",),
        "field": "at",
        "value": "2026-03-01T18:30",
        "house.set_setting:value": "اسم آخر",
        "house.set_settings:values": {"footer": "آخر"},
        "key": "site_name",
        "name": "اسم جديد",
        "people.find_person:name": "layla",
        "sections.find_section:name": "محلي",
        "tags.find_tag:name": "مياه",
        "tags.add_synonym:name": "ماء",
        "importing.import_file:name": "a.txt",
        "data": "عنوان\n\nمتن".encode(),
        "pictures.add_picture:data": png("green"),
        "most": 3,
        "importing.import_package:folder": small_package(tmp_path / "package"),
        "metadata": Metadata(name="c.jpg", alt="وصف"),
        "sha256": sha256,
        "pictures.remove_picture:sha256": loose,
        "plan": Plan(commissioned=400),
        "notice": 1,
        "person": room.editor.person.id,
        "sign_in": "somebody",
        "posts": [Post(Role.CHIEF)],
        "password": "a long password",
        "tag": tag,
        "snippet": snippet,
        "wording": wording,
        "snippets.add_snippet:wording": replace(wording, abbreviation="ن"),
        "snippets.change_snippet:wording": replace(wording, name="اسم"),
        "abbreviation": "شأ",
        "entry": entry,
        "word": "مدادنا",
        "dictionary.find_word:word": "نيوز",
        "dictionary.import_words:lines": ["سطرنا"],
        "finding": Ignored("latin_comma", ",", "قال", " ثم"),
        "ignoring.follow_finding:now": Ignored("latin_comma", ",", "وقال", " ثم"),
        "codes": {"latin_comma": 1},
        "rule": "own_1",
        "level": "error",
        "house_rules.keep_rule:text": OTHER_RULE,
        "house_rules.import_rules:text": OTHER_RULE,
        "style_check.try_rule:text": OTHER_RULE,
        "naming": register.Naming(name="برلين"),
        "listed": [register.Naming(name="باريس")],
        "register.find_name:name": "موسكو",
        "register.latin_address:headline": "قمة في موسكو",
        "register.change_name:entry": named,
        "register.remove_name:entry": named,
        "register.merge_name:entry": named,
        "register.merge_name:into": other_name,
        "template": template,
        "house_templates.find_house_template:name": "نشرة",
        "target": target,
        "target_wishes": replace(target_wishes, name="موقع آخر"),
        "fingerprint": "SHA256:abc",
        "targets.find_target:name": "الموقع",
        "sending": 1,
        "sendings.site_was_sent:changed": True,
        "error": Refused(Reason.TARGET_CHANGED, path="a"),
        "again": True,
        "status": PackageStatus.PUBLISHED,
        "place": "a",
        "files": 1,
        "size": 1,
        "tags": (tag,),
        "ids": (tag,),
    }


def small_package(folder: Path) -> Path:
    """Keep the least that is a package of Midad in `folder`."""
    text = "---\nheadline: عنوان\n---\n\nنص\n".encode()
    folder.mkdir()
    (folder / "article.md").write_bytes(text)
    listed = [{"path": "article.md", "sha256": hashlib.sha256(text).hexdigest()}]
    (folder / "manifest.json").write_text(json.dumps({"files": listed}))
    return folder


def call(name: str, acting: Acting, handed: dict[str, Any]) -> object:
    """Call a use case with something for everything that it has to be handed."""
    arguments = {}
    for one in inspect.signature(USE_CASES[name]).parameters.values():
        if one.name == "acting":
            continue
        key = f"{name}:{one.name}" if f"{name}:{one.name}" in handed else one.name
        if key in handed:
            arguments[one.name] = handed[key]
        else:
            assert one.default is not one.empty, f"say above what to hand for {one.name} of {name}"
    answer = USE_CASES[name](acting, **arguments)
    if isinstance(answer, AbstractContextManager):
        with answer:
            return None
    return list(answer) if isinstance(answer, Iterator) else answer


def test_whoever_has_left_does_nothing_any_more(room: Newsroom, handed: dict[str, Any]) -> None:
    people.retire_person(room.chief, room.layla.person.id)
    before = snapshot(room)
    answered, changed = set(), set()
    for name in USE_CASES:
        try:
            call(name, room.layla, handed)
        except MidadError as error:
            if error.reason in {Reason.PERSON_RETIRED, Reason.NOT_PERMITTED}:
                continue
        answered.add(name)
        if snapshot(room) != before:
            changed.add(name)
            before = snapshot(room)
    assert not changed
    assert sorted(answered - OPEN) == [], "these do not check who calls"
    assert sorted(OPEN - answered) == [], "these do check, and are not open"


def test_a_web_producer_changes_nothing(room: Newsroom, handed: dict[str, Any]) -> None:
    before = snapshot(room)
    changed = set()
    for name in USE_CASES:
        with suppress(MidadError):
            call(name, room.producer, handed)
        if snapshot(room) != before:
            changed.add(name)
            before = snapshot(room)
    assert changed == OWN | SITE_QUEUE, "what they bring out is in the queue and on the record"


def test_whatever_is_a_use_case_is_found() -> None:
    assert len(USE_CASES) > 90
