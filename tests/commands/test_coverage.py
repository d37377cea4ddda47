from pathlib import Path

from execreports.testing.calls import Caller


def test_lines_that_gave_nothing_a_report_uses_are_listed_and_counted(run: Caller, workspace: Path) -> None:
    sources = workspace / "config" / "sources.yaml"
    row = "\n  - name: missed_notes\n    kind: handoffs\n    path: missed/*.md\n"
    sources.write_text(sources.read_text("utf-8").rstrip("\n") + row, "utf-8")
    (workspace / "missed").mkdir()
    (workspace / "missed" / "note.md").write_text(
        "# Note\n\n- [ ] call by 2026-05-09\n\nWe met on 2026-04-02.\n\nupdated: 2026-05-01\n", "utf-8"
    )
    said = run("sources", "--coverage", "--json").json
    listed = {one["place"]: one for one in said["missed"]}
    assert listed["missed/note.md:5"]["looks_like"] == ["date"]
    assert "missed/note.md:3" not in listed
    (counted,) = [one for one in said["documents"] if one["path"] == "missed/note.md"]
    assert counted == {
        "path": "missed/note.md", "facts": 1, "used": 1, "missed": {"money": 0, "status": 0, "date": 1},
    }  # fmt: skip
    text = run("sources", "--coverage")
    assert text.code == 0
    (row,) = [line for line in text.out.split("\n") if line.startswith("missed/note.md ")]
    assert row.split() == ["missed/note.md", "1", "1", "0", "0", "1"]
    assert "missed/note.md:5" in text.out
