"""Routes, checks of the caller, environment, secrets and services, read from source that is never run."""

import time
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from execreports.reading.python_source import python_json, read_python

LAMBDA = """\
import json, os, re
import boto3, jwt

STRIPE_KEY = "sk_live_EXAMPLE51HfakeFAKE0000"
JWT_SECRET = os.environ.get("JWT_SECRET", "dev-secret")
TABLE = os.environ["EVENTS_TABLE"]
table = boto3.resource("dynamodb").Table(TABLE)
ses = boto3.client(service_name="sesv2")
HEADERS = {"Access-Control-Allow-Origin": "*"}


def verify_token(event):
    header = event.get("headers", {}).get("authorization", "")
    try:
        return jwt.decode(header.replace("Bearer ", ""), JWT_SECRET, algorithms=["HS256"])
    except jwt.InvalidTokenError:
        return None


def claim(event, event_id):
    user = verify_token(event)
    if user is None or user["role"] != "captain":
        return answer(403, {})
    return answer(200, {})


def magic_link(event):
    token = jwt.encode({"sub": json.loads(event["body"])["email"]}, JWT_SECRET)
    ses.send_email(token)
    return answer(200, {})


def lambda_handler(event, context):
    method = event["requestContext"]["http"]["method"]
    path = event.get("rawPath", "/")
    if method == "OPTIONS":
        return answer(204, {})
    if path == "/events" and method == "GET":
        return answer(200, [])
    elif path == "/auth/magic-link" and method == "POST":
        return magic_link(event)
    match = re.match(r"^/events/(?P<event_id>[^/]+)/claim$", path)
    if match and method == "POST":
        return claim(event, match.group(1))
    if path.startswith("/waivers/"):
        if method == "POST":
            return answer(200, {})
        elif method in ("PUT", "DELETE"):
            if not verify_token(event):
                return answer(401, {})
            return answer(200, {})
    return answer(404, {})
"""


def routes(source: str) -> list[tuple[str, str, bool]]:
    return [(r.method, r.path, r.auth) for r in read_python(dedent(source)).routes]


def test_a_lambda_with_conditions() -> None:
    read = read_python(LAMBDA)
    assert [(r.method, r.path, r.auth, r.line) for r in read.routes] == [
        ("OPTIONS", "*", False, 36),
        ("GET", "/events", False, 38),
        ("POST", "/auth/magic-link", False, 40),
        ("POST", "/events/{event_id}/claim", True, 43),
        ("POST", "/waivers/*", False, 46),
        ("PUT", "/waivers/*", True, 48),
        ("DELETE", "/waivers/*", True, 48),
    ]
    assert [(e.name, e.line, e.default) for e in read.env] == [
        ("JWT_SECRET", 5, True),
        ("EVENTS_TABLE", 6, False),
    ]
    assert [(s.kind, s.line) for s in read.secrets] == [("stripe_key", 4), ("secret_default", 5)]
    assert [(s.name, s.line) for s in read.secret_fallbacks] == [("JWT_SECRET", 5)]
    assert read.aws_services == ("dynamodb", "sesv2")
    assert read.open_cors == (9,)


def test_the_contract_of_inspect_holds_no_value() -> None:
    answer = python_json(LAMBDA.encode())
    assert answer["parsed"] is True
    assert answer["env"] == ["JWT_SECRET", "EVENTS_TABLE"]
    assert answer["secrets"] == [{"line": 4, "kind": "stripe_key"}, {"line": 5, "kind": "secret_default"}]
    assert answer["aws_services"] == ["dynamodb", "sesv2"]
    assert {"method": "OPTIONS", "path": "*", "auth": False, "line": 36} in list(answer["routes"])  # type: ignore[call-overload]
    assert "dev-secret" not in str(answer)
    assert "EXAMPLE" not in str(answer)


def test_a_check_before_the_dispatch_counts_for_what_follows_and_not_for_what_came_before() -> None:
    source = """
        def handler(event, context):
            path = event["path"]
            if path == "/health":
                return 1
            if not authorized(event):
                return {"statusCode": 401}
            if path == "/jobs":
                return 2
    """
    assert routes(source) == [("*", "/health", False), ("*", "/jobs", True)]


def test_a_conditional_check_counts_only_where_its_condition_holds() -> None:
    source = """
        PUBLIC = {"/health", "/login"}
        def handler(event, context):
            path, method = event["path"], event["httpMethod"]
            if path not in PUBLIC:
                user = authenticate(event)
            if path.startswith("/admin/"):
                require_admin(event)
            match (method, path):
                case ("GET", "/health"):
                    return 1
                case ("GET" | "PUT", "/me"):
                    return 2
    """
    assert routes(source) == [("GET", "/health", False), ("GET", "/me", True), ("PUT", "/me", True)]


