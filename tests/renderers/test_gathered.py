"""Changes that are more than a first screen holds: the others stand below, the rest in few words, none is dropped unsaid."""

from execreports.model.document import Text
from execreports.renderers.depth import FULL, Depth
from execreports.renderers.gathered import first, later

RESOLVED = [Text(f"Resolved: finding {number}, open since 5 May.") for number in range(6)]
FIGURES = [
    Text(f"Figure {number}: $2 (was $1), from books/costs.csv:{number} $2 (was $1).") for number in range(24)
]


def words(texts: list[Text]) -> list[str]:
    return [text.text for text in texts]


def test_few_changes_stand_on_the_first_screen_as_they_are() -> None:
    assert first(RESOLVED, Depth()) == RESOLVED
    assert later(RESOLVED, Depth(), "--full") == []


def test_many_of_one_sort_are_one_sentence_that_counts_what_it_does_not_name() -> None:
    (said,) = words(first(RESOLVED, Depth(changes=3)))
    assert said.startswith("Resolved: finding 0, open since 5 May; finding 1, open since 5 May; ")
    assert said.endswith("; finding 3, open since 5 May; and 2 more findings.")


def test_what_the_screen_does_not_hold_stands_below_and_the_last_in_few_words() -> None:
    depth = Depth(changes=3)
    top, below = words(first(FIGURES, depth)), words(later(FIGURES, depth, "--full"))
    assert top[-1] == f"And {24 - len(top) + 1} more changes, below the sections."
    assert below[:3] == words(FIGURES[len(top) - 1 :][:3])
    left = 24 - (len(top) - 1) - 3 - 6
    assert below[3].startswith(f"Figure {len(top) + 2}: $2 (was $1); Figure")
    assert "costs.csv" not in below[3]
    assert left > 0
    assert below[3].endswith(f". And {left} more changes: --full")
    assert words(later(FIGURES[:14], depth, "--full"))[3].endswith(". With their places: --full")


def test_the_whole_page_has_all_of_them_on_top() -> None:
    assert first([*RESOLVED, *FIGURES], FULL[0]) == [*RESOLVED, *FIGURES]
    assert later([*RESOLVED, *FIGURES], FULL[0], "--full") == []
