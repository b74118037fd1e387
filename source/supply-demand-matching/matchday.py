"""Registrations for one matchmaking day, drawn from a seed.

Everything here is synthetic: no owner, company, technology or price is real.
Money is in units of 10,000 CNY (万元).
"""

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

Record = dict[str, Any]

DAY = date(2025, 9, 25)
"""The matchmaking day, and the date against which deadlines are read."""

LICENCE_RANK = {"ordinary": 0, "sole": 1, "exclusive": 2}
"""Kinds of licence, from the weakest right for the licensee to the strongest."""

DELTA = ("Shanghai", "Jiangsu", "Zhejiang", "Anhui")
"""The four provincial-level regions of the Yangtze delta."""

TECHNOLOGY_FIELDS = (
    "id",
    "title",
    "owner",
    "field",
    "solves",
    "trl",
    "asks",
    "grants",
    "open_licence",
    "region",
    "ready_on",
    "right_ends_on",
)
"""Fields that the form for owners requires."""

DEMAND_FIELDS = (
    "id",
    "title",
    "company",
    "field",
    "needs",
    "min_trl",
    "budget",
    "wants",
    "region",
    "needed_by",
)
"""Fields that the form for companies requires."""


class Topic(NamedTuple):
    """What a registration is about, before its figures are drawn."""

    title: str
    name: str
    field: str
    functions: tuple[str, ...]
    region: str


_SUPPLY = (
    Topic(
        "Plasma-sprayed ceramic coating for turbine blades",
        "Luhang Institute of Aero-engine Materials",
        "aerospace",
        ("wear", "corrosion", "heat"),
        "Shanghai",
    ),
    Topic(
        "Machine-vision inspection of weld seams",
        "Suyan University, School of Automation",
        "electronic information",
        ("defects", "traceability"),
        "Jiangsu",
    ),
    Topic(
        "Antimicrobial peptide film for implants",
        "Pujiang Biomaterials Laboratory",
        "biology and new medicine",
        ("sterility", "moisture"),
        "Shanghai",
    ),
    Topic(
        "Graphene heat-spreading film",
        "Shuangyu Carbon Research Institute",
        "new materials",
        ("heat", "weight", "vibration"),
        "Zhejiang",
    ),
    Topic(
        "Ceramic membrane for solvent recovery",
        "Qiantang Water Research Institute",
        "resources and environment",
        ("residue", "energy"),
        "Zhejiang",
    ),
    Topic(
        "Self-lubricating polymer bearing",
        "Yaoshan Polymer Research Centre",
        "new materials",
        ("friction", "wear", "vibration"),
        "Zhejiang",
    ),
    Topic(
        "Failure forecast for rotating machines",
        "Wanhu University, Machine Data Laboratory",
        "high-tech services",
        ("vibration", "traceability", "energy"),
        "Anhui",
    ),
    Topic(
        "Enzyme process for cleaning without solvent",
        "Xitai Institute of Applied Chemistry",
        "chemical engineering",
        ("residue", "sterility", "energy"),
        "Jiangsu",
    ),
    Topic(
        "Wireless corrosion sensor",
        "Jinghu Sensor Institute",
        "electronic information",
        ("corrosion", "traceability"),
        "Anhui",
    ),
    Topic(
        "Topology-optimised magnesium housing",
        "Weihe Institute of Light Structures",
        "advanced equipment and manufacturing",
        ("weight", "vibration", "heat"),
        "Shaanxi",
    ),
)

_DEMAND = (
    Topic(
        "Extrusion dies wear and rust through in six weeks",
        "Mianfeng Noodle Machines",
        "advanced equipment and manufacturing",
        ("wear", "corrosion"),
        "Jiangsu",
    ),
    Topic(
        "Battery packs run hot and are too heavy",
        "Chuyun Battery Packs",
        "electronic information",
        ("heat", "weight", "vibration"),
        "Anhui",
    ),
    Topic(
        "Sterile labels peel off in cold storage",
        "Jiaxing Yunlan Cold Chain",
        "high-tech services",
        ("moisture", "traceability"),
        "Zhejiang",
    ),
    Topic(
        "Lift drives fail without warning",
        "Shenti Lift Service",
        "high-tech services",
        ("vibration", "friction", "traceability"),
        "Shanghai",
    ),
    Topic(
        "Catheter pouches leak and cannot be traced",
        "Xishan Catheter Packaging",
        "biology and new medicine",
        ("sterility", "defects", "traceability"),
        "Jiangsu",
    ),
    Topic(
        "Pumps on sea platforms corrode and grind",
        "Donghai Offshore Pumps",
        "advanced equipment and manufacturing",
        ("wear", "corrosion", "vibration"),
        "Zhejiang",
    ),
    Topic(
        "Printing rollers must be washed with solvent",
        "Wanjiang Packaging Print",
        "chemical engineering",
        ("residue", "friction"),
        "Anhui",
    ),
    Topic(
        "Dye baths waste heat and leave salt sludge",
        "Jianhu Dyeing Works",
        "resources and environment",
        ("residue", "energy", "moisture"),
        "Zhejiang",
    ),
)


def _technology(number: int, topic: Topic, draw: Random) -> Record:
    """Draw the figures of one sound offer."""
    grants = draw.choice(("ordinary", "sole", "exclusive", "exclusive"))
    ready_on = DAY + timedelta(days=draw.randrange(60, 420, 15))
    return {
        "id": f"T{number:02}",
        "title": topic.title,
        "owner": topic.name,
        "field": topic.field,
        "solves": list(topic.functions),
        "trl": draw.randrange(4, 10),
        "asks": draw.randrange(40, 240, 10),
        "grants": grants,
        "open_licence": grants == "ordinary" and draw.random() < 0.5,
        "region": topic.region,
        "ready_on": ready_on,
        "right_ends_on": ready_on + timedelta(days=365 * draw.randrange(3, 17)),
    }


def _demand(number: int, topic: Topic, draw: Random) -> Record:
    """Draw the figures of one sound demand."""
    return {
        "id": f"D{number:02}",
        "title": topic.title,
        "company": topic.name,
        "field": topic.field,
        "needs": list(topic.functions),
        "min_trl": draw.randrange(4, 8),
        "budget": draw.randrange(80, 340, 20),
        "wants": draw.choice(("ordinary", "ordinary", "sole", "exclusive")),
        "region": topic.region,
        "needed_by": DAY + timedelta(days=draw.randrange(180, 720, 30)),
    }


def sound_records(seed: int) -> tuple[list[Record], list[Record]]:
    """Return ten technologies and eight demands that have no flaw."""
    draw = Random(seed)
    technologies = [_technology(n, topic, draw) for n, topic in enumerate(_SUPPLY, 1)]
    demands = [_demand(n, topic, draw) for n, topic in enumerate(_DEMAND, 1)]
    return technologies, demands


def registrations(seed: int) -> tuple[list[Record], list[Record]]:
    """Return the technologies and demands as registered: four records have flaws."""
    technologies, demands = sound_records(seed)
    technologies[3].update(open_licence=True, grants="exclusive")
    ready_on = technologies[8]["ready_on"]
    technologies[8].update(right_ends_on=ready_on - timedelta(days=40))
    demands[2].update(budget=None)
    demands[6].update(wants="", needed_by=DAY - timedelta(days=26))
    return technologies, demands