@pytest.mark.parametrize(
    ("check", "checked"),
    [
        ("return True", False),
        ("pass  # later", False),
        ("print(event); return {'user': 'anon'}", False),
        ("return jwt.decode(event['t'], options={'verify_signature': False})", False),
        ("return jwt.decode(event['t'], KEY, verify=False)", False),
        ("return jwt.decode(event['t'], KEY, algorithms=['HS256'])", True),
        ("return hmac.compare_digest(event['headers']['x-key'], KEY)", True),
        ("if event['headers'].get('x-api-key') != KEY: raise PermissionError", True),
    ],
)
def test_a_name_is_believed_only_when_the_function_is_not_hollow(check: str, checked: bool) -> None:
    source = f"""
        def verify_token(event):
            {check}
        def handler(event, context):
            if event["path"] == "/x":
                verify_token(event)
                return 1
    """
    assert routes(source) == [("*", "/x", checked)]


@pytest.mark.parametrize(
    ("body", "checked"),
    [
        ("return 1  # verify_token(event)", False),
        ("log('verify_token(event)'); return 1", False),
        ("token = create_token(event); return token", False),
        ("email = event['headers'].get('authorization'); return email", False),
        ("supplied = event['headers'].get('x-api-key')\n    if supplied != KEY:\n        return 1", True),
        ("stripe.Webhook.construct_event(event['body'], sig, S)", True),
        ("sub = event['requestContext']['authorizer']['claims']['sub']", True),
        ("if not find(event):\n        return {'statusCode': 404}", False),
        ("if not find(event):\n        return {'statusCode': 401}", True),
        ("if event['full']:\n        return {'statusCode': 403}", False),
        ("if user['role'] != 'admin':\n        return {'statusCode': 403}", True),
    ],
)
def test_what_counts_as_a_check(body: str, checked: bool) -> None:
    source = f"def work(event):\n    {body}\n    return 2\n\ndef handler(event, c):\n    if event['path'] == '/x':\n        return work(event)\n"
    assert routes(source) == [("*", "/x", checked)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("event['routeKey'] == 'GET /events/{id}'", [("GET", "/events/{id}")]),
        ("f'{method} {path}' == 'POST /x'", [("POST", "/x")]),
        ("(method, path) == ('POST', '/x')", [("POST", "/x")]),
        ("path in ('/a', '/b') and method == 'GET'", [("GET", "/a"), ("GET", "/b")]),
        ("path == PREFIX + '/x'", [("*", "/v1/x")]),
        ("path == f'{PREFIX}/y'", [("*", "/v1/y")]),
        ("path.startswith('/events/') and path.endswith('/claim')", [("*", "/events/*/claim")]),
        ("parts[0] == 'events' and len(parts) == 3 and parts[2] == 'claim'", [("*", "/events/*/claim")]),
        ("parts == ['events', 'all']", [("*", "/events/all")]),
        ("path.strip('/') == 'events'", [("*", "/events")]),
        ("RE.fullmatch(path)", [("*", "/n/*")]),
        ("method == 'get'.upper() or method == 'HEAD'", [("HEAD", "*")]),
        ("body.get('kind') == '/not/a/path'", []),
    ],
)
def test_conditions(condition: str, expected: list[tuple[str, str]]) -> None:
    source = f"""
        PREFIX = "/v1"
        RE = re.compile(r"^/n/([0-9]+)/?$")
        def handler(event, context):
            method = (event.get("httpMethod") or "GET").upper()
            path = event["path"].rstrip("/")
            parts = [p for p in path.split("/") if p]
            if {condition}:
                return 1
    """
    assert [(m, p) for m, p, _ in routes(source)] == expected


def test_segments_fill_in_a_prefix() -> None:
    source = """
        def handler(event, context):
            method, path = event["httpMethod"], event["path"]
            if path.startswith("/jobs/"):
                parts = path.strip("/").split("/")
                if len(parts) == 2:
                    if method == "GET":
                        return 1
                if len(parts) == 3 and parts[2] == "start" and method == "POST":
                    return 2
    """
    assert routes(source) == [("GET", "/jobs/*", False), ("POST", "/jobs/*/start", False)]


def test_only_the_method_that_was_not_turned_away_goes_on() -> None:
    source = """
        def handler(event, context):
            if event["httpMethod"] != "POST":
                return {"statusCode": 405}
            if event["path"] == "/hook":
                return 1
    """
    assert routes(source) == [("POST", "/hook", False)]


