"""A small synthetic cohort for the tests of the reports, and to look at them.

Nobody here exists.  Everything is made by `uptake.transcript.transcripts`, as in
earnest.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from uptake.competency import Scale
from uptake.course.curriculum import (
    Assignment,
    Competency,
    Course,
    Criterion,
    Curriculum,
    Grade,
    KnowledgeModule,
    LatePolicy,
    Level,
    Limits,
    Module,
    Stage,
    Text,
    Track,
)
from uptake.course.roster import Trainee
from uptake.grading.submission import (
    Entry,
    GradingStatus,
    Irregularity,
    Mark,
    Refusal,
    Result,
    Score,
)
from uptake.records import digest
from uptake.transcript import Cohort, transcripts

BEIJING = timezone(timedelta(hours=8))
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e"
RUBBISH = "</td></table></main><style>body{display:none}</style>{{ 7*7 }}{% raw %}"

COMPETENCIES = (
    (
        "transfer-basics",
        "public-knowledge",
        "Ground terms of transfer",
        "技术转移基础概念",
    ),
    ("patent-status", "public-knowledge", "Patent status", "专利状态"),
    ("reward-rules", "policy-and-law", "Inventors' rewards", "成果完成人奖励"),
    (
        "readiness-judgement",
        "practical-skills",
        "Readiness judgement",
        "技术成熟度评价",
    ),
    ("demand-matching", "practical-skills", "Supply-demand matching", "供需对接"),
    ("demand-intake", "practical-skills", "Demand intake", "需求采集"),
    ("record-care", "capability-enhancement", "Care of records", "记录规范"),
    ("reasoned-advice", "capability-enhancement", "Reasoned advice", "书面论证"),
)

# Assignment: stage, day due, title; then criteria: points, competency, title, by hand.
CASES = {
    "reward-calculator": (
        ("training", 6, "Reward calculator", "奖励计算器"),
        ("mode", 2, "transfer-basics", "Mode of transformation", "转化方式"),
        ("net-income", 2, "reward-rules", "Net income", "净收入"),
        ("reward-floor", 3, "reward-rules", "Legal minimum reward", "法定最低奖励"),
        ("agreed-rule", 4, "reward-rules", "Agreed rule comes first", "约定优先"),
        (
            "reward-rationale",
            4,
            "reasoned-advice",
            "Reasons for the reward",
            "奖励说明",
        ),
    ),
    "patent-desk": (
        ("training", 13, "Patent status desk", "专利状态台账"),
        ("right-kind", 3, "transfer-basics", "Kind of right", "权利类型"),
        ("unique-rights", 2, "record-care", "Each right once", "权利去重"),
        ("expiry-date", 4, "patent-status", "Date of expiry", "届满日期"),
        ("in-force", 2, "patent-status", "In force or not", "是否有效"),
        ("patent-rationale", 4, "reasoned-advice", "What dates hide", "日期之外"),
    ),
    "trl-assessment": (
        ("practical", 20, "Readiness assessment", "技术成熟度评价"),
        ("element-trl", 3, "readiness-judgement", "Readiness by element", "要素成熟度"),
        (
            "system-trl",
            2,
            "readiness-judgement",
            "Readiness of the whole",
            "系统成熟度",
        ),
        ("trl-rationale", 4, "reasoned-advice", "Reasons for the level", "等级理由"),
    ),
    "matching": (
        ("practical", 27, "Match day", "供需对接日"),
        ("constraints", 3, "demand-matching", "Hard constraints", "硬性约束"),
        ("assignment", 3, "demand-matching", "Best assignment", "最优分配"),
        ("record-check", 2, "record-care", "Records checked first", "先核对记录"),
        ("memo", 4, "reasoned-advice", "Memo to both sides", "双方备忘录"),
    ),
    "contact-log": (
        ("fieldwork", 30, "Contact log", "走访记录"),
        ("log-complete", 4, "record-care", "Log is complete", "记录完整"),
        ("demand-summary", 3, "demand-intake", "Demands summed up", "需求汇总"),
        ("demand-quality", 4, "demand-intake", "Demands can be answered", "需求可响应"),
    ),
}
BY_HAND = {
    "reward-rationale",
    "patent-rationale",
    "trl-rationale",
    "memo",
    "demand-quality",
}
MODULES = {
    "reward-calculator": (
        "reward-rules",
        "Rewards: law and agreement",
        "奖励:法律与约定",
    ),
    "patent-desk": ("patent-status", "Reading a patent register", "读懂专利登记"),
    "trl-assessment": ("readiness-judgement", "Readiness scales", "技术成熟度等级"),
    "matching": ("demand-matching", "Matching under constraints", "约束下的匹配"),
    "contact-log": ("demand-intake", "A visit to a company", "企业走访"),
}


def curriculum() -> Curriculum:
    """Return a curriculum like the course's own, of one level and five cases."""
    return Curriculum(
        format=1,
        course=Course(
            id="technology-broker",
            title=Text(en="Technology Transfer Academy", zh="技术转移学院"),
            edition="2026.1",
            issuer=Text(en="Demonstration Training Base", zh="示范培训基地"),
            timezone="Asia/Shanghai",
            rules_as_of=date(2021, 9, 30),
            set_by=Text(en="set by the training base", zh="由培训基地设定"),
            contact=Text(
                en="the course office, within 14 days of the issue date",
                zh="请在签发之日起14天内联系教务处",
            ),
        ),
        grading=Limits(),
        late=LatePolicy(grace_minutes=15, penalty_per_day=0.1, maximum_penalty=0.5),
        mastery=Scale(
            developing=0.4,
            proficient=0.6,
            strong=0.85,
            minimum_criteria=2,
            minimum_coverage=0.5,
        ),
        stages=(
            Stage(id="training", title=Text(en="Training", zh="培训")),
            Stage(id="practical", title=Text(en="Practical training", zh="实训")),
            Stage(id="fieldwork", title=Text(en="Fieldwork", zh="实践")),
        ),
        tracks=(
            Track(
                id="academic",
                title=Text(en="Academic track", zh="学历教育"),
                awards="credits",
            ),
            Track(
                id="professional",
                title=Text(en="Professional track", zh="非学历教育"),
                awards="certificate",
            ),
        ),
        grades=tuple(
            Grade(grade=name, at_least=ratio, points=points)
            for name, ratio, points in (
                ("A", 0.9, 4.0),
                ("B", 0.8, 3.0),
                ("C", 0.7, 2.0),
                ("D", 0.6, 1.0),
                ("F", 0.0, 0.0),
            )
        ),
        knowledge_modules=(
            _module("public-knowledge", "Public knowledge", "公共知识"),
            _module("policy-and-law", "Policy and law", "政策法规"),
            _module("practical-skills", "Practical skills", "实务技能"),
            _module("capability-enhancement", "Capability enhancement", "能力提升"),
        ),
        competencies=tuple(
            Competency(
                id=name,
                knowledge_module=module,
                title=Text(en=en, zh=zh),
                statement=Text(
                    en=f"Applies {en.lower()} to a case and says why.",
                    zh=f"能运用{zh}。",
                ),
            )
            for name, module, en, zh in COMPETENCIES
        ),
        levels=(
            Level(
                id="beginner",
                title=Text(en="Beginner technology broker", zh="初级技术经纪人"),
                offered=True,
                credits=3.0,
                hours={},
                pass_ratio={"training": 0.6, "practical": 0.6, "fieldwork": 0.6},
                needs={name: "proficient" for name, *_ in COMPETENCIES[:7]}
                | {"reasoned-advice": "developing"},
            ),
        ),
        modules=tuple(
            Module(
                id=f"about-{name}",
                file=f"course_material/beginner/{name}.ipynb",
                title=Text(en=en, zh=zh),
                level="beginner",
                stage="training",
                knowledge_module="practical-skills",
                hours=2.0,
                competencies=(competency, "reasoned-advice"),
            )
            for name, (competency, en, zh) in MODULES.items()
        ),
        assignments=tuple(_assignment(name) for name in CASES),
    )


