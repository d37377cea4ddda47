"""Web entries of a script, who is checked on them, and what they change."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.apps_script import apps_script_json, read_apps_script, read_manifest

OPEN = "function doGet(e) {\n  return out(SpreadsheetApp.getActive().getDataRange().getValues());\n}\n"
CASES = {
    "open": (OPEN, (1, 0, 0, 0)),
    "compared": (
        "function doGet(e){ if (e.parameter.token !== SECRET) { return no(); } return read(); }",
        (1, 0, 1, 0),
    ),
    "body key": (
        (
            "function doPost(e){ var data = JSON.parse(e.postData.contents);\n"
            " if (data['key'] != P.getProperty('KEY')) return no();\n sheet.appendRow([1]); }"
        ),
        (0, 1, 1, 1),
    ),
    "arrow, handed on": (
        (
            "const doPost = (e) => {\n const token = e.parameter['token'];\n if (!isValid_(token)) return 1;\n"
            " MailApp.sendEmail('a@example.com', 'x', 'y');\n};\nfunction isValid_(t){ return t === KEY; }"
        ),
        (0, 1, 1, 1),
    ),
    "called": (
        (
            "function doGet(e) { requireToken_(e); return 1; }\n"
            "function requireToken_(e) { if ((e.parameter.token||'') !== KEY) throw new Error('no'); }"
        ),
        (1, 0, 1, 0),
    ),
    "hollow": (
        "function doGet(e){ checkToken(e); return 1;}\nfunction checkToken(e){ return true; }",
        (1, 0, 0, 0),
    ),
    "only in comments and texts": (
        (
            "function doGet(e) {\n // if (e.parameter.token !== KEY) return;\n /* checkToken(e) */\n"
            " return 'if (e.parameter.token !== KEY) sheet.appendRow(x)';\n}"
        ),
        (1, 0, 0, 0),
    ),
    "session": (
        "function doGet() { var email = Session.getActiveUser().getEmail(); if (ALLOWED.indexOf(email) < 0) return no(); }",
        (1, 0, 1, 0),
    ),
    "session only logged": (
        "function doGet() { Logger.log(Session.getActiveUser().getEmail()); return 1; }",
        (1, 0, 0, 0),
    ),
    "check not reached": (
        "function doGet(e){ return 1; }\nfunction admin(e){ if (e.parameter.token !== K) throw 1; sheet.appendRow([1]); }",
        (1, 0, 0, 1),
    ),
    "table of handlers": (
        (
            "var H = { add: addRow_, list: list_ };\nfunction doPost(e){ return H[e.parameter.action](e); }\n"
            "function addRow_(e){ getSheet_().appendRow([e.parameter.x]); }"
        ),
        (0, 1, 0, 1),
    ),
    "no entry": (
        "/* function doPost(e) { } */\nvar x = 'function doGet(e) {}';\nfunction onEdit(){}",
        (0, 0, 0, 0),
    ),
    "methods are no entries": (
        "var ns = { doGet: function(e) { return 1; } };\nclass A { doPost(e) {} }",
        (0, 0, 0, 0),
    ),
    "presence only": (
        "function doGet(e){ if (!e.parameter.token) return out('missing'); return 1;}",
        (1, 0, 0, 0),
    ),
    "refused": (
        "function doGet(e){ if (!e.parameter.token) return out('Unauthorized'); return 1;}",
        (1, 0, 1, 0),
    ),
    "action is no check": ("function doGet(e){ if (e.parameter.action === 'list') return 1; }", (1, 0, 0, 0)),
    "signature drawn by hand": (
        (
            "function doPost(e){ var data = parse(e); var signature = (data.signature || '').trim();\n"
            " if (!signature) return out('missing'); return save_(signature, data.name); }\nfunction save_(s){ }"
        ),
        (0, 1, 0, 0),
    ),
    "destructured": (
        (
            "function doPost(e){ const {token, name} = JSON.parse(e.postData.contents);\n"
            " if (token !== TOKEN) return 0; Calendar.Events.insert(x);}"
        ),
        (0, 1, 1, 1),
    ),
    "regular expression": (
        "function doGet(e){ var m = /[/\"']}{/.test(e.x); if (e.parameter.key !== KEY) return 1; }\nfunction doPost(e){}",
        (1, 1, 1, 0),
    ),
}


@pytest.mark.parametrize("case", sorted(CASES))
def test_entries_checks_and_writes(case: str) -> None:
    source, expected = CASES[case]
    answer = apps_script_json(source.encode())
    assert (answer["do_get"], answer["do_post"], answer["auth"], answer["writes"]) == tuple(
        map(bool, expected)
    )


def test_the_open_entry_is_named_by_line_even_when_the_other_is_guarded() -> None:
    read = read_apps_script(
        f"// head\n{OPEN}function doPost(e) {{ if (e.parameter.key !== KEY) return; sheet.appendRow([1]); }}\n"
    )
    assert (read.get_line, read.post_line) == (2, 5)
    assert read.open_lines == (2,)
    assert read.entry_writes


@pytest.mark.parametrize(
    "call",
    [
        "sheet.getRange(1,1).setValue(2)",
        "GmailApp.sendEmail(a, b, c)",
        "cal.createEvent(t, a, b)",
        "range.clear()",
        "event.setTitle('x')",
    ],
)
def test_calls_that_change_something(call: str) -> None:
    assert read_apps_script(f"function go() {{ {call}; }}").writes
    assert not read_apps_script(f"function go() {{ // {call}\n }}").writes


@pytest.mark.parametrize(
    "call", ["sheet.getRange(1,1).getValue()", "map.set(1, 2)", "cal.getEvents(a, b)", "items.clear()"]
)
def test_calls_that_change_nothing(call: str) -> None:
    assert not read_apps_script(f"function go() {{ {call}; }}").writes


def test_secrets_have_lines() -> None:
    read = read_apps_script("// x\nvar API_KEY = 'EXAMPLEfake123456';\n")
    assert [(s.line, s.name) for s in read.secrets] == [(2, "API_KEY")]


def test_the_manifest() -> None:
    text = '{\n "timeZone": "Etc/UTC",\n "webapp": {\n  "access": "ANYONE_ANONYMOUS",\n  "executeAs": "USER_DEPLOYING"\n }\n}'
    read = read_manifest(text)
    assert (read.access, read.execute_as, read.line, read.anonymous) == (
        "ANYONE_ANONYMOUS",
        "USER_DEPLOYING",
        4,
        True,
    )
    assert not read_manifest('{"webapp": {"access": "DOMAIN"}}').anonymous
    assert read_manifest("{}").access == ""
    assert read_manifest("{").problems
    assert read_manifest("[" * 100_000).problems


HOSTILE = [
    "e." * 200_000,
    "'" * 200_000,
    "/*" * 200_000,
    "{" * 300_000,
    "var a = " * 60_000,
    "`${" * 100_000,
    "const x = data." * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_scripts_take_bounded_time(text: str) -> None:
    started = time.process_time()
    read_apps_script(f"{text}\nfunction doGet(e) {{ {text} }}")
    assert time.process_time() - started < 6


@given(
    st.lists(
        st.sampled_from(
            [*"(){}[]'\"`/\\;\n =", "function doGet(e){", "doPost", "e.parameter.token", "!==", "//", "/*"]
        ),
        max_size=60,
    )
)
def test_any_script_is_answered(pieces: list[str]) -> None:
    assert isinstance(apps_script_json("".join(pieces))["auth"], bool)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert read_apps_script(data).encoding
    read_manifest(data)
