"""Which expressions of a function stand for the request's method or path, and what conditions on them say."""

import ast
import re
from collections.abc import Iterable

from execreports.reading.python_module import PythonModule, called, dotted, first_key, text_of, texts_of
from execreports.reading.python_shapes import (
    KEYED,
    MAX_SHAPES,
    Shape,
    literal_shape,
    merge_all,
    path_of_regex,
)
from execreports.reading.python_walk import walk

_METHOD_NAMES = frozenset({"method", "http_method", "httpmethod", "verb", "request_method", "httpverb"})
_PATH_WORDS = """path raw_path rawpath route resource uri endpoint url_path request_path resource_path path_info
req_path pathname"""
_PATH_NAMES = frozenset(_PATH_WORDS.split())
_KEY_NAMES = frozenset({"route_key", "routekey"})
_SAME = frozenset(
    {"lower", "upper", "strip", "rstrip", "casefold", "removesuffix", "removeprefix", "replace", "decode"}
)


class Subjects:
    """What the names of one function stand for in terms of the request."""

    def __init__(self, module: PythonModule, function: ast.AST) -> None:
        self.module = module
        self.roles: dict[str, str] = {}
        self.matches: dict[str, tuple[Shape, ...]] = {}
        for node in walk(function):
            if isinstance(node, ast.Assign | ast.NamedExpr | ast.AnnAssign) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    self._learn(target, node.value)

    def _learn(self, target: ast.expr, value: ast.expr) -> None:
        if (
            isinstance(target, ast.Tuple)
            and isinstance(value, ast.Tuple)
            and len(target.elts) == len(value.elts)
        ):
            for one, its in zip(target.elts, value.elts, strict=True):
                self._learn(one, its)
        elif isinstance(target, ast.Name):
            role = self.role(value)
            if role:
                self.roles[target.id] = role
            elif isinstance(value, ast.Call | ast.Compare) and (shapes := self.shapes(value)):
                self.matches[target.id] = shapes

    def role(self, node: ast.AST) -> str:  # noqa: PLR0911 - one answer per kind of node
        """`method`, `path`, `key` (both in one text), `pair`, `parts`, `part:N`, or '' for anything else."""
        if isinstance(node, ast.Name):
            return self.roles.get(node.id) or self.named_role(node.id)
        if isinstance(node, ast.Attribute):
            return (
                "method"
                if node.attr == "command" and dotted(node.value) == "self"
                else self.named_role(node.attr)
            )
        if isinstance(node, ast.Tuple | ast.List):
            return "pair" if [self.role(e) for e in node.elts] == ["method", "path"] else ""
        if isinstance(node, ast.BoolOp):
            return next((role for role in map(self.role, node.values) if role), "")
        if isinstance(node, ast.IfExp):
            return self.role(node.body) or self.role(node.orelse)
        if isinstance(node, ast.ListComp):
            inner = self.role(node.generators[0].iter)
            return "parts:0" if inner.startswith("parts") else ""
        if isinstance(node, ast.JoinedStr | ast.BinOp):
            found = {
                self.role(sub) for sub in walk(node) if isinstance(sub, ast.Name | ast.Call | ast.Subscript)
            }
            return "key" if {"method", "path"} <= found else ""
        return self._access_role(node)

    @staticmethod
    def named_role(name: str) -> str:
        """What a variable or field of this name usually holds."""
        word = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_")
        if word in _METHOD_NAMES:
            return "method"
        if word in _PATH_NAMES:
            return "path"
        return "key" if word in _KEY_NAMES else ""

    def _access_role(self, node: ast.AST) -> str:  # noqa: PLR0911 - one answer per kind of access
        found = first_key(node, self.module)
        if found is not None:
            return self.named_role(found[1])
        if isinstance(node, ast.Subscript):
            inner = self.role(node.value)
            if (
                inner.startswith("parts")
                and isinstance(node.slice, ast.Constant)
                and isinstance(node.slice.value, int)
            ):
                return f"part:{node.slice.value - int(inner[-1])}"
            return inner if inner == "path" and isinstance(node.slice, ast.Slice) else ""
        if not isinstance(node, ast.Call):
            return ""
        name = called(node)
        if isinstance(node.func, ast.Attribute):
            inner = self.role(node.func.value)
            if name == "split" and inner in {"path", "bare"}:
                return "parts:0" if inner == "bare" else "parts:1"
            if name in {"strip", "lstrip"} and inner == "path" and node.args:
                return "bare"
            if name in _SAME and inner:
                return inner
        if node.args and re.search(r"(?i)path|norm|unquote|str|strip|clean|upper|lower", name):
            return self.role(node.args[0])
        return ""

    def shapes(self, test: ast.AST) -> tuple[Shape, ...]:
        """The shapes under which a condition holds, as far as it looks at method and path; () when it does not."""
        if isinstance(test, ast.BoolOp):
            found = [shapes for shapes in map(self.shapes, test.values) if shapes]
            if isinstance(test.op, ast.Or):
                return tuple(shape for shapes in found for shape in shapes)[:MAX_SHAPES]
            return merge_all(found)
        if isinstance(test, ast.Compare):
            return self._compared(test)
        if isinstance(test, ast.NamedExpr):
            return self.shapes(test.value)
        if isinstance(test, ast.Name):
            return self.matches.get(test.id, ())
        return self._called_shapes(test) if isinstance(test, ast.Call) else ()

    def _compared(self, test: ast.Compare) -> tuple[Shape, ...]:
        left, right, operator = test.left, test.comparators[0], test.ops[0]
        if len(test.ops) != 1:
            return ()
        if isinstance(operator, ast.Eq):
            if not self.role(left):
                left, right = right, left
            return self.literal_shapes(self.role(left), [right])
        if isinstance(operator, ast.In):
            node = self.module.constants.get(right.id) if isinstance(right, ast.Name) else right
            items = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else []
            return self.literal_shapes(self.role(left), items)
        if (
            isinstance(operator, ast.IsNot | ast.NotEq)
            and isinstance(right, ast.Constant)
            and right.value is None
        ):
            return self.shapes(left)
        return ()

    def literal_shapes(self, role: str, nodes: Iterable[ast.AST]) -> tuple[Shape, ...]:
        """What comparing a subject of this role with these literals says."""
        found: list[Shape] = []
        for node in nodes:
            if isinstance(node, ast.Tuple | ast.List) and role == "pair" and len(node.elts) == 2:
                method, path = (text_of(e, self.module) for e in node.elts)
                found.append(Shape(method or "*", path or "*"))
            elif role.startswith("parts") and isinstance(node, ast.List):
                texts = [text_of(e, self.module) or "*" for e in node.elts]
                found.append(Shape(path="/" + "/".join(texts[int(role[-1]) :])))
            elif (text := text_of(node, self.module)) is not None:
                found += literal_shape(role, text)
        return tuple(found[:MAX_SHAPES])

    def _called_shapes(self, call: ast.Call) -> tuple[Shape, ...]:
        name = called(call)
        if not isinstance(call.func, ast.Attribute) or not call.args:
            return ()
        if name in {"startswith", "endswith"} and (role := self.role(call.func.value)) in {
            "path",
            "key",
            "bare",
        }:
            texts = texts_of(call.args[0], self.module)
            keyed = [(KEYED.match(t), t) for t in texts]
            lead = "/" if role == "bare" and name == "startswith" else ""
            whole = [(m[1], m[2]) if m and role == "key" else ("*", lead + t) for m, t in keyed]
            return tuple(Shape(m, f"{t}*" if name == "startswith" else f"*{t}") for m, t in whole)
        if name in {"match", "fullmatch", "search"} and self.role(call.args[-1]) in {"path", "key"}:
            pattern = self._pattern(call)
            if pattern is not None:
                keyed_pattern = KEYED.match(pattern.removeprefix("^"))
                method, path = (keyed_pattern[1], keyed_pattern[2]) if keyed_pattern else ("*", pattern)
                return (Shape(method, path_of_regex(path)),)
        return ()

    def _pattern(self, call: ast.Call) -> str | None:
        if len(call.args) > 1 and dotted(call.func).startswith("re."):
            return text_of(call.args[0], self.module)
        source = call.func.value if isinstance(call.func, ast.Attribute) else None
        node = self.module.constants.get(source.id) if isinstance(source, ast.Name) else source
        return text_of(node.args[0], self.module) if isinstance(node, ast.Call) and node.args else None

    def holds(self, test: ast.AST, shape: Shape) -> bool | None:
        """Whether a condition is true for a request of this shape; None when the condition looks at more."""
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            inner = self.holds(test.operand, shape)
            return None if inner is None else not inner
        if isinstance(test, ast.BoolOp):
            answers = [self.holds(value, shape) for value in test.values]
            decisive = isinstance(test.op, ast.Or)
            if decisive in answers:
                return decisive
            return None if None in answers else not decisive
        positive = _positive(test)
        found = self.shapes(positive or test)
        if not found:
            return None
        answers = [each.covers(shape) for each in found]
        answer = True if True in answers else None if None in answers else False
        return answer if positive is None or answer is None else not answer


def _positive(test: ast.AST) -> ast.Compare | None:
    """`x == y` for `x != y` and `x in y` for `x not in y`; None for anything else."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        turned: ast.cmpop | None = None
        turned = ast.Eq() if isinstance(test.ops[0], ast.NotEq) else turned
        turned = ast.In() if isinstance(test.ops[0], ast.NotIn) else turned
        return ast.Compare(test.left, [turned], test.comparators) if turned else None
    return None
