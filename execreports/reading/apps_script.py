"""Google Apps Script: which web entries a script has, whether they check the caller, and what they change."""

import json
import re
from dataclasses import dataclass

from execreports.reading.encodings import Decoded, Problem, decode
from execreports.reading.javascript import Script
from execreports.reading.python_auth import AUTH_NAME
from execreports.reading.secret_names import snake
from execreports.reading.secrets import DEFAULT_SALT, Secret, scan
from execreports.reading.source_tree import is_binary

_WORD = r"(?:\w*(?:token|secret|password|passcode|signature|api_?key|access_?key|auth_?key)|key|pin|sig|auth|pass|user)"
_FROM = (
    r"(?:parameters?|params?|postData|body|data|payload|request|req|query|post|input|args|json|headers|e|p|q)"
)
_GIVEN = rf"\b{_FROM}\b[\w.\[\]'\"]{{0,80}}?[.'\"]{_WORD}\b(?:['\"]\s?\]|\[0\])?"
_TAINT = re.compile(
    rf"(?i)\b(?:const|let|var)\s+(\w+)\s*=\s*[^;\n]{{0,200}}?(?:{_GIVEN}|\bSession\.get\w+User\(\))"
)
_TAINT_ANY = re.compile(
    rf"(?i)\b(?:const|let|var)\s*\{{([^}}\n]{{1,200}})\}}\s*=\s*[^;\n]{{0,80}}\b{_FROM}\b"
)
_SESSION_IN_TEST = re.compile(
    r"\b(?:if|while)\s*\([^\n]{0,200}\bSession\.get(?:Active|Effective)User\(|Session\.get\w+User\(\)\.getEmail\(\)\s*[!=]==?"
)
_NOTHING = r"(?:undefined|null|''|\"\"|true|false|[\d.]+)"
_REFUSES = re.compile(r"(?i)unauthori[sz]ed|forbidden|denied|not allowed|\b40[13]\b")
_ASKS = r"(?:is|has|check|valid|verif|auth|allow|permit|match|compare|secure)"
_CALL = re.compile(r"\b([A-Za-z_$][\w$]*)\s*\(")
_WRITES = re.compile(
    r"""\.(?:appendRow|setValues?|setFormulas?|setRichTextValues?|setNotes?|deleteRows?|deleteColumns?|insertRows?\w*
    |insertColumns?\w*|clearContents?|clearFormats?|insertSheet|deleteSheet|renameActiveSheet|copyTo|moveTo|insertCheckboxes
    |removeDuplicates|sendEmail|createDraft|replyAll|moveToTrash|createEvent\w*|createAllDayEvent\w*|deleteEvent\w*
    |addGuest|removeGuest|setMyStatus|createFile|createFolder|setTrashed|removeFile|setSharing|appendParagraph)\s*\(
    |(?:Sheets\.Spreadsheets[\w.]*|Calendar\.Events|Calendar\.Calendars|Gmail\.Users[\w.]*)\.
    (?:update|append|batchUpdate|batchClear|clear|insert|patch|remove|delete|send|create|import|quickAdd|move)\s*\(
    |(?:getRange\w*\([^()\n]{0,120}\)|\b\w*(?:[sS]heet|[rR]ange)\w*)\.(?:clear|sort|setName|setTitle|setBackgrounds?)\s*\(
    |\b\w*(?:[eE]vent|[cC]al|[tT]hread|[mM]essage)\w*\.(?:setTitle|setTime|setDescription|setLocation|reply|forward)\s*\(""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class AppsScript:
    """One script file; `auth` is any check in a web entry, `get_auth` and `post_auth` are each entry's own."""

    do_get: bool
    do_post: bool
    get_auth: bool = False
    post_auth: bool = False
    writes: bool = False
    entry_writes: bool = False
    get_line: int | None = None
    post_line: int | None = None
    secrets: tuple[Secret, ...] = ()
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()

    @property
    def auth(self) -> bool:
        """Whether anything reached from `doGet` or `doPost` checks a token, key, user or session."""
        return self.get_auth or self.post_auth

    @property
    def open_lines(self) -> tuple[int, ...]:
        """The lines of the entries that nobody guards."""
        entries = ((self.get_line, self.get_auth), (self.post_line, self.post_auth))
        return tuple(line for line, auth in entries if line is not None and not auth)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `appsscript.json` says of the web app: who may call it and as whom it runs; '' where it does not say."""

    access: str
    execute_as: str
    line: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether anybody at all may call the web app without signing in."""
        return self.access == "ANYONE_ANONYMOUS"


def read_apps_script(source: bytes | str, *, salt: bytes = DEFAULT_SALT) -> AppsScript:
    """Read one `.gs` or `.js` file; never raises."""
    if isinstance(source, bytes) and is_binary(source):
        return AppsScript(False, False, encoding="binary", problems=(Problem(None, "binary, not a script"),))
    decoded = decode(source) if isinstance(source, bytes) else Decoded(source, "utf-8")
    script = Script(decoded.text)
    entries = {
        name: unit for name, unit in script.units.items() if name in {"doGet", "doPost"} and unit.is_function
    }
    get, post = entries.get("doGet"), entries.get("doPost")
    reached = script.reached(set(entries))
    return AppsScript(
        do_get=get is not None,
        do_post=post is not None,
        get_auth=get is not None and _checked(script, "doGet"),
        post_auth=post is not None and _checked(script, "doPost"),
        writes=_WRITES.search(script.code) is not None,
        entry_writes=any(_WRITES.search(script.body(name)) for name in reached),
        get_line=script.line(get.start) if get else None,
        post_line=script.line(post.start) if post else None,
        secrets=scan(decoded.text, "Code.gs", salt=salt),
        encoding=decoded.encoding,
        problems=decoded.problems,
    )


def _checked(script: Script, entry: str) -> bool:
    """Whether an entry, or a function of the file that it reaches, checks the caller."""
    return any(_checks(script, name) for name in script.reached({entry}) if script.units[name].is_function)


def _checks(script: Script, name: str) -> bool:
    body = script.body(name, strings=True)
    for call in _CALL.findall(script.body(name)):
        if (
            AUTH_NAME.match(snake(call))
            and call != name
            and (call not in script.units or not _hollow(script, call))
        ):
            return True
    if _SESSION_IN_TEST.search(body):
        return True
    given = {match[1] for match in _TAINT.finditer(body)}
    for match in _TAINT_ANY.finditer(body):
        given |= {word for word in re.findall(r"\w+", match[1]) if re.fullmatch(rf"(?i){_WORD}", word)}
    if AUTH_NAME.match(snake(name)):
        given |= set(re.findall(r"\w+", body.partition("(")[2].partition(")")[0]))
    names = "|".join(map(re.escape, sorted(given)[:200]))
    return _compared(body, rf"(?:{_GIVEN}|\b(?:{names})\b)" if names else _GIVEN)


def _compared(body: str, subject: str) -> bool:
    """Whether something the caller sent is compared with more than nothing, looked up, or refused when missing."""
    ending = r"(?:\.(?:trim|toLowerCase|toString|getEmail)\(\)|\s*\|\|\s*['\"]{{2}}\)?)*"
    after = re.compile(rf"(?i){subject}{ending}\)?\s*[!=]==?\s*(?!{_NOTHING}\s*[;)&|?])")
    before = re.compile(rf"(?i)(?P<left>[\w.\])'\"]{{1,60}})\s*[!=]==?\s*\(?(?:String\()?{subject}")
    looked_up = re.compile(
        rf"(?i)(?:\.(?:indexOf|includes|has|test)\(\s*|\b[A-Z_]*(?:KEYS|TOKENS|ALLOWED|USERS)\w*\[\s*){subject}"
    )
    if after.search(body) or looked_up.search(body):
        return True
    if any(
        not re.fullmatch(_NOTHING, match["left"]) and match["left"] != "typeof"
        for match in before.finditer(body)
    ):
        return True
    if re.search(rf"(?i)\bif\s*\([^\n]{{0,100}}?\b{_ASKS}\w*\(\s*{subject}\s*[,)]", body):
        return True
    missing = re.compile(rf"(?i)\bif\s*\([^\n]{{0,200}}?{subject}")
    return any(_REFUSES.search(body[match.end() : match.end() + 200]) for match in missing.finditer(body))


def _hollow(script: Script, name: str) -> bool:
    """Whether a function only sounds like a check: it compares nothing, looks nothing up and refuses nobody."""
    return not re.search(
        r"[!=]==?|\bif\b|\bthrow\b|indexOf|includes|\.has\(|\?|computeHmac|&&", script.body(name)
    )


def read_manifest(source: bytes | str) -> Manifest:
    """Read `appsscript.json`; what it does not say is '' and a broken file is a problem."""
    text = decode(source).text if isinstance(source, bytes) else source
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return Manifest("", "", problems=(Problem(getattr(error, "lineno", None), "not valid JSON"),))
    webapp = data.get("webapp") if isinstance(data, dict) else None
    if not isinstance(webapp, dict):
        return Manifest("", "")
    position = text.find('"access"')
    line = text.count("\n", 0, position) + 1 if position >= 0 else None
    return Manifest(str(webapp.get("access", "")), str(webapp.get("executeAs", "")), line)


def apps_script_json(source: bytes | str) -> dict[str, object]:
    """The contract of `inspect --json` for Apps Script."""
    read = read_apps_script(source)
    return {
        "encoding": read.encoding,
        "problems": [{"line": p.line, "message": p.message} for p in read.problems],
        "do_get": read.do_get,
        "do_post": read.do_post,
        "auth": read.auth,
        "writes": read.writes,
    }
