"""Inline markdown to the words a reader sees: no emphasis marks, links as their text, no escapes."""

import re

_LINK = re.compile(r"!?\[([^\[\]]{0,400})\](?:\([^()\s]{0,2000}(?: \"[^\"]{0,400}\")?\)|\[[^\[\]]{0,200}\])")
_CODE = re.compile(r"(`{1,3})(?!`)(.{1,400}?)(?<!`)\1(?!`)")
_STRONG = re.compile(r"\*{1,3}|~~|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>|<!--.{0,400}?-->")
_MARKUP = frozenset("*_~`[\\<")


def plain(text: str) -> str:
    """The visible words of one line of markdown; code spans keep their content untouched."""
    if _MARKUP.isdisjoint(text):
        return text
    if "`" not in text:
        return _words(text).strip()
    kept: list[str] = []
    position = 0
    for match in _CODE.finditer(text):
        kept += [_words(text[position : match.start()]), match[2].strip()]
        position = match.end()
    return "".join([*kept, _words(text[position:])]).strip()


def _words(text: str) -> str:
    """The same outside code."""
    if "\\" not in text:
        return _bare(text)
    parts = re.split(r"(\\[!-/:-@\[-`{-~])", text)
    for index in range(0, len(parts), 2):
        parts[index] = _bare(parts[index])
    for index in range(1, len(parts), 2):
        parts[index] = parts[index][1]
    return "".join(parts)


def _bare(text: str) -> str:
    """Without tags, links and emphasis; each is looked for only where its sign stands."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "](" in text or "][" in text:
        text = _LINK.sub(r"\1", text)
    return _STRONG.sub("", text) if "*" in text or "_" in text or "~~" in text else text
