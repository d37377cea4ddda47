"""An answer without secrets: every word of every fact, address and note, redacted before anything else sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from execreports.model.facts import Fact, Origin, SourceResult
from execreports.reading.secret_names import names_a_secret
from execreports.reading.secrets import redact


def without_secrets(result: SourceResult) -> SourceResult:
    """The same answer with each secret as kind and fingerprint; done twice it is as done once."""
    words = Words()
    facts = tuple(_fact(fact, words) for fact in result.facts)
    return replace(
        result, facts=facts, problems=tuple(map(words.of, result.problems)), reason=words.of(result.reason),
        locator=words.of(result.locator),
    )  # fmt: skip


def facts_without_secrets(facts: Iterable[Fact], words: "Words | None" = None) -> list[Fact]:
    """The same for facts alone: for a source that keeps some of its own."""
    known = Words() if words is None else words
    return [_fact(fact, known) for fact in facts]


class Words(dict[str, str]):
    """Each text is looked at once: a page gives its address and its lines to many facts.

    `held`: the secrets of the document and what stands for each, for texts that do not tell they hold one.
    """

    def __init__(self, held: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._held = sorted((held or {}).items(), key=lambda one: -len(one[0]))

    def __missing__(self, text: str) -> str:
        found = redact(text)
        for value, marker in self._held:
            found = found.replace(value, marker) if value in found else found
        self[text] = found
        return found

    def of(self, text: str) -> str:
        """The text without secrets."""
        return self[text] if text else text


def _fact(fact: Fact, words: Words) -> Fact:
    """The fact itself where it holds no secret."""
    said = (words.of(fact.text), words.of(fact.unit), words.of(fact.entity))
    origin, labels = _origin(fact.origin, words), _labels(fact.labels, words)
    if said == (fact.text, fact.unit, fact.entity) and origin is fact.origin and labels is fact.labels:
        return fact
    text, unit, entity = said
    return replace(fact, text=text, unit=unit, entity=entity, origin=origin, labels=labels)


def _origin(origin: Origin, words: Words) -> Origin:
    place, quote = words.of(origin.locator), words.of(origin.quote)
    if place == origin.locator and quote == origin.quote:
        return origin
    return replace(origin, locator=place, quote=quote)


def _labels(labels: Mapping[str, str], words: Words) -> Mapping[str, str]:
    """A label's name may say that its value is a secret."""
    found = {words.of(name): _value(name, text, words) for name, text in labels.items()}
    return labels if found == labels else found


def _value(name: str, text: str, words: Words) -> str:
    if names_a_secret(name) and text:
        lead = f"{name}: "
        return words.of(lead + text).removeprefix(lead)
    return words.of(text)
