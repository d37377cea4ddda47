"""A Python file as a tree that is never executed: its functions, its constants and what a literal stands for."""

import ast
import warnings
from collections.abc import Iterator, Mapping
from functools import cached_property

from execreports.reading.encodings import Problem
from execreports.reading.python_walk import walk

MAX_PARSED = 1_500_000  # characters; a syntax tree takes about a hundred times its text
Function = ast.FunctionDef | ast.AsyncFunctionDef


class PythonModule:
    """A parsed file; what is asked of it is worked out once, and only when it is asked."""

    def __init__(self, text: str, tree: ast.Module) -> None:
        self.text = text
        self.tree = tree

    @cached_property
    def functions(self) -> Mapping[str, Function]:
        """Functions by their bare name (the last of a name wins), methods and nested ones too."""
        return {node.name: node for node in walk(self.tree) if isinstance(node, Function)}

    @cached_property
    def constants(self) -> Mapping[str, ast.expr]:
        """What the module's own names are set to."""
        return dict(_constants(self.tree))


def parse(text: str) -> PythonModule | Problem:
    """The module, or why and on which line it does not parse."""
    if len(text) > MAX_PARSED:
        return Problem(None, f"{len(text)} characters: too long to parse as Python")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape in somebody's source is no matter of ours
            tree = ast.parse(text)
    except SyntaxError as error:
        return Problem(error.lineno, f"does not parse as Python 3: {error.msg}")
    except (ValueError, RecursionError, MemoryError) as error:
        return Problem(None, f"does not parse as Python 3: {type(error).__name__}")
    return PythonModule(text, tree)


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            yield from ((t.id, statement.value) for t in statement.targets if isinstance(t, ast.Name))
        elif (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value
        ):
            yield statement.target.id, statement.value


def names_in(node: ast.AST) -> Iterator[str]:
    """Every name and attribute read anywhere in a node."""
    for sub in walk(node):
        if isinstance(sub, ast.Name):
            yield sub.id
        elif isinstance(sub, ast.Attribute):
            yield sub.attr


def called(call: ast.Call) -> str:
    """The last part of what is called: `jwt.decode(...)` is `decode`; '' for anything else."""
    function = call.func
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def dotted(node: ast.AST) -> str:
    """`os.environ.get` as text; calls and subscripts on the way are left out."""
    parts: list[str] = []
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        else:
            return ".".join(reversed(parts))
    return ".".join([node.id, *reversed(parts)])


def text_of(node: ast.AST | None, module: PythonModule, depth: int = 0) -> str | None:
    """The string an expression stands for: a literal, a module constant, their sum or an f-string of them."""
    if depth > 20:
        return None
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return text_of(module.constants.get(node.id), module, depth + 1)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [text_of(node.left, module, depth + 1), text_of(node.right, module, depth + 1)]
    elif isinstance(node, ast.JoinedStr):
        parts = [
            text_of(v.value if isinstance(v, ast.FormattedValue) else v, module, depth + 1)
            for v in node.values
        ]
    else:
        return None
    return "".join(p for p in parts if p is not None) if None not in parts else None


def texts_of(node: ast.AST | None, module: PythonModule) -> tuple[str, ...]:
    """The strings of a literal collection, a module constant that is one, or a single string; others are left out."""
    if isinstance(node, ast.Name):
        node = module.constants.get(node.id)
    if isinstance(node, ast.Call) and called(node) in {"frozenset", "set", "tuple", "list"} and node.args:
        node = node.args[0]
    items = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return tuple(text for item in items if (text := text_of(item, module)) is not None)


def first_key(node: ast.AST, module: PythonModule) -> tuple[ast.expr, str] | None:
    """The receiver and the key of `x['key']` or `x.get('key', ...)`."""
    if isinstance(node, ast.Subscript):
        key = text_of(node.slice, module)
        return (node.value, key) if key is not None else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        key = text_of(node.args[0], module) if node.func.attr in {"get", "get_header", "getheader"} else None
        return (node.func.value, key) if key is not None else None
    return None


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """The value of a keyword argument."""
    return next((k.value for k in call.keywords if k.arg == name), None)
