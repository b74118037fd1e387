"""HTML that cannot be forgotten to escape: text is escaped, only `Html` is not."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

VOID = frozenset({"br", "col", "hr", "meta"})

Content: TypeAlias = "str | Iterable[Content] | None"


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def render(content: Content) -> Html:
    """Return *content* as HTML: strings escaped, `Html` as it is, None as nothing."""
    if content is None:
        return Html()
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return Html(html.escape(_legible(content)))
    return Html("".join(render(item) for item in content))


def _legible(text: str) -> str:
    """Drop what is no character to read: controls, and marks that turn text round."""
    return "".join(
        char if char.isprintable() or char in "\n\t" else " " * char.isspace()
        for char in text
    )


def tag(name: str, *content: Content, **attributes: str | float | bool | None) -> Html:
    """Return the element *name* round *content*.

    An attribute is named without its trailing ``_``, and with ``-`` for ``_``; None and
    False leave it out, True writes it bare.
    """
    words = [name, *(_attribute(key, value) for key, value in attributes.items())]
    opening = f"<{' '.join(word for word in words if word)}>"
    if name in VOID:
        return Html(opening)
    return Html(f"{opening}{render(content)}</{name}>")


def _attribute(key: str, value: str | float | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return name
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return f'{name}="{html.escape(_legible(text))}"'