def test_a_branch_that_hands_on_stands_for_what_it_hands_on_to() -> None:
    source = """
        def handler(event, context):
            path = event["path"]
            if path == "/jobs":
                result = jobs(event["httpMethod"], event)
            return result
        def jobs(method, event):
            if method == "GET":
                return []
            if method == "POST":
                require_admin(event)
                return {}
    """
    assert routes(source) == [("GET", "/jobs", False), ("POST", "/jobs", True)]


TABLES = """
    def pub(event): return 1
    def priv(event):
        if not authorized(event): return {"statusCode": 401}
    %s
"""


@pytest.mark.parametrize(
    "table",
    [
        'R = {"GET /a": pub, "POST /b": priv}\n    def handler(event, c): return R[event["routeKey"]](event)',
        'R = {("GET", "/a"): pub, ("POST", "/b"): priv}\n    def handler(event, c): return R[k](event)',
        'R = {"/a": {"GET": pub}, "/b": {"POST": priv}}\n    def handler(event, c): return R[k](event)',
        'R = {"GET": {"/a": pub}, "POST": {"/b": priv}}\n    def handler(event, c): return R[k](event)',
        'R = [("GET", "/a", pub), ("POST", "/b", priv)]\n    def handler(event, c):\n        for m, p, h in R: return h(event)',
        'R = [Route("GET", "/a", pub), Route("POST", "/b", priv)]\n    def handler(event, c): return go(R, event)',
        'def handler(event, c):\n        return {"GET /a": pub, "POST /b": priv}[event["routeKey"]](event)',
    ],
)
def test_tables(table: str) -> None:
    assert routes(TABLES % table) == [("GET", "/a", False), ("POST", "/b", True)]


def test_a_flag_in_a_table_decides_where_the_dispatch_asks_for_it() -> None:
    source = """
        R = [("GET", "/a", a, False), ("POST", "/b", b, True)]
        def handler(event, context):
            for method, path, run, needs in R:
                if method == event["httpMethod"] and path == event["path"]:
                    if needs and not verify_token(event):
                        return {"statusCode": 401}
                    return run(event)
    """
    assert routes(source) == [("GET", "/a", False), ("POST", "/b", True)]


def test_flask_and_blueprints() -> None:
    source = """
        app = Flask(__name__)
        bp = Blueprint("x", __name__, url_prefix="/api")
        def require_key(f):
            def inner(*args):
                if request.headers.get("X-Api-Key") != KEY:
                    abort(401)
                return f(*args)
            return inner
        @app.route("/")
        def index(): return "x"
        @app.route("/pay", methods=["POST", "PUT"])
        @require_key
        def pay(): return "x"
        @bp.get("/items/<int:i>")
        @login_required
        def item(i): return "x"
        @bp.get("/maybe")
        @jwt_required(optional=True)
        def maybe(): return "x"
    """
    assert routes(source) == [
        ("GET", "/", False),
        ("POST", "/pay", True),
        ("PUT", "/pay", True),
        ("GET", "/api/items/<int:i>", True),
        ("GET", "/api/maybe", False),
    ]


def test_a_before_request_hook_spares_the_paths_it_lets_through() -> None:
    source = """
        app = Flask(__name__)
        @app.before_request
        def guard():
            if request.path == "/health":
                return None
            if request.headers.get("X-Api-Key") != KEY:
                abort(401)
        @app.get("/health")
        def health(): return 1
        @app.get("/jobs")
        def jobs(): return 1
    """
    assert routes(source) == [("GET", "/health", False), ("GET", "/jobs", True)]


def test_fastapi_dependencies() -> None:
    source = """
        app = FastAPI()
        admin = APIRouter(prefix="/admin", dependencies=[Depends(verify_admin)])
        @app.get("/open")
        async def a(db=Depends(get_db)): ...
        @app.get("/me")
        async def b(user: Annotated[User, Depends(get_current_user)]): ...
        @app.post("/x")
        def c(user=Security(get_user)): ...
        @admin.delete("/users/{id}")
        def d(id): ...
    """
    assert routes(source) == [
        ("GET", "/open", False),
        ("GET", "/me", True),
        ("POST", "/x", True),
        ("DELETE", "/admin/users/{id}", True),
    ]


def test_chalice_powertools_and_django() -> None:
    source = """
        @app.route("/a", methods=["POST"], authorizer=pool)
        def a(): ...
        @app.post("/b")
        def b(): ...
        @app.get("/c", middlewares=[verify_token])
        def c(): ...
        urlpatterns = [path("d/", views.d), re_path(r"^e/(?P<x>[0-9]+)/$", login_required(views.e))]
    """
    assert routes(source) == [
        ("POST", "/a", True),
        ("POST", "/b", False),
        ("GET", "/c", True),
        ("*", "/d/", False),
        ("*", "/e/{x}/", True),
    ]


