"""Whether Python code checks who is calling: by what it does, and by a function's name only where it is not hollow."""

import ast
import re

from execreports.reading.python_module import PythonModule, called, dotted, first_key, keyword, names_in
from execreports.reading.python_walk import walk
from execreports.reading.secret_names import snake

_NOUN = (
    r"(?:id_?|access_?|bearer_?|magic_?|api_?|admin_?|caller_?|request_?)*(?:tokens?|jwt|auth\w*|session|user|caller|"
    r"login|api_?key|key|signature|hmac|admin|roles?|permissions?|access|bearer|claims|credentials?|identity|password|"
    r"secret|scopes?|member|owner|captain)"
)
AUTH_NAME = re.compile(
    rf"^(?:(?:verify|validate|check|requires?|ensure|assert|enforce|authenticate|decode|must_be|must_have)_{_NOUN}\w*"
    r"|authenticate\w*|authori[sz]e[dr]?(?:_\w+)?|(?:is|are)_(?:authenticated|authori[sz]ed|admin|logged_in|allowed_caller)"
    r"|(?:\w+_)?(?:login|token|auth|jwt|admin|roles?|permissions?|scopes?|user|key|authentication)_(?:required|protected)"
    r"|(?:get_)?(?:current|authenticated|auth|session|logged_in)_(?:user|member|caller|claims|identity)"
    r"|get_(?:user|claims|identity|member)_from_\w+|has_(?:roles?|permissions?|scopes?|access)|protected|login_required"
    r"|http_?(?:bearer|basic)|api_?key_(?:header|query|cookie)|o_?auth2\w*|jwt_required|verify_\w*(?:token|jwt|signature)\w*)$"
)
_PRIMITIVE = frozenset(
    {
        "compare_digest",
        "construct_event",
        "verify_id_token",
        "verify_oauth2_token",
        "check_password_hash",
        "checkpw",
    }
    | {
        "verify_jwt_in_request",
        "get_jwt_identity",
        "get_jwt",
        "verify_and_decode",
        "validate_authentication_token",
    }
)
_CREDENTIAL = re.compile(
    r"(?i)(?:authori[sz]ation|authorizer|api[-_]?key|token|signature(?:-256)?|secret|session[-_]?id|cookies?|password|pin"
    r"|passcode|passphrase)$"
)
_CREDENTIAL_NAME = re.compile(
    r"^(?:(?:provided|given|received|supplied|request|expected|actual|caller|bearer|access|id|auth|user|admin|api)_)*"
    r"(?:token|api_?key|signature|sig|password|passcode|secret|auth_header|authorization)$"
)
_REJECTS = re.compile(
    r"(?i)unauthori[sz]ed|forbidden|permission_?denied|access_?denied|not_?authenticated|auth\w*error"
)
_AUTHISH = re.compile(
    r"(?i)user|role|admin|auth|token|claim|caller|session|key|member|owner|permission|signature|scope|group|identity"
)
_HOLLOW_CALLS = """print log info debug warning split loads strip get replace str dict decode b64decode
urlsafe_b64decode get_unverified_claims get_unverified_header"""
_HOLLOW = frozenset(_HOLLOW_CALLS.split())


