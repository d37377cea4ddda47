import json
from pathlib import Path

import pytest

from execreports.embedded.google import ScriptRoutes, SheetsRoutes
from execreports.embedded.server import Request, Response

SCRIPT, ECHO = {"host": "script.google.com"}, {"host": "script.googleusercontent.com:80"}
SHEETS = {"host": "sheets.googleapis.com", "authorization": "Bearer EXAMPLE"}


@pytest.fixture
def script(tmp_path: Path) -> ScriptRoutes:
    (tmp_path / "ID.json").write_text('{"all": 1}')
    (tmp_path / "ID.jobs.json").write_text('{"jobs": 1}')
    (tmp_path / "PAGE.html").write_text("<html>Error</html>")
    (tmp_path / "SLOW.json").write_text("{}")
    (tmp_path / "SLOW.meta.json").write_text('{"delay": 0.4}')
    (tmp_path / "BUSY.json").write_text("{}")
    (tmp_path / "BUSY.meta.json").write_text('{"status": 429}')
    return ScriptRoutes(tmp_path)


def ask(routes: ScriptRoutes, target: str) -> Response:
    answer = routes(Request("GET", target, SCRIPT, b""))
    assert answer is not None
    return answer


def follow(routes: ScriptRoutes, answer: Response) -> Response:
    target = answer.headers["Location"].removeprefix("https://script.googleusercontent.com")
    second = routes(Request("GET", target, ECHO, b""))
    assert second is not None
    return second


def test_the_answer_lies_behind_a_redirect_and_is_given_once(script: ScriptRoutes) -> None:
    first = ask(script, "/macros/s/ID/exec")
    assert first.status == 302
    assert first.headers["Cache-Control"] == "no-store"
    assert follow(script, first).body == b'{"all": 1}'
    assert follow(script, first).status == 404


def test_a_parameter_chooses_its_own_answer(script: ScriptRoutes) -> None:
    assert follow(script, ask(script, "/macros/s/ID/exec?what=jobs")).body == b'{"jobs": 1}'
    assert follow(script, ask(script, "/macros/s/ID/exec?what=../ID")).body == b'{"all": 1}'


def test_pages_come_at_once_with_status_200(script: ScriptRoutes) -> None:
    assert (ask(script, "/macros/s/PAGE/exec").status, ask(script, "/macros/s/GONE/exec").status) == (
        200,
        404,
    )
    assert ask(script, "/macros/s/ID/exec/more").status == 404
    assert ask(script, "/macros/s/BUSY/exec").status == 429


def test_a_slow_answer_waits(tmp_path: Path, script: ScriptRoutes) -> None:
    waited: list[float] = []
    ask(ScriptRoutes(tmp_path, waited.append), "/macros/s/SLOW/exec")
    assert waited == [0.4]


def test_other_hosts_are_passed_on(tmp_path: Path, script: ScriptRoutes) -> None:
    request = Request("GET", "/macros/s/ID/exec", {"host": "127.0.0.1"}, b"")
    assert script(request) is None
    assert SheetsRoutes(tmp_path)(request) is None


def batch(folder: Path, query: str, headers: dict[str, str] | None = None) -> Response:
    target = f"/v4/spreadsheets/S/values%3AbatchGet?{query}"
    answer = SheetsRoutes(folder)(Request("GET", target, headers or SHEETS, b""))
    assert answer is not None
    return answer


def test_values_are_unformatted_and_rows_end_at_their_last_cell(tmp_path: Path) -> None:
    (tmp_path / "S").mkdir()
    (tmp_path / "S" / "Tab.csv").write_text("012345,1850,0.5,1e5,\n\nx,,\n")
    answer = json.loads(batch(tmp_path, "ranges=%27Tab%27").body)
    assert answer["valueRanges"][0]["values"] == [["012345", 1850, 0.5, "1e5"], [], ["x"]]


def test_what_a_sheet_refuses(tmp_path: Path) -> None:
    (tmp_path / "S").mkdir()
    (tmp_path / "secret.csv").write_text("x")
    assert batch(tmp_path, "ranges=Other").status == 400
    assert batch(tmp_path, "ranges=%27..%2Fsecret%27").status == 400
    assert batch(tmp_path, "ranges=Other", {"host": "sheets.googleapis.com"}).status == 401
    (tmp_path / "S" / "NOT_SHARED").touch()
    assert batch(tmp_path, "ranges=Other").status == 403


def test_tokens_are_made_up(tmp_path: Path) -> None:
    answer = SheetsRoutes(tmp_path)(Request("POST", "/token", {"host": "oauth2.googleapis.com"}, b""))
    assert answer is not None
    assert json.loads(answer.body)["token_type"] == "Bearer"
