"""The sample newsroom is played by the same use cases, and its main job ends in a whole package."""

from pathlib import Path

from studio.demo.house import COLOURS, NAMES, SNIPPETS, WORDS
from studio.demo.script import SCENES
from studio.storage.codes import Stage
from tests.cli.running import Midad


def test_it_holds_every_stage_and_walks_the_main_job(demo: tuple[Midad, Path]) -> None:
    midad, folder = demo
    ran = midad.bare("--json", "demo", "--headless", folder).one
    assert ran["articles"] == len(SCENES) + 1
    assert [step["action"] for step in ran["steps"]] == [
        "import",
        "submit",
        "send_back",
        "edit",
        "submit",
        "approve",
        "publish",
    ]
    assert midad.bare("--json", "verify", ran["package"]).one["valid"] is True
    stages = {one["stage"] for one in midad.ok("nora", "list").lines}
    spiked = midad.ok("nora", "list", "--stage", "spiked").lines
    assert {*stages, *(one["stage"] for one in spiked)} == {stage.value for stage in Stage}
    assert {one["colour"] for one in midad.ok("nora", "section", "list").lines} == set(
        COLOURS.values()
    )
    for command, kept in (("name", NAMES), ("dictionary", WORDS), ("snippet", SNIPPETS)):
        assert len(midad.ok("nora", command, "list").lines) == len(kept)
    assert midad.run("doctor").one["sound"] is True
    assert {path.name for path in folder.iterdir()} == {"newsroom", "packages"}
    acts = [one["action"] for one in midad.ok("nora", "record", ran["steps"][0]["article"]).lines]
    submitted = acts.index("submit")
    assert acts[submitted - 1] == "tick"
    assert acts[submitted + 1] == "send_back", "what was seen to holds after submitting"