class CallerChecks:
    """Answers for one module; what a function does is worked out once, calls within the file are followed."""

    def __init__(self, module: PythonModule) -> None:
        self._module = module
        self._known: dict[str, bool] = {}
        self._tainted: set[str] = set()
        for node in walk(module.tree):
            if isinstance(node, ast.Assign) and (
                self._reads_credential(node.value) or self._is_tainted(node.value)
            ):
                self._tainted.update(t.id for t in node.targets if isinstance(t, ast.Name))

    def function(self, name: str) -> bool:
        """Whether this function of the file checks the caller somewhere, itself or through what it calls."""
        if name not in self._known:
            self._known[name] = False  # a function that only calls itself checks nobody
            node = self._module.functions[name]
            named = AUTH_NAME.match(snake(name)) and not _is_hollow(node)
            self._known[name] = (
                bool(named) or any(map(self.node, node.body)) or any(map(self.reference, node.decorator_list))
            )
        return self._known[name]

    def node(self, node: ast.AST) -> bool:
        """Whether anything in a statement or expression checks the caller."""
        return any(self._is_check(sub) for sub in walk(node))

    def reference(self, node: ast.AST) -> bool:
        """Whether a decorator, dependency or middleware that is only named here checks the caller."""
        if isinstance(node, ast.Call):
            if called(node) in {"Depends", "Security"}:
                return called(node) == "Security" or any(map(self.reference, node.args))
            optional = keyword(node, "optional")
            if isinstance(optional, ast.Constant) and optional.value is True:
                return False
            return self.reference(node.func)
        name = dotted(node).rpartition(".")[2]
        if name in self._module.functions:
            return self.function(name)
        return bool(AUTH_NAME.match(snake(name)))

    def _is_check(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            return self._call_checks(node)
        if isinstance(node, ast.If):
            return self.rejects(node)
        if isinstance(node, ast.Compare):
            return self._compares_credential(node)
        if isinstance(node, ast.Attribute):
            return node.attr in {"is_authenticated", "is_staff", "is_superuser"}
        found = first_key(node, self._module) if isinstance(node, ast.Subscript) else None
        return found is not None and found[1] in {"authorizer", "claims"} and isinstance(node, ast.Subscript)

    def _call_checks(self, call: ast.Call) -> bool:
        name = called(call)
        if name in {"Depends", "Security"}:
            return self.reference(call)
        if name == "decode":
            return _verified_decode(call)
        if name in _PRIMITIVE:
            return True
        if name in self._module.functions:
            return self.function(name)
        return bool(AUTH_NAME.match(snake(name)))

    def rejects(self, node: ast.If) -> bool:
        """`if <something about the caller>: return 401`, or its mirror with else."""
        status = next((found for found in map(_rejection, node.body) if found), 0)
        if status == 401:
            return True
        status = status or next((found for found in map(_rejection, node.orelse) if found), 0)
        words = {*names_in(node.test), *_keys(node.test)}
        return status > 0 and (any(_AUTHISH.search(word) for word in words) or self.node(node.test))

    def _compares_credential(self, node: ast.Compare) -> bool:
        sides = [node.left, *node.comparators]
        if not all(isinstance(op, ast.Eq | ast.NotEq | ast.In | ast.NotIn) for op in node.ops):
            return False
        if dotted(sides[-1]) in {"session", "flask.session"}:
            return True
        if any(isinstance(s, ast.Constant) and (not s.value or not isinstance(s.value, str)) for s in sides):
            return False
        if any(self._reads_credential(side) or self._is_tainted(side) for side in sides):
            return True
        named = any(isinstance(s, ast.Name) and _CREDENTIAL_NAME.match(snake(s.id)) for s in sides)
        return named and not any(isinstance(s, ast.Constant) for s in sides)

    def _is_tainted(self, node: ast.AST) -> bool:
        base = _base(node)
        return isinstance(base, ast.Name) and base.id in self._tainted

    def _reads_credential(self, node: ast.AST) -> bool:
        found = (first_key(sub, self._module) for sub in walk(node))
        return any(pair is not None and _CREDENTIAL.search(pair[1]) for pair in found)


def _verified_decode(call: ast.Call) -> bool:
    """Whether this is a JWT library's decode, and not one told to leave the signature alone."""
    if called(call) != "decode" or not re.search(r"(?i)jwt|jose|jws", dotted(call.func)):
        return False
    switch = keyword(call, "verify")
    options = keyword(call, "options")
    pairs = zip(options.keys, options.values, strict=True) if isinstance(options, ast.Dict) else ()
    off = any(
        isinstance(k, ast.Constant)
        and k.value == "verify_signature"
        and isinstance(v, ast.Constant)
        and not v.value
        for k, v in pairs
    )
    return not off and not (isinstance(switch, ast.Constant) and switch.value is False)


def _base(node: ast.AST) -> ast.AST:
    """What a chain of methods and slices starts from: `token[7:].strip()` is `token`."""
    while True:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node = node.func.value
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            node = node.value
        elif isinstance(node, ast.BoolOp):
            node = node.values[0]
        else:
            return node


def _is_hollow(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function decides nothing: no condition, no error, and only calls that cannot refuse anybody."""
    for node in (sub for statement in function.body for sub in walk(statement)):
        if isinstance(node, ast.If | ast.Compare | ast.Raise | ast.Assert):
            return False
        if isinstance(node, ast.Call) and (called(node) not in _HOLLOW or _verified_decode(node)):
            return False
    return True


def _keys(node: ast.AST) -> set[str]:
    return {sub.value for sub in walk(node) if isinstance(sub, ast.Constant) and isinstance(sub.value, str)}


def _rejection(statement: ast.stmt) -> int:
    """401 or 403 when the statement leaves with that status or an error that means it, else 0."""
    if not isinstance(statement, ast.Return | ast.Raise | ast.Expr):
        return 0
    for node in walk(statement):
        if (
            isinstance(node, ast.Constant)
            and str(node.value)[:3] in {"401", "403"}
            and len(str(node.value)) < 30
        ):
            return int(str(node.value)[:3])
        if isinstance(node, ast.Name | ast.Attribute) and (found := _REJECTS.search(dotted(node))):
            return 403 if found[0].lower().startswith("forbid") else 401
        if (
            isinstance(node, ast.Call)
            and called(node) == "redirect"
            and any("login" in key for key in _keys(node))
        ):
            return 401
    return 0
