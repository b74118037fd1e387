"""Tell a reader of a course module at once whether an answer is right.

No answer stands in a module in clear.
A check holds fingerprints only: salted SHA-256 digests of the right answer and of
typical wrong ones.
Readers call `check`; authors make the fingerprints with `fingerprint`.
"""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from numbers import Real

_DIGITS = 16
_LARGEST = 10**15
_UNITS = {"": 1, "万": 10**4, "亿": 10**8}
_NUMBER = re.compile(
    r"""(?:cny|rmb|¥)?\s*
        (?P<figure>[+-]?(?:\d{1,3}(?:[,\ ]\d{3})+|\d+)(?:\.\d+)?)
        \s*(?P<unit>[万亿]?)
        \s*(?:cny|rmb|yuan|元|%|percent|per\ cent)?""",
    re.VERBOSE,
)
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_BETWEEN = re.compile(r"[\s,;、/&+-]+")
_AROUND = " \t\n.。,;:!?\"'()[]"


class UnreadableAnswerError(ValueError):
    """The answer is of a type or form that no question asks for."""


def check(
    answer: object,
    *,
    question: str,
    accepted: str,
    why: str,
    hints: Mapping[str, str] | None = None,
    expects: str = "an answer",
    decimals: int = 2,
    several: bool = False,
) -> None:
    """Print at once what *answer* is worth: right, not yet, or not answered.

    *question* names the question and salts its fingerprints, *accepted* is the
    fingerprint of the right answer.  A key of *hints* lists, with blanks between them,
    the fingerprints of wrong answers that need the same advice.
    *expects* says in words what to set.
    Numbers are compared to *decimals* places; with *several*, as a set of names.
    """
    if _is_blank(answer):
        print(f"Not answered yet. Set the variable to {expects}, then run both cells.")
        return
    try:
        mark = fingerprint(question, answer, decimals=decimals, several=several)
    except ValueError as error:
        print(f"Not readable: {error}. Set the variable to {expects}.")
        return
    if mark == accepted:
        print(f"Correct. {why}")
        return
    again = f"The question asks for {expects}; read the section above again."
    print(f"Not yet. {_hint_for(mark, hints or {}) or again}")


def fingerprint(
    question: str, answer: object, *, decimals: int = 2, several: bool = False
) -> str:
    """Return the digest that stands for *answer* to *question*.

    >>> fingerprint("price", "1,200.0 CNY") == fingerprint("price", 1200)
    True
    >>> fingerprint("price", 1200) == fingerprint("cost", 1200)
    False
    """
    plain = _several(answer) if several else _normalise(answer, decimals)
    salted = f"uptake:{question}:{plain}"
    return hashlib.sha256(salted.encode()).hexdigest()[:_DIGITS]


def _hint_for(mark: str, hints: Mapping[str, str]) -> str | None:
    """Return the advice of the first entry of *hints* that lists *mark*."""
    return next((hint for marks, hint in hints.items() if mark in marks.split()), None)


def _is_blank(answer: object) -> bool:
    """Say whether *answer* is what an untouched cell holds."""
    if isinstance(answer, str):
        return not answer.strip(_AROUND)
    return answer is None or answer is ...


def _several(answer: object) -> str:
    """Write a set of names the same way in whatever order and form they came."""
    if isinstance(answer, str):
        names = _BETWEEN.split(_text(answer))
    elif isinstance(answer, Collection) and not isinstance(answer, Mapping):
        names = [_normalise(name, 0) for name in answer]
    else:
        names = [_normalise(answer, 0)]
    return "|".join(sorted({name for name in names if name}))


def _normalise(answer: object, decimals: int) -> str:
    """Write equal answers the same way.

    >>> [_normalise(form, 2) for form in ("２０３１年２月８日", "275万元", " B. ")]
    ['2031-02-08', '2750000', 'b']
    """
    if isinstance(answer, str):
        return _normalise_text(_text(answer), decimals)
    if isinstance(answer, datetime):
        return answer.date().isoformat()
    if isinstance(answer, date):
        return answer.isoformat()
    if not isinstance(answer, bool):
        if isinstance(answer, Decimal | int):
            return _number(Decimal(answer), decimals)
        if isinstance(answer, Real):
            return _number(Decimal(repr(float(answer))), decimals)
    message = f"an answer of type {type(answer).__name__} does not fit here"
    raise UnreadableAnswerError(message)


def _text(answer: str) -> str:
    """Fold width, case, blanks and the punctuation around *answer*."""
    folded = unicodedata.normalize("NFKC", answer).casefold()
    return " ".join(folded.split()).strip(_AROUND)


def _normalise_text(text: str, decimals: int) -> str:
    """Read *text* as a date or a number if it is one, else keep it."""
    if found := _DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        return f"{year:04}-{month:02}-{day:02}"
    if found := _NUMBER.fullmatch(text):
        figure = Decimal(re.sub(r"[, ]", "", found["figure"]))
        return _number(figure * _UNITS[found["unit"]], decimals)
    return text


def _number(number: Decimal, decimals: int) -> str:
    """Round *number* half up and drop what zeros do not say."""
    if not number.is_finite() or abs(number) > _LARGEST:
        message = "this is not a number of ordinary size"
        raise UnreadableAnswerError(message)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format(rounded.normalize() + 0, "f")
