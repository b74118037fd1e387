"""Records: the frozen values that everything is made of, and their way to disk.

This module alone knows pydantic, which holds what is read against the types of a
record, and alone writes files, so that none is ever seen half-written.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

from uptake.errors import CourseError, UptakeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic import TypeAdapter

Class = TypeVar("Class")
Value = TypeVar("Value")

# What pydantic calls a key that a record does not have.
UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
PLAIN_WORDS = {
    **dict.fromkeys(UNKNOWN, "unknown key; remove it or mend its spelling"),
    "missing": "is missing; add it",
}


@dataclass_transform(
    frozen_default=True, kw_only_default=True, field_specifiers=(field,)
)
def record(cls: type[Class]) -> type[Class]:
    """Make *cls* a frozen, slotted, keyword-only value that refuses unknown keys."""
    cls.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    """Return pydantic's reader and writer of *kind*, built once."""
    from pydantic import TypeAdapter

    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def read_toml(path: Path, kind: type[Value], advice: Mapping[str, str]) -> Value:
    """Read the TOML file at *path* as a *kind*.

    *advice* says, for the name of an unknown key, why it is not wanted.
    Raises `CourseError` with one line for each thing that is wrong.
    """
    from pydantic import ValidationError

    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CourseError(f"{path}: there is no such file; create it") from None
    except UnicodeDecodeError as error:
        problem = f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise CourseError(problem) from None
    except (RecursionError, ValueError) as error:
        raise CourseError(f"{path}: not TOML: {error}") from None
    try:
        value: Value = _adapter(kind).validate_python(tree)
    except ValidationError as errors:
        found = errors.errors(include_url=False)
        problems = [f"{path.name}: {_sentence(tree, item, advice)}" for item in found]
        raise CourseError(*map(one_line, problems)) from None
    return value


def _sentence(tree: Any, error: Any, advice: Mapping[str, str]) -> str:
    """Say where in *tree* an *error* of pydantic stands, naming entries by their id."""
    words: list[str] = []
    for step in error["loc"]:
        tree = _step_into(tree, step)
        known = tree.get("id") if isinstance(tree, dict) else None
        if isinstance(step, int):
            words[-1:] = [f'{words[-1]} "{known}"' if known else f"{words[-1]}[{step}]"]
        else:
            words.append(step)
    remedy = PLAIN_WORDS.get(error["type"], error["msg"])
    if error["type"] in UNKNOWN:
        remedy = advice.get(str(error["loc"][-1]), remedy)
    return f"{' > '.join(words)}: {remedy}"


def one_line(message: str) -> str:
    """Return *message* with line breaks and the like written out."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in message)


def _step_into(tree: Any, step: Any) -> Any:
    try:
        return tree[step]
    except (KeyError, IndexError, TypeError):
        return None


def to_json(value: Any) -> bytes:
    """Return *value* as indented UTF-8 JSON; the same value gives the same bytes."""
    return _adapter(type(value)).dump_json(value, indent=1) + b"\n"


def from_json(text: bytes, kind: type[Value], where: str) -> Value:
    """Read *text* as a *kind*; *where* names the file in an error."""
    from pydantic import ValidationError

    try:
        value: Value = _adapter(kind).validate_json(text)
    except ValidationError as errors:
        first = errors.errors(include_url=False)[0]
        problem = f"{where}: {first['msg']}; delete the file and run the verb again"
        raise UptakeError(problem) from None
    return value


def plain(value: Any) -> Any:
    """Return *value* as plain lists, dictionaries, strings and numbers."""
    return _adapter(type(value)).dump_python(value, mode="json")


def digest(*parts: bytes) -> str:
    """Return the SHA-256 of *parts* in hex; each part's length counts, too."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.hexdigest()


def digest_of(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the digest of named *files*, whatever their order."""
    return digest(
        *(part for name, body in sorted(files) for part in (name.encode(), body))
    )


def write_whole(path: Path, body: bytes) -> None:
    """Write *body* to *path* so that a reader sees the old file or the new, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            os.fchmod(file.fileno(), 0o644)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink()
        raise
