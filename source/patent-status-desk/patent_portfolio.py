"""Make the synthetic portfolio list of the patent status desk.

Everything here is invented: the university, its departments, the titles, the numbers.
Serial numbers start with 99 so that no number is taken for a real one.
The same seed gives the same bytes.
"""

import csv
import io
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

COLUMNS = (
    "department",
    "title",
    "field",
    "kind",
    "status",
    "number",
    "filed",
    "granted",
    "licence",
)

_DEPARTMENTS = {
    "sealing": "School of Mechanical Engineering",
    "flow sensing": "School of Instrument Science",
    "surface coating": "School of Materials",
    "energy storage": "School of Energy",
    "imaging": "School of Optics",
}
_STOCK = (
    ("Bellows seal with wear indicator", "sealing", "invention"),
    ("Low-friction lip for rotary shafts", "sealing", "invention"),
    ("Graphite ring with spring core", "sealing", "utility model"),
    ("Valve cap with moulded grip", "sealing", "design"),
    ("Thermal flow probe with two heaters", "flow sensing", "invention"),
    ("Vortex meter for pulsating flow", "flow sensing", "invention"),
    ("Bracket for pipe sensors", "flow sensing", "utility model"),
    ("Meter housing with turning display", "flow sensing", "design"),
    ("Ceramic layer for pump shafts", "surface coating", "invention"),
    ("Plasma bath for thin films", "surface coating", "invention"),
    ("Hydrophobic paint for heat exchangers", "surface coating", "invention"),
    ("Spray nozzle with swirl insert", "surface coating", "utility model"),
    ("Masking fixture for flanges", "surface coating", "utility model"),
    ("Electrode with graded pores", "energy storage", "invention"),
    ("State-of-charge estimator", "energy storage", "invention"),
    ("Separator washing line", "energy storage", "utility model"),
    ("Cell holder with cooling ribs", "energy storage", "utility model"),
    ("Charging cabinet", "energy storage", "design"),
    ("Line camera for fabric defects", "imaging", "invention"),
    ("Phase retrieval method", "imaging", "invention"),
    ("Endoscope tip with ring light", "imaging", "utility model"),
    ("Dust cover for lenses", "imaging", "utility model"),
    ("Portable scanner", "imaging", "design"),
)
_PENDING_RATIO = 0.35
_KIND_DIGIT = {"invention": "1", "utility model": "2", "design": "3"}
_KIND_SPELLINGS = {
    "invention": ("Invention", "发明", "invention "),
    "utility model": ("Utility model", "实用新型", "UM"),
    "design": ("Design", "外观设计", "design"),
}
_GRANTED_SPELLINGS = ("Granted", "授权", "issued")
_PENDING_SPELLINGS = ("Application", "申请", "Published", "公布")
_FILING_YEARS = {
    "invention": (date(2003, 1, 1), date(2021, 6, 30)),
    "utility model": (date(2012, 1, 1), date(2023, 6, 30)),
    "design": (date(2021, 7, 1), date(2024, 3, 31)),
}
_DAYS_TO_GRANT = {
    "invention": (600, 1350),
    "utility model": (150, 360),
    "design": (120, 260),
}


@dataclass(frozen=True)
class _Entry:
    """One line of the list before it is spelled out."""

    title: str
    field: str
    kind: str
    filed: date
    granted: date | None
    licence: str = ""


_PLANTED = (
    _Entry(
        "Self-adjusting valve seat ring",
        "sealing",
        "utility model",
        date(2015, 6, 18),
        date(2016, 1, 13),
    ),
    _Entry(
        "Split packing gland",
        "sealing",
        "utility model",
        date(2015, 6, 19),
        date(2015, 12, 9),
    ),
    _Entry(
        "Clamp for ultrasonic probes",
        "flow sensing",
        "utility model",
        date(2016, 2, 29),
        date(2016, 9, 7),
    ),
    _Entry(
        "Magnetic fluid face seal",
        "sealing",
        "invention",
        date(2008, 2, 29),
        date(2011, 5, 18),
    ),
    _Entry(
        "Coriolis tube with balanced drive",
        "flow sensing",
        "invention",
        date(2018, 4, 11),
        date(2020, 10, 23),
        "exclusive",
    ),
    _Entry(
        "Self-calibrating ultrasonic flow meter",
        "flow sensing",
        "invention",
        date(2023, 9, 5),
        None,
    ),
    _Entry(
        "Dry gas seal with spiral grooves",
        "sealing",
        "invention",
        date(2016, 8, 17),
        date(2019, 3, 29),
        "ordinary",
    ),
    _Entry(
        "Leak detector for flange joints",
        "sealing",
        "invention",
        date(2019, 11, 6),
        date(2022, 7, 15),
        "unspecified",
    ),
    _Entry(
        "Two-path flow computer",
        "flow sensing",
        "invention",
        date(2020, 3, 3),
        date(2023, 1, 10),
    ),
    _Entry(
        "Quick-change seal cartridge",
        "sealing",
        "utility model",
        date(2021, 10, 20),
        date(2022, 4, 26),
    ),
    _Entry(
        "Pipe collar with sensor port",
        "flow sensing",
        "utility model",
        date(2020, 12, 2),
        date(2021, 8, 13),
        "sole",
    ),
    _Entry(
        "Flow meter face plate",
        "flow sensing",
        "design",
        date(2022, 5, 9),
        date(2022, 11, 1),
    ),
)