def _module(name: str, en: str, zh: str) -> KnowledgeModule:
    return KnowledgeModule(id=name, title=Text(en=en, zh=zh))


def _assignment(name: str) -> Assignment:
    (stage, day, en, zh), *criteria = CASES[name]
    return Assignment(
        id=name,
        title=Text(en=en, zh=zh),
        level="beginner",
        stage=stage,
        hours=2.0,
        due=datetime(2026, 4, day, 18, tzinfo=BEIJING),
        modules=(f"about-{name}",),
        criteria=tuple(
            Criterion(id=item, competency=shows, title=Text(en=english, zh=chinese))
            for item, _, shows, english, chinese in criteria
        ),
    )


def trainee(number: int, name: str, chinese_name: str, track: str) -> Trainee:
    """Return somebody who does not exist."""
    return Trainee(
        id=f"s{number:03}",
        name=name,
        chinese_name=chinese_name,
        track=track,
        cohort="synthetic-2026-spring",
        email="nobody@example.org",
        organisation="Invented College of Technology",
        extensions={"patent-desk": 2.0} if number == 2 else {},
        lms_id="",
    )


ROSTER = (
    trainee(1, "An Yi (synthetic)", "安一", "academic"),
    trainee(2, "Bai Er (synthetic)", "白二", "professional"),
    trainee(3, "Chen San (synthetic)", "陈三", "academic"),
    trainee(4, "Ding Si (synthetic)", "丁四", "professional"),
    trainee(5, "Evelyn Five (synthetic)", "", "professional"),
    trainee(6, "Fang Liu (synthetic)", "方六", "academic"),
)

