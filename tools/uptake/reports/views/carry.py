"""Carry a view from the compiler to a template's kernel, as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from uptake.reports.views.shape import Title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

EXAMPLES = Path(__file__).parent.parent / "templates" / "examples"


def dump(view: Mapping[str, Any]) -> bytes:
    """Return *view* as JSON; the same view gives the same bytes."""
    text = json.dumps(view, default=_plain, ensure_ascii=False, indent=1)
    # A lone surrogate from a trainee's message cannot be written as UTF-8.
    return text.encode("utf-8", "replace") + b"\n"


def _plain(value: object) -> dict[str, str]:
    if isinstance(value, Title):
        return {"en": value.en, "zh": value.zh}
    raise TypeError(f"{value!r} has no place in a view")


def load(data_path: str, lang: str, example: str) -> Any:
    """Read the view at *data_path*, with titles that lead with *lang*.

    Without a path, return the synthetic *example* that comes with the templates.
    """
    path = Path(data_path) if data_path else EXAMPLES / f"{example}.json"
    return json.loads(path.read_bytes(), object_hook=revive(lang))


def revive(lang: str) -> Callable[[dict[str, Any]], dict[str, Any] | Title]:
    """Return what makes titles that lead with *lang* of their plain form."""

    def title_or_plain(found: dict[str, Any]) -> dict[str, Any] | Title:
        if found.keys() == {"en", "zh"}:
            return Title(en=found["en"], zh=found["zh"], lead=lang[:2])
        return found

    return title_or_plain