def test_a_plain_server_class() -> None:
    source = """
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path == "/status":
                    self.ok()
            def do_POST(self):
                self.ok()
    """
    assert routes(source) == [("GET", "/status", False), ("POST", "*", False)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import os\nx = os.getenv('A')", ["A"]),
        ("from os import environ\nx = environ['A']; y = environ.get('B', 1)", ["A", "B"]),
        ("import os\nx = 'A' in os.environ", ["A"]),
        ("import os\ndef env(n, d=None):\n    return os.environ.get(n, d)\nx = env('A')", ["A"]),
        ("import os\nK = 'A'\nx = os.environ[K]", ["A"]),
        ("import os\nos.environ['A'] = 'x'", []),
        ("def app(environ, start):\n    return environ.get('HTTP_COOKIE'), environ['PATH_INFO']", []),
    ],
)
def test_environment(source: str, names: list[str]) -> None:
    assert python_json(source)["env"] == names


@pytest.mark.parametrize(
    "expression",
    [
        "os.environ.get('JWT_SECRET', DEFAULT)",
        "os.environ.get('JWT_SECRET') or DEFAULT",
        "os.environ['JWT_SECRET'] if 'JWT_SECRET' in os.environ else DEFAULT",
        "os.getenv('JWT_SECRET', default='x1')",
    ],
)
def test_fallbacks_are_followed_to_constants(expression: str) -> None:
    read = read_python(f"import os\nDEFAULT = 'dev-only'\nS = {expression}\n")
    assert ("JWT_SECRET", 3) in {(s.name, s.line) for s in read.secret_fallbacks}


def test_no_fallback_without_a_literal() -> None:
    assert (
        read_python(
            "import os\nS = os.environ.get('JWT_SECRET', '')\nT = os.getenv('JWT_SECRET')"
        ).secret_fallbacks
        == ()
    )


@pytest.mark.parametrize(
    ("source", "open_lines"),
    [
        ("h['Access-Control-Allow-Origin'] = '*'", (1,)),
        ("H = {'access-control-allow-origin': os.environ.get('O', '*')}", (1,)),
        ("app.add_middleware(CORSMiddleware, allow_origins=['*'])", (1,)),
        ("CORS(app)", (1,)),
        ("CORS(app, origins=['https://example.com'])", ()),
        ("H = {'Access-Control-Allow-Origin': 'https://example.com'}", ()),
    ],
)
def test_open_cors(source: str, open_lines: tuple[int, ...]) -> None:
    assert read_python(source).open_cors == open_lines


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("print 'x'\n", "does not parse"),
        ("x = (\n", "does not parse"),
        ("(" * 100_000, "does not parse"),
        ("-" * 100_000 + "1", "does not parse"),
        ("a" + ".b" * 50_000, "does not parse"),
        ("a\0b", "does not parse"),
        (b"\0\1\2", "binary"),
        ("x = 1\n" * 300_000, "too long"),
    ],
    ids=range(8),
)
def test_what_does_not_parse_says_so_and_claims_nothing(source: str | bytes, message: str) -> None:
    answer = read_python(source)
    assert not answer.parsed
    assert any(message in problem.message for problem in answer.problems)
    assert answer.routes == ()


def test_secrets_are_found_even_where_python_does_not_parse() -> None:
    assert [s.line for s in read_python("print 'x'\nkey = 'sk_live_EXAMPLE51HfakeFAKE'\n").secrets] == [2]


def test_long_dispatches_and_rings_end() -> None:
    chain = "".join(f"    elif path == '/p{i}':\n        return {i}\n" for i in range(150))
    started = time.process_time()
    assert (
        len(
            routes(
                f"def handler(event, c):\n    path = event['path']\n    if path == '/a':\n        return 1\n{chain}"
            )
        )
        == 151
    )
    ring = "def a(event):\n    if event['path'] == '/x': return b(event)\ndef b(event):\n    if event['path'] == '/y': return a(event)\n"
    assert routes(ring)
    assert time.process_time() - started < 5


PIECES = st.sampled_from(LAMBDA.splitlines(keepends=True))


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_shuffled_source_is_answered(source: str) -> None:
    answer = read_python(source)
    assert answer.parsed or answer.problems
    assert all(1 <= route.line <= source.count("\n") + 1 for route in answer.routes)


@given(st.binary(max_size=300))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert isinstance(python_json(data)["parsed"], bool)
