"""A small valid course: its course.toml as text and as a value, a folder of it."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from uptake.course.curriculum import Curriculum
from uptake.course.layout import Layout, open_course
from uptake.course.roster import Trainee
from uptake.records import from_json

if TYPE_CHECKING:
    from pathlib import Path

COURSE_TOML = """\
format = 1

[course]
id = "small"
title = { en = "Small course", zh = "小课程" }
edition = "1"
issuer = { en = "Test base", zh = "测试基地" }
timezone = "Asia/Shanghai"
rules_as_of = 2021-09-30
set_by = { en = "the tests", zh = "测试" }
contact = { en = "nobody", zh = "无" }

[grading]
cell_seconds = 10

[late]
grace_minutes = 15
penalty_per_day = 0.1
maximum_penalty = 0.5

[mastery]
developing = 0.4
proficient = 0.6
strong = 0.85
minimum_criteria = 2
minimum_coverage = 0.5

[[stages]]
id = "training"
title = { en = "Training", zh = "培训" }

[[stages]]
id = "fieldwork"
title = { en = "Fieldwork", zh = "实践" }

[[tracks]]
id = "academic"
title = { en = "Academic", zh = "学历教育" }
awards = "credits"

[[tracks]]
id = "professional"
title = { en = "Professional", zh = "非学历教育" }
awards = "certificate"

[[grades]]
grade = "A"
at_least = 0.8
points = 4.0

[[grades]]
grade = "F"
at_least = 0.0
points = 0.0

[[knowledge_modules]]
id = "law"
title = { en = "Law", zh = "法规" }

[[competencies]]
id = "rules"
knowledge_module = "law"
title = { en = "Rules", zh = "规则" }
statement = { en = "Applies rules.", zh = "能适用规则。" }

[[competencies]]
id = "advice"
knowledge_module = "law"
title = { en = "Advice", zh = "建议" }
statement = { en = "Gives advice.", zh = "能提出建议。" }

[[levels]]
id = "beginner"
title = { en = "Beginner", zh = "初级" }
offered = true
credits = 3.0
hours = { training = 8, fieldwork = 4 }
pass_ratio = { training = 0.6, fieldwork = 0.6 }
needs = { rules = "proficient", advice = "developing" }

[[levels]]
id = "senior"
title = { en = "Senior", zh = "高级" }
after = "beginner"
offered = false
credits = 5.0
hours = {}
pass_ratio = {}
needs = {}

[[modules]]
id = "reading"
file = "reading.ipynb"
title = { en = "Reading", zh = "阅读" }
level = "beginner"
stage = "training"
knowledge_module = "law"
hours = 2.0
competencies = ["rules"]

[[assignments]]
id = "case"
title = { en = "Case", zh = "案例" }
level = "beginner"
stage = "training"
hours = 3.0
due = 2026-03-02T18:00:00+08:00
modules = ["reading"]

[[assignments.criteria]]
id = "case-rule"
competency = "rules"
title = { en = "The rule", zh = "规则" }

[[assignments.criteria]]
id = "case-memo"
competency = "advice"
title = { en = "The memo", zh = "备忘录" }

[[assignments]]
id = "visit"
title = { en = "Visit", zh = "走访" }
level = "beginner"
stage = "fieldwork"
hours = 3.0
due = 2026-03-09T18:00:00+08:00
modules = []

[[assignments.criteria]]
id = "visit-rule"
competency = "rules"
title = { en = "The rule", zh = "规则" }

[[assignments.criteria]]
id = "visit-memo"
competency = "advice"
title = { en = "The memo", zh = "备忘录" }
"""

# The criteria's points, as the notebooks of the small course would state them.
OFFERED = {
    "case": {"case-rule": 4.0, "case-memo": 6.0},
    "visit": {"visit-rule": 4.0, "visit-memo": 6.0},
}


def toml_with(*changes: tuple[str, str]) -> str:
    """Return the small course.toml with each first (old, new) of *changes* made."""
    text = COURSE_TOML
    for old, new in changes:
        if old not in text:
            raise ValueError(f"the small course.toml has no {old!r}")
        text = text.replace(old, new, 1)
    return text


def curriculum_with(*changes: tuple[str, str]) -> Curriculum:
    """Return the small curriculum with *changes* to its text, its sense unchecked."""
    tree = json.dumps(tomllib.loads(toml_with(*changes)), default=str)
    return from_json(tree.encode(), Curriculum, "course.toml")


def small_course(root: Path, *changes: tuple[str, str], **notebooks: str) -> Layout:
    """Write the small course, with *notebooks* in ``source/``, to *root*; open it."""
    material = root / "course_material"
    material.mkdir(parents=True)
    (material / "course.toml").write_text(toml_with(*changes), encoding="utf-8")
    for slug, text in notebooks.items():
        (root / "source" / slug).mkdir(parents=True)
        path = root / "source" / slug / f"{slug}.ipynb"
        path.write_text(text, encoding="utf-8")
    return open_course(root)


def trainee(trainee_id: str = "t01", /, **said: Any) -> Trainee:
    """Return the trainee *trainee_id*, on the professional track if not *said* else."""
    words = {
        "name": "Lin Yue",
        "chinese_name": "林悦",
        "track": "professional",
        "cohort": "Spring (synthetic)",
        "email": "lin.yue@example.org",
        "organisation": "Synthetic Office",
        "extensions": {},
        "lms_id": "",
    }
    return Trainee(id=trainee_id, **{**words, **said})
