from pathlib import Path

from execreports.testing.calls import Caller


def test_lines_that_look_like_a_fact_and_gave_none_are_listed(run: Caller, workspace: Path) -> None:
    sources = workspace / "config" / "sources.yaml"
    row = "\n  - name: missed_notes\n    kind: handoffs\n    path: missed/*.md\n"
    sources.write_text(sources.read_text("utf-8").rstrip("\n") + row, "utf-8")
    (workspace / "missed").mkdir()
    (workspace / "missed" / "note.md").write_text(
        "# Note\n\n**Status:** done\n\nWe met on 2026-04-02.\n", "utf-8"
    )
    listed = {one["place"]: one for one in run("sources", "--coverage", "--json").json["missed"]}
    assert listed["missed/note.md:5"]["looks_like"] == ["date"]
    assert "missed/note.md:3" not in listed
    said = run("sources", "--coverage")
    assert said.code == 0
    assert "missed/note.md:5" in said.out
