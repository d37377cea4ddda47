"""The traps of Apps Script answers, each against a real loopback server through the embedded reroute."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import requests
from pydantic import ValidationError

from execreports.embedded.reach import embedded_reach, source_routes
from execreports.embedded.reroute import session
from execreports.embedded.server import Request, Response, Route, Standin
from execreports.errors import SourceBroken, SourceDown, SourceError
from execreports.model.facts import Fact
from execreports.sources.base import Reach, Source
from execreports.sources.gas_endpoint import GasEndpoint
from execreports.testing.reaches import NOW, PORTFOLIO, no_secret
from execreports.testing.source_contract import SourceContract, unnamed

ID = "AKfycbEXAMPLE_jobs-1"
URL = f"https://script.google.com/macros/s/{ID}/exec"
ONE_OFF = "https://script.googleusercontent.com/macros/echo?user_content_key=ONEOFF"
JOB = {
    "key": "job",
    "value": "price",
    "entity": "boats",
    "labels": {"id": "id", "stage": "stage", "vessel": "vessel.name"},
    "dates": {"start": "start"},
}
ANSWER = {
    "generatedAt": "2026-05-05T05:55:00-07:00",
    "jobs": [
        {
            "id": "J1",
            "stage": "won",
            "price": 0.1,
            "vessel": {"name": "Example"},
            "start": "2026-05-10T07:00:00.000Z",
        },
        {"id": "J2", "stage": "quoted", "price": None, "vessel": {"name": "Sample"}, "start": ""},
    ],
    "events": [{"from": "2026-05-06", "to": "2026-05-08", "state": "busy"}],
}


def endpoint(**options: object) -> GasEndpoint:
    given: dict[str, object] = {"name": "jobs", "url": URL, "records": "/jobs", "facts": [JOB]}
    return GasEndpoint.model_validate(given | options)


@contextmanager
def serving(*routes: Route) -> Iterator[Reach]:
    with Standin(routes) as standin:
        yield embedded_reach(Path("/nowhere"), NOW, PORTFOLIO, no_secret, standin.url)


def file_reach(root: Path, name: str, body: str | bytes) -> AbstractContextManager[Reach]:
    folder = root / "script"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(body if isinstance(body, bytes) else body.encode())
    return serving(*source_routes(root))


def answering(response: Response) -> Route:
    return lambda _: response


def page(status: int, body: str) -> Response:
    return Response(status, body.encode(), {"Content-Type": "text/html; charset=utf-8"})


def refusal(reach: Reach, source: GasEndpoint | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        list((source or endpoint()).read(reach))
    assert unnamed(source or endpoint(), reach) == []
    return caught.value


class TestContract(SourceContract):
    @pytest.fixture(autouse=True)
    def _standin(self, tmp_path: Path) -> Iterator[None]:
        with file_reach(tmp_path, f"{ID}.json", json.dumps(ANSWER)) as self.reach:
            yield

    def honest(self, root: Path) -> tuple[Source, Reach]:
        return endpoint(dated_at="/generatedAt"), self.reach

    def broken(self, root: Path) -> tuple[Source, Reach]:
        return endpoint(url=URL.replace("jobs", "gone")), self.reach


def read(root: Path, answer: object, source: GasEndpoint | None = None) -> list[Fact]:
    with file_reach(root, f"{ID}.json", json.dumps(answer)) as reach:
        return list((source or endpoint()).read(reach))


def test_trap_the_body_is_only_behind_the_redirect_to_googleusercontent(tmp_path: Path) -> None:
    events = {
        "key": "calendar.event",
        "records": "/events",
        "entity": "boats",
        "labels": {"status": "state"},
        "dates": {"start": "from", "end": "to"},
    }
    facts = read(tmp_path, ANSWER, endpoint(facts=[JOB, events], dated_at="/generatedAt"))
    assert [fact.origin.locator for fact in facts] == [f"{URL}#/jobs/0", f"{URL}#/jobs/1", f"{URL}#/events/0"]
    assert facts[0].value == Decimal("0.1")
    assert facts[0].labels == {"id": "J1", "stage": "won", "vessel": "Example", "start": "2026-05-10"}
    assert not facts[1].is_number
    assert facts[2].labels == {"status": "busy", "start": "2026-05-06", "end": "2026-05-08"}
    assert facts[0].origin.as_of.isoformat() == "2026-05-05T12:55:00+00:00"


def test_trap_parameters_go_into_the_query_only_and_the_token_into_no_address(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(request: Request) -> None:
        seen.append(request.target)

    folder = tmp_path / "script"
    folder.mkdir()
    (folder / f"{ID}.jobs.json").write_text(json.dumps(ANSWER))
    with serving(watch, *source_routes(tmp_path)) as reach:
        known = replace(reach, secret={"JOBS_TOKEN": "EXAMPLE-token"}.get)
        source = endpoint(params={"view": "jobs"}, token={"param": "key", "setting": "JOBS_TOKEN"})
        facts = list(source.read(known))
        assert "view=jobs&key=EXAMPLE-token" in seen[0]
        assert all("EXAMPLE-token" not in fact.origin.locator for fact in facts)
        assert facts[0].origin.locator == f"{URL}?view=jobs#/jobs/0"
        assert refusal(reach, source).faults[0].code == "E-SRC-210"


def test_an_empty_list_is_no_jobs_and_no_failure(tmp_path: Path) -> None:
    assert read(tmp_path, {"jobs": []}) == []
    counted = {"key": "job", "combine": "count", "entity": "boats"}
    (zero,) = read(tmp_path, {"jobs": []}, endpoint(facts=[counted]))
    assert zero.value == 0


GOOGLE_PAGE = (
    '<html><head><link rel="shortcut icon" href="//ssl.gstatic.com/docs/script/images/favicon.ico"><title>{title}'
    '</title></head><body><div style="font-family:monospace;margin:50px auto 0">{message}</div></body></html>'
)


@pytest.mark.parametrize(
    ("title", "message", "code"),
    [
        ("Error", 'TypeError: Cannot read properties of undefined (line 12, file "Code")', "E-SRC-223"),
        ("خطا", "TypeError: x is undefined", "E-SRC-223"),
        ("Error", 'Se ha superado el límite (línea 3, archivo "Código")', "E-SRC-223"),
        ("错误", "出错了（第 5 行，文件“代码”）", "E-SRC-223"),
        ("Error", "The script completed but did not return anything.", "E-SRC-224"),
        ("Ошибка", "Сценарий завершен, но не вернул никаких данных.", "E-SRC-224"),
        ("خطا", "اسکریپت تکمیل شد اما چیزی برنگرداند", "E-SRC-224"),
    ],
)
def test_trap_error_pages_have_status_200_and_are_localised_so_structure_tells_them(
    tmp_path: Path, title: str, message: str, code: str
) -> None:
    with file_reach(tmp_path, f"{ID}.html", GOOGLE_PAGE.format(title=title, message=message)) as reach:
        error = refusal(reach)
    assert isinstance(error, SourceBroken)
    assert error.faults[0].code == code
    assert message[:12] in error.faults[0].message


@pytest.mark.parametrize("body", ["", "  \n", "null"])
def test_trap_an_empty_return_with_status_200_is_named_empty(tmp_path: Path, body: str) -> None:
    with file_reach(tmp_path, f"{ID}.json", body) as reach:
        assert refusal(reach).faults[0].code == "E-SRC-224"


def test_trap_a_landing_page_with_status_200_is_not_json_and_its_secrets_stay_out(tmp_path: Path) -> None:
    text = "<html><body><h1>Docs</h1>password = 'hunter2hunter2x9' api</body></html>"
    with file_reach(tmp_path, f"{ID}.html", text) as reach:
        fault = refusal(reach).faults[0]
    assert fault.code == "E-SRC-226"
    assert "hunter2" not in fault.message


@pytest.mark.parametrize("body", ["{", '{"jobs": [NaN]}', "[" * 100_000, "jobs,1"])
def test_half_json_and_odd_numbers_are_refused(tmp_path: Path, body: str) -> None:
    with file_reach(tmp_path, f"{ID}.json", body) as reach:
        assert refusal(reach).faults[0].code == "E-SRC-226"


def test_trap_access_below_anyone_redirects_to_a_login(tmp_path: Path) -> None:
    with file_reach(tmp_path, f"{ID}.meta.json", '{"login": true}') as reach:
        assert refusal(reach).faults[0].code == "E-SRC-221"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (401, "E-SRC-221", SourceBroken),
        (403, "E-SRC-221", SourceBroken),
        (404, "E-SRC-222", SourceBroken),
        (429, "E-SRC-225", SourceDown),
        (500, "E-SRC-225", SourceDown),
        (503, "E-SRC-225", SourceDown),
    ],
)
def test_trap_401_403_and_404_are_never_retried_and_429_and_5xx_may_be(
    status: int, code: str, kind: type[SourceError]
) -> None:
    with serving(answering(page(status, "<html></html>"))) as reach:
        error = refusal(reach)
    assert isinstance(error, kind)
    assert error.faults[0].code == code


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example.com/x",
        "http://script.google.com/x",
        "https://script.google.com.evil.example.com/",
        "https://127.0.0.1/x",
        "https://script.google.com:8443/x",
    ],
)
def test_trap_a_redirect_off_the_allow_list_is_not_followed(target: str) -> None:
    seen: list[Request] = []

    def route(request: Request) -> Response:
        seen.append(request)
        return Response(302, b"", {"Location": target})

    with serving(route) as reach:
        error = refusal(reach)
    assert error.faults[0].code == "E-SRC-229"
    assert {request.headers["host"] for request in seen} == {"script.google.com"}


def test_trap_redirects_are_capped_at_five() -> None:
    seen: list[str] = []

    def round_and_round(request: Request) -> Response:
        seen.append(request.path)
        return Response(302, b"", {"Location": URL})

    with serving(round_and_round) as reach, pytest.raises(SourceBroken, match="more than 5 redirects"):
        list(endpoint().read(reach))
    assert len(seen) == 6


def test_trap_the_one_off_location_is_in_no_message(tmp_path: Path) -> None:
    def lost(request: Request) -> Response | None:
        if "echo" in request.path:
            return Response(500, b"", {})
        return Response(302, b"", {"Location": ONE_OFF})

    with serving(lost) as reach:
        error = refusal(reach)
    assert "ONEOFF" not in str(error)
    assert "ONEOFF" not in repr(error.__cause__)


def test_trap_a_longer_answer_than_the_size_cap_is_cut_off(tmp_path: Path) -> None:
    with file_reach(tmp_path, f"{ID}.json", json.dumps({"jobs": ["x" * 2000]})) as reach:
        assert refusal(reach, endpoint(max_bytes=1000)).faults[0].code == "E-SRC-228"


def test_a_compressed_answer_counts_unpacked() -> None:
    import gzip

    packed = gzip.compress(b'{"jobs": [' + b" " * 5_000_000 + b"]}")
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    with serving(answering(Response(200, packed, headers))) as reach:
        assert refusal(reach, endpoint(max_bytes=100_000)).faults[0].code == "E-SRC-228"


def held(release: threading.Event) -> Callable[[Request], Response]:
    def route(_: Request) -> Response:
        release.wait(20)
        return Response(200, b"{}")

    return route


def test_trap_a_silent_script_ends_at_the_deadline() -> None:
    release = threading.Event()
    with serving(held(release)) as reach:
        error = refusal(reach, endpoint(deadline=0.2))
        release.set()
    assert isinstance(error, SourceDown)
    assert "0.2 s" in error.faults[0].message


def test_trap_a_dripping_answer_ends_at_the_total_deadline() -> None:
    release = threading.Event()

    class Dripping(Response):
        def write(self, handler: object) -> None:
            from http.server import BaseHTTPRequestHandler

            assert isinstance(handler, BaseHTTPRequestHandler)
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            while not release.wait(0.05):
                try:
                    handler.wfile.write(b" ")
                    handler.wfile.flush()
                except OSError:
                    return
            handler.close_connection = True

    with serving(answering(Dripping(200))) as reach:
        error = refusal(reach, endpoint(deadline=0.4))
        release.set()
    assert isinstance(error, SourceDown)


def test_a_refused_connection_is_down(tmp_path: Path) -> None:
    with Standin(()) as standin:
        reach = embedded_reach(tmp_path, NOW, PORTFOLIO, no_secret, standin.url)
    assert isinstance(refusal(reach), SourceDown)


@pytest.mark.parametrize(
    "answer", [{"error": "no access"}, {"jobs": "none today"}, {"jobs": [{"id": 1}]}, [1, 2]]
)
def test_trap_json_of_another_shape_than_declared_is_no_data(tmp_path: Path, answer: object) -> None:
    with file_reach(tmp_path, f"{ID}.json", json.dumps(answer)) as reach:
        assert refusal(reach).faults[0].code in {"E-SRC-227", "E-SRC-211"}


@pytest.mark.parametrize(
    "url",
    [
        f"{URL}/",
        f"{URL}/extra",
        URL.replace("https", "http"),
        URL.replace("exec", "dev"),
        "https://127.0.0.1/macros/s/x/exec",
        URL.replace("script.google.com", "script.google.com.example.com"),
        f"{URL}?view=jobs",
    ],
)
def test_trap_anything_behind_exec_in_the_path_may_demand_a_login(url: str) -> None:
    with pytest.raises(ValidationError):
        endpoint(url=url)


def test_trap_authorization_never_follows_to_another_host(tmp_path: Path) -> None:
    seen: list[tuple[str, bool]] = []

    def watch(request: Request) -> None:
        seen.append((request.headers["host"], "authorization" in request.headers))

    folder = tmp_path / "script"
    folder.mkdir()
    (folder / f"{ID}.json").write_text("{}")
    with Standin((watch, *source_routes(tmp_path))) as standin:
        caller = session(int(standin.url.rpartition(":")[2]))
        caller.get(URL, headers={"Authorization": "Bearer EXAMPLE"}, timeout=5)
        caller.close()
    assert seen == [("script.google.com", True), ("script.googleusercontent.com", False)]


def test_trap_a_post_is_answered_by_a_get_at_the_second_address(tmp_path: Path) -> None:
    folder = tmp_path / "script"
    folder.mkdir()
    (folder / f"{ID}.json").write_text('{"ok": true}')
    methods: list[str] = []

    def watch(request: Request) -> None:
        methods.append(request.method)

    with Standin((watch, *source_routes(tmp_path))) as standin:
        caller = session(int(standin.url.rpartition(":")[2]))
        assert caller.post(URL, data={"a": "1"}, timeout=5).json() == {"ok": True}
        caller.close()
    assert methods == ["POST", "GET"]


def test_no_other_host_is_reached_in_an_embedded_run() -> None:
    with Standin(()) as standin:
        caller = session(int(standin.url.rpartition(":")[2]))
        with pytest.raises(requests.exceptions.ConnectionError, match="not reached"):
            caller.get("https://example.com/", timeout=5)


def test_trap_at_most_four_calls_at_once_per_owner(tmp_path: Path) -> None:
    inside, most, lock = 0, 0, threading.Lock()
    gate = threading.Event()

    def route(request: Request) -> Response:
        nonlocal inside, most
        if "echo" in request.path:
            return Response(200, json.dumps(ANSWER).encode(), {"Content-Type": "application/json"})
        with lock:
            inside += 1
            most = max(most, inside)
            if inside == 4:
                gate.set()
        gate.wait(5)
        with lock:
            inside -= 1
        return Response(302, b"", {"Location": ONE_OFF})

    with serving(route) as reach:
        threads = [threading.Thread(target=lambda: list(endpoint(owner="a").read(reach))) for _ in range(9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert most == 4


def test_trap_the_one_off_location_is_in_no_fact(tmp_path: Path) -> None:
    def once(request: Request) -> Response:
        if "echo" in request.path:
            return Response(200, json.dumps(ANSWER).encode(), {"Content-Type": "application/json"})
        return Response(302, b"", {"Location": ONE_OFF, "Cache-Control": "no-store"})

    with serving(once) as reach:
        facts = list(endpoint().read(reach))
        assert len(facts) == 2
        assert "ONEOFF" not in repr(facts) + repr(reach.problems)


@pytest.mark.parametrize(
    "message",
    [
        "Exception: Service invoked too many times for one day: urlfetch. (line 4, file &quot;Code&quot;)",
        "Exceeded maximum execution time",
        "There are too many scripts running simultaneously for this Google user account.",
        "Exception: Dienst an einem Tag zu oft aufgerufen: urlfetch (Zeile 4, Datei &quot;Code&quot;)",
        "Se superó el tiempo máximo de ejecución",
    ],
)
def test_trap_quota_and_time_out_pages_have_status_200_and_may_be_tried_again(
    tmp_path: Path, message: str
) -> None:
    with file_reach(tmp_path, f"{ID}.html", GOOGLE_PAGE.format(title="Error", message=message)) as reach:
        error = refusal(reach)
    assert isinstance(error, SourceDown)
    assert error.faults[0].code == "E-SRC-225"
    assert message[:20] in error.faults[0].message


def test_a_mistake_of_the_scripts_own_is_no_quota_whatever_its_variables_are_called(tmp_path: Path) -> None:
    message = "ReferenceError: quota exceeded is not defined (line 4, file &quot;Code&quot;)"
    with file_reach(tmp_path, f"{ID}.html", GOOGLE_PAGE.format(title="Error", message=message)) as reach:
        assert refusal(reach).faults[0].code == "E-SRC-223"


GERMAN_LOGIN = """<!doctype html><html lang="de"><head><title>Anmelden - Google Konten</title></head><body>
<form action="https://accounts.google.com/v3/signin/identifier"><h1>Anmelden</h1><p>Weiter zu Apps Script</p>
<input type="email" id="identifierId" aria-label="E-Mail oder Telefonnummer"></form></body></html>"""


def test_trap_a_login_page_in_another_language_with_status_200_is_login_needed(tmp_path: Path) -> None:
    with file_reach(tmp_path, f"{ID}.html", GERMAN_LOGIN) as reach:
        error = refusal(reach)
    assert isinstance(error, SourceBroken)
    assert error.faults[0].code == "E-SRC-221"
    assert "Anyone" in error.faults[0].fix


@pytest.mark.parametrize("body", [json.dumps(ANSWER), "[]"])
def test_trap_json_that_did_not_come_through_googleusercontent_is_no_data(body: str) -> None:
    with serving(answering(Response(200, body.encode(), {"Content-Type": "application/json"}))) as reach:
        fault = refusal(reach).faults[0]
    assert fault.code == "E-SRC-229"
    assert "script.google.com itself" in fault.message


def test_trap_the_first_call_after_idling_takes_seconds_so_the_usual_deadline_is_half_a_minute() -> None:
    assert 30 <= endpoint().deadline.total_seconds() <= 60


def test_evidence_of_a_page_is_its_first_two_hundred_characters(tmp_path: Path) -> None:
    page_text = "<html><body>" + "word " * 500 + "</body></html>"
    with file_reach(tmp_path, f"{ID}.html", page_text) as reach:
        message = refusal(reach).faults[0].message
    assert "word word" in message
    assert len(message) < 300


def test_a_list_where_an_object_was_declared_says_what_the_answer_is(tmp_path: Path) -> None:
    with file_reach(tmp_path, f"{ID}.json", json.dumps(ANSWER["jobs"])) as reach:
        fault = refusal(reach).faults[0]
    assert fault.code == "E-SRC-227"
    assert "/jobs" in fault.message
    assert "J1" in fault.message
    assert fault.fix
    assert len(read(tmp_path, ANSWER["jobs"], endpoint(records=""))) == 2
