"""`match` statements over a request: what each case says of method and path."""

import ast

from execreports.reading.python_module import text_of
from execreports.reading.python_shapes import MAX_SHAPES, Shape, merge_all
from execreports.reading.python_subjects import Subjects


def case_shapes(subjects: Subjects, subject: ast.expr, case: ast.match_case) -> tuple[Shape, ...]:
    """The shapes of one case, its guard included; () when it looks at neither method nor path."""
    role = subjects.role(subject)
    roles = [subjects.role(e) for e in subject.elts] if isinstance(subject, ast.Tuple | ast.List) else []
    found = [
        shapes
        for shapes in (_of(subjects, case.pattern, role, roles), _of_guard(subjects, case.guard))
        if shapes
    ]
    return tuple(s for s in merge_all(found) if s != Shape())


def _of_guard(subjects: Subjects, guard: ast.expr | None) -> tuple[Shape, ...]:
    return subjects.shapes(guard) if guard is not None else ()


def _of(subjects: Subjects, pattern: ast.pattern, role: str, roles: list[str]) -> tuple[Shape, ...]:
    if isinstance(pattern, ast.MatchValue):
        return subjects.literal_shapes(role, [pattern.value])
    if isinstance(pattern, ast.MatchOr):
        every = (_of(subjects, each, role, roles) for each in pattern.patterns)
        return tuple(shape for shapes in every for shape in shapes)[:MAX_SHAPES]
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
        return _of(subjects, pattern.pattern, role, roles)
    if isinstance(pattern, ast.MatchSequence):
        return _of_sequence(subjects, pattern.patterns, role, roles)
    if isinstance(pattern, ast.MatchMapping):
        keys = [subjects.named_role(text_of(key, subjects.module) or "") for key in pattern.keys]
        found = [_of(subjects, p, r, []) for p, r in zip(pattern.patterns, keys, strict=True)]
        return merge_all([shapes for shapes in found if shapes])
    return ()


def _of_sequence(
    subjects: Subjects, patterns: list[ast.pattern], role: str, roles: list[str]
) -> tuple[Shape, ...]:
    """`case 'GET', '/events'`, `case ['', 'events', id]` and `case ['GET', 'events', *rest]`."""
    if role.startswith("parts"):
        return (Shape(path="/" + "/".join(_words(subjects, patterns)[int(role[-1]) :])),)
    found: list[tuple[Shape, ...]] = []
    for index, pattern in enumerate(patterns):
        one = roles[index] if index < len(roles) else ""
        if one.startswith("parts") and isinstance(pattern, ast.MatchSequence):
            found.append(_of_sequence(subjects, pattern.patterns, one, []))
        elif one:
            found.append(_of(subjects, pattern, one, []))
    return merge_all([shapes for shapes in found if shapes])


def _words(subjects: Subjects, patterns: list[ast.pattern]) -> list[str]:
    return [
        (text_of(p.value, subjects.module) or "*") if isinstance(p, ast.MatchValue) else "*" for p in patterns
    ]