# How much of each criterion's points: by trainee, and by assignment where it differs.
SHARE: dict[str, dict[str, float]] = {
    "s001": dict.fromkeys(CASES, 1.0),
    "s002": dict.fromkeys(CASES, 0.75) | {"trl-assessment": 1.0, "contact-log": 0.875},
    "s003": dict.fromkeys(CASES, 0.8) | {"patent-desk": 0.95},
    "s004": {"reward-calculator": 0.45, "patent-desk": 0.3, "matching": 0.5},
    "s005": {"reward-calculator": 0.9, "trl-assessment": 0.2, "contact-log": 1.0},
    "s006": {},
}
DAYS_LATE = {("s002", "reward-calculator"): 2, ("s004", "matching"): 7}
UNMARKED = {
    ("s003", "memo"),
    ("s003", "demand-quality"),
    ("s003", "trl-rationale"),
    ("s005", "trl-rationale"),
}
FAILED = {("s004", "matching")}


def cohort() -> Cohort:
    """Return the synthetic cohort."""
    return cohort_of(ROSTER, comment="A clear claim; name the rule that supports it.")


def hostile() -> Cohort:
    """Return a cohort whose every free text tries to break out of the page."""
    somebody = Trainee(
        id="s003",
        name=HOSTILE,
        chinese_name=HOSTILE,
        track="academic",
        cohort=HOSTILE,
        email="",
        organisation=HOSTILE,
        extensions={},
        lms_id="",
    )
    others = (ROSTER[3],)
    return cohort_of((somebody, *others), comment=HOSTILE + RUBBISH, message=RUBBISH)


def cohort_of(
    roster: tuple[Trainee, ...],
    comment: str,
    message: str = "The reward must be at least half of the net income: 35.0 is not.",
) -> Cohort:
    """Return what grading the *roster*'s submissions would give."""
    course = curriculum()
    offered = {
        name: {item: float(points) for item, points, *_ in criteria}
        for name, (_, *criteria) in CASES.items()
    }
    handed_in = [
        _submission(course, person.id, name, comment, message)
        for person in roster
        for name in SHARE[person.id]
    ]
    entries = [entry for entry, _ in handed_in]
    results = [result for _, result in handed_in]
    return Cohort(
        curriculum=course,
        computed_at=datetime(2026, 5, 4, 10, 30, tzinfo=UTC),
        transcripts=transcripts(course, offered, roster, entries, results),
        refusals=(
            Refusal(
                file="s004_contact-log.ipynb",
                trainee="s004",
                assignment="contact-log",
                why=message if comment.startswith("<") else "larger than 5 MB",
                at=datetime(2026, 4, 29, 9, tzinfo=UTC),
            ),
            Refusal(
                file="holiday.jpg" if not comment.startswith("<") else comment,
                trainee="",
                assignment="",
                why="not a notebook; hand in the .ipynb file",
                at=datetime(2026, 4, 29, 9, 5, tzinfo=UTC),
            ),
        ),
    )


def _submission(
    course: Curriculum, who: str, name: str, comment: str, message: str
) -> tuple[Entry, Result]:
    assignment = course.assignment(name)
    late = DAYS_LATE.get((who, name), 0)
    at = assignment.due + timedelta(days=late - 0.5)
    marks = tuple(_mark(who, name, item, comment) for item in CASES[name][1:])
    failed = (who, name) in FAILED
    entry = Entry(
        trainee=who,
        assignment=name,
        submitted_at=at,
        marks=() if failed else marks,
    )
    waiting = any(mark.points is None for mark in marks)
    graded = GradingStatus.PENDING_MANUAL if waiting else GradingStatus.FULLY_GRADED
    scores = [
        Score(
            notebook=name,
            criterion=mark.criterion,
            points=mark.points,
            max_points=mark.max_points,
            by_hand=mark.by_hand,
            message=message if (mark.points or 0.0) < mark.max_points else "",
        )
        for mark in marks
    ]
    return entry, Result(
        trainee=who,
        assignment=name,
        attempt=1 + late // 2,
        submitted_at=at,
        submission_digest=digest(who.encode(), name.encode()),
        source_digest="",
        engine="kernel-1",
        status=GradingStatus.FAILED if failed else graded,
        reason=_reason(message) if failed else "",
        scores=() if failed else tuple(scores),
        irregularities=_irregular(name, message) if late else (),
        notebooks={},
    )


def _reason(message: str) -> str:
    return f"the test best-assignment ended in '12', which is no score. {message}"


def _irregular(name: str, message: str) -> tuple[Irregularity, ...]:
    what = f"the test cell had been changed; ours was used. {message}"
    return (Irregularity(notebook=name, cell="net-income", what=what),)


def _mark(
    who: str, name: str, item: tuple[str, int, str, str, str], comment: str
) -> Mark:
    criterion, highest, *_ = item
    share = SHARE[who][name]
    by_hand = criterion in BY_HAND
    # Automatic criteria are all or nothing more often than not.
    points: float | None = round(highest * share * 2) / 2
    if not by_hand and share < 1 and criterion in {"net-income", "element-trl"}:
        points = 0.0
    if (who, criterion) in UNMARKED:
        points = None
    return Mark(
        notebook=name,
        criterion=criterion,
        points=points,
        max_points=float(highest),
        by_hand=by_hand,
        comment=comment if by_hand and points is not None and share < 1 else "",
    )