def portfolio_csv(seed: int = 620) -> str:
    """Return the list as the university sends it: CSV text, header line first."""
    rng = random.Random(seed)
    entries = [*_PLANTED, *_drawn_entries(rng)]
    lines = [_line(rng, entry, _number(rng, entry)) for entry in entries]
    lines += _second_lines(rng, entries, lines)
    lines += _unreadable_lines(rng)
    rng.shuffle(lines)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(lines)
    # The university's export forgot the quotation marks round one title.
    return out.getvalue().replace('"Sealing ring, two-part"', "Sealing ring, two-part")


def _drawn_entries(rng: random.Random) -> list[_Entry]:
    """Draw the dates of each title of the stock."""
    entries = []
    for title, field, kind in _STOCK:
        first, last = _FILING_YEARS[kind]
        filed = first + timedelta(days=rng.randrange((last - first).days))
        granted = filed + timedelta(days=rng.randint(*_DAYS_TO_GRANT[kind]))
        licence = rng.choice(("", "", "", "ordinary", "exclusive"))
        if kind == "invention" and rng.random() < _PENDING_RATIO:
            filed = date(2023, 1, 9) + timedelta(days=rng.randrange(800))
            entries.append(_Entry(title, field, kind, filed, None))
        else:
            entries.append(_Entry(title, field, kind, filed, granted, licence))
    return entries


def _number(rng: random.Random, entry: _Entry) -> str:
    """Return year, kind digit, seven-digit serial and check sign."""
    serial = 9900000 + rng.randrange(100000)
    body = f"{entry.filed.year}{_KIND_DIGIT[entry.kind]}{serial}"
    weights = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
    total = sum(w * int(d) for w, d in zip(weights, body, strict=True))
    return body + "0123456789X"[total % 11]


def _spelled_number(rng: random.Random, number: str, *, granted: bool) -> str:
    """Write a number as one of the departments would."""
    body, check = number[:-1], number[-1]
    year, kind, serial = body[:4], body[4], body[5:]
    if not granted:
        return rng.choice((f"{body}.{check}", f"CN{body}.{check}", number))
    return rng.choice(
        (
            f"ZL{body}.{check}",
            f"ZL {year} {kind} {serial}.{check}",
            f"zl{number.lower()}",
            f"ZL{body}．{check}".translate(_FULL_WIDTH),
        )
    )


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _line(rng: random.Random, entry: _Entry, number: str) -> list[str]:
    """Spell one entry out as the texts of one line."""
    spellings = _PENDING_SPELLINGS if entry.granted is None else _GRANTED_SPELLINGS
    return [
        _DEPARTMENTS[entry.field],
        entry.title,
        entry.field,
        rng.choice(_KIND_SPELLINGS[entry.kind]),
        rng.choice(spellings),
        _spelled_number(rng, number, granted=entry.granted is not None),
        entry.filed.isoformat(),
        entry.granted.isoformat() if entry.granted else "",
        entry.licence,
    ]


def _second_lines(
    rng: random.Random, entries: list[_Entry], lines: list[list[str]]
) -> list[list[str]]:
    """Repeat some numbers, as lists kept by two offices do."""

    def again(title: str, entry_title: str, *, pending: bool = False) -> list[str]:
        at = next(i for i, e in enumerate(entries) if e.title == title)
        entry = replace(entries[at], title=entry_title)
        if pending:
            entry = replace(entry, granted=None, licence="")
        digits = lines[at][5].upper().translate(_HALF_WIDTH)
        number = "".join(sign for sign in digits if sign in "0123456789X")
        return _line(rng, entry, number)

    return [
        again("Two-path flow computer", "Two-path flow computer", pending=True),
        again("Quick-change seal cartridge", "Quick-change seal cartridge"),
        again("Dry gas seal with spiral grooves", "Spiral groove seal for compressors"),
        again("Leak detector for flange joints", "Leak detector for flange joints"),
    ]


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def _unreadable_lines(rng: random.Random) -> list[list[str]]:
    """Make the lines that nobody can read safely."""
    seal = _Entry(
        "Sealing ring, two-part",
        "sealing",
        "utility model",
        date(2019, 4, 2),
        date(2019, 11, 19),
    )
    joint = _Entry(
        "Robotic gripper joint",
        "imaging",
        "invention",
        date(2017, 9, 26),
        date(2019, 12, 3),
    )
    dateless = _Entry(
        "Flow straightener", "flow sensing", "invention", date(2019, 1, 16), None
    )
    shifted = _line(rng, seal, _number(rng, seal))
    odd_status = _line(rng, joint, _number(rng, joint))
    odd_status[4] = "JV"
    no_grant_date = _line(rng, dateless, _number(rng, dateless))
    no_grant_date[4] = "Granted"
    short = _line(rng, joint, "20171990")
    short[1], short[5] = "Gripper finger", "ZL 2017 1 990"
    return [shifted, odd_status, no_grant_date, short]
