"""The walk gives what `ast.walk` gives, in its order, however often it is asked."""

import ast
from pathlib import Path

import pytest

from execreports.reading import python_routes
from execreports.reading.python_walk import walk


@pytest.mark.parametrize(
    "text", ["", "x = [a for a in b if c]", Path(python_routes.__file__).read_text("utf-8")]
)
def test_the_same_nodes(text: str) -> None:
    tree = ast.parse(text)
    for node in [tree, *(one for one in ast.walk(tree) if isinstance(one, ast.stmt))]:
        true = [one for one in ast.walk(node) if not isinstance(one, ast.expr_context)]
        assert list(walk(node)) == true
        assert list(walk(node)) == true
