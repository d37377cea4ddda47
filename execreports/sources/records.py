"""Records inside a tree of lists and mappings: a pointer names them, each keeps its own path."""

from collections.abc import Iterator, Mapping

KEY = "@key"  # the column that holds the key a record stood under

Path_ = tuple[str | int, ...]


class NoRecordsError(Exception):
    """Nothing stands at a pointer; the message says what does."""


def select(tree: object, wanted: str) -> Iterator[tuple[Path_, Mapping[str, object]]]:
    """(path, record) for every record at `/jobs`, `/assets/*` or ``; `*` is any key or place in a list.

    A list gives its entries (a bare word becomes `{value: word}`), a mapping gives itself.
    """
    parts = [part for part in wanted.split("/") if part]
    for path, key, node in list(_walk(tree, parts, (), "")):
        if isinstance(node, list):
            for index, one in enumerate(node):
                yield (*path, index), _record(one, key)
        else:
            yield path, _record(node, key)


def _record(node: object, key: str) -> Mapping[str, object]:
    record = node if isinstance(node, Mapping) else {"value": node}
    return {KEY: key, **record} if key else record


def _walk(node: object, parts: list[str], path: Path_, key: str) -> Iterator[tuple[Path_, str, object]]:
    if not parts:
        yield path, key, node
        return
    part, rest = parts[0], parts[1:]
    children: list[tuple[str | int, object]] = []
    if isinstance(node, Mapping):
        children = [(name, child) for name, child in node.items() if part in {"*", name}]
    elif isinstance(node, list):
        children = [(index, child) for index, child in enumerate(node) if part in {"*", str(index)}]
    if not children and part != "*":
        raise NoRecordsError(f"nothing stands at {pointer((*path, part))}{_offer(node)}")
    for name, child in children:
        yield from _walk(child, rest, (*path, name), str(name) if part == "*" else key)


def _offer(node: object) -> str:
    if isinstance(node, Mapping):
        return f"; there are: {', '.join(map(str, list(node)[:12])) or 'no names'}"
    return f"; there is a {type(node).__name__}"


def at(tree: object, wanted: str) -> object:
    """The one node at a pointer, None where there is none."""
    try:
        found = list(_walk(tree, [part for part in wanted.split("/") if part], (), ""))
    except NoRecordsError:
        return None
    return found[0][2] if found else None


def pointer(path: Path_) -> str:
    """A path as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
