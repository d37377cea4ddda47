"""Route tables: dicts and lists that pair methods and paths with handlers."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from execreports.reading.python_module import PythonModule, called, keyword, text_of
from execreports.reading.python_shapes import KEYED, METHODS, Shape, literal_shape, path_of_regex
from execreports.reading.python_walk import walk


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One row: what it answers, which functions handle it, a declared `auth` flag if any, where it stands."""

    table: str
    shape: Shape
    handlers: tuple[str, ...]
    flag: bool | None
    line: int


def route_tables(module: PythonModule) -> tuple[TableEntry, ...]:
    """All rows of all tables of a file, in order of lines."""
    found: list[TableEntry] = []
    for node in walk(module.tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
            found += _rows(module, node.value, name)
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Call | ast.Subscript):
            found += _rows(module, _indexed(node.value), f"@{node.lineno}")
    return tuple(sorted(found, key=lambda entry: entry.line))


def _indexed(node: ast.expr) -> ast.expr:
    """The dict of `{...}[key](event)` and `{...}.get(key)(event)`."""
    while isinstance(node, ast.Call | ast.Subscript | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def _rows(module: PythonModule, value: ast.expr, table: str) -> list[TableEntry]:
    if isinstance(value, ast.Dict):
        return list(_dict_rows(module, value, table, Shape()))
    if isinstance(value, ast.List | ast.Tuple):
        rows = [_list_row(module, item, table) for item in value.elts]
        return [row for row in rows if row is not None] if all(rows) else []
    return []


def _dict_rows(module: PythonModule, table: ast.Dict, name: str, known: Shape) -> Iterator[TableEntry]:
    for key, value in zip(table.keys, table.values, strict=True):
        shape = _key_shape(module, key)
        merged = known.merged(shape) if shape else None
        if merged is None or key is None:
            continue
        if isinstance(value, ast.Dict) and (nested := list(_dict_rows(module, value, name, merged))):
            yield from nested
        elif handlers := _handlers(module, value):
            yield TableEntry(name, merged, handlers, _flag(value), key.lineno)


def _key_shape(module: PythonModule, key: ast.expr | None) -> Shape | None:
    if isinstance(key, ast.Tuple) and len(key.elts) == 2:
        return _pair(*(text_of(e, module) for e in key.elts))
    text = text_of(key, module)
    if text is None:
        return None
    if KEYED.fullmatch(text):
        return literal_shape("key", text)[0]
    if text in METHODS:
        return literal_shape("method", text)[0]
    return Shape(path=text) if text.startswith("/") else None


def _pair(first: str | None, second: str | None) -> Shape | None:
    """Method and path in either order."""
    if first is None or second is None:
        return None
    method, path = (first, second) if first.upper() in METHODS else (second, first)
    if method.upper() not in METHODS or not (path.startswith(("/", "^")) or path == ""):
        return None
    path = path_of_regex(path) if path.startswith("^") else path
    return Shape("*" if method.upper() == "ANY" else method.upper(), path or "/")


def _list_row(module: PythonModule, item: ast.expr, table: str) -> TableEntry | None:
    """`("GET", "/x", handler)`, `Route("GET", "/x", handler)` and `{"method": ..., "path": ..., "handler": ...}`."""
    if isinstance(item, ast.Dict):
        fields = {text_of(k, module): v for k, v in zip(item.keys, item.values, strict=True) if k is not None}
        shape = _pair(text_of(fields.get("method"), module), text_of(fields.get("path"), module))
    else:
        parts = item.args if isinstance(item, ast.Call) else getattr(item, "elts", [])
        texts = [text for part in parts if (text := _text(module, part)) is not None]
        shape = _pair(*texts[:2]) if len(texts) >= 2 else None
    handlers = _handlers(module, item)
    return TableEntry(table, shape, handlers, _flag(item), item.lineno) if shape and handlers else None


def _text(module: PythonModule, node: ast.expr) -> str | None:
    """A string, or the pattern of `re.compile(...)`."""
    if isinstance(node, ast.Call) and called(node) == "compile" and node.args:
        node = node.args[0]
    return text_of(node, module)


def _handlers(module: PythonModule, value: ast.expr) -> tuple[str, ...]:
    """The functions a row names; () when it names none, so that a dict of texts is no table."""
    found: list[str] = []
    for node in walk(value):
        name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
        if name in module.functions or (
            name and name not in module.constants and name not in {"re", "os", "True"}
        ):
            found.append(name)
        elif isinstance(node, ast.Lambda):
            found.append("lambda")
    plain = isinstance(value, ast.Constant | ast.JoinedStr)
    return () if plain else tuple(dict.fromkeys(found))


def _flag(value: ast.expr) -> bool | None:
    """A declared need of a login: `(handler, True)`, `{"auth": False}`, `Route(..., auth=True)`."""
    if isinstance(value, ast.Dict):
        named = {
            k.value: v for k, v in zip(value.keys, value.values, strict=True) if isinstance(k, ast.Constant)
        }
        flags = [v for k, v in named.items() if "auth" in str(k) or "login" in str(k)]
    elif isinstance(value, ast.Call):
        flags = [v for k in ("auth", "requires_auth", "auth_required", "login") if (v := keyword(value, k))]
    else:
        flags = [
            e for e in getattr(value, "elts", []) if isinstance(e, ast.Constant) and isinstance(e.value, bool)
        ]
    known = [f.value for f in flags if isinstance(f, ast.Constant) and isinstance(f.value, bool)]
    return known[0] if known else None
