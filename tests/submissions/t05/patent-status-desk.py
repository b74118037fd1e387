# %% answer-right-kind
def right_kind(kind, status, granted):
    """先看状态，再看种类；自相矛盾的一律退回学校核对。"""
    kind_word = KIND_WORDS.get(kind.strip().lower())
    status_word = status.strip().lower()
    has_date = len(granted.strip()) > 0
    is_pending = status_word in PENDING_WORDS and not has_date
    is_granted = status_word in GRANTED_WORDS and has_date and kind_word is not None
    if is_pending:
        return "application"
    return kind_word if is_granted else "unreadable"


# %% answer-unique-rights
def clean_number(text):
    """全角转半角，只留数字和校验位 X。"""
    plain = unicodedata.normalize("NFKC", text).upper()
    signs = [sign for sign in plain if sign.isascii() and (sign.isdigit() or sign == "X")]
    body, check = signs[:12], signs[12:]
    if len(body) == 12 and "X" not in body and len(check) == 1:
        return "".join(body + check)
    return ""


def unique_rights(rows):
    """一号一行：授权优先于申请，先列优先于后列。"""
    chosen = {}
    malformed = set()
    for row in rows:
        number = clean_number(row["number"])
        if row["right"] == "unreadable" or number == "" or row["filed"] is None:
            malformed.add(row["row"])
            continue
        current = chosen.setdefault(number, row)
        if current["right"] == "application" != row["right"]:
            chosen[number] = row
    kept = []
    dropped = []
    for row in rows:
        if row["row"] in malformed:
            dropped.append((row["row"], "malformed"))
            continue
        winner = chosen[clean_number(row["number"])]["row"]
        if winner == row["row"]:
            kept.append(winner)
        else:
            dropped.append((row["row"], f"duplicate of row {winner}"))
    return kept, dropped


# %% answer-expiry-date
def expiry_date(right, filed, granted):
    """专利法第四十二条：自申请日起计算；到期日为权利不再存续的第一天。"""
    years = {"invention": 20, "utility model": 10, "design": 15}.get(right)
    if years is None:
        return None
    year = filed.year + years
    if filed.month == 2 and filed.day == 29:
        try:
            return date(year, 2, 29)
        except ValueError:
            return date(year, 3, 1)
    return filed.replace(year=year)


# %% answer-in-force
def in_force(granted, expiry, day):
    """自授权公告日起，到期日之前。"""
    if granted is None or expiry is None:
        return False
    if day < granted:
        return False
    return day < expiry


# %% answer-desk-summary
def full_years(day, expiry):
    """像算周岁一样算剩余整年。"""
    had_birthday = (expiry.month, expiry.day) >= (day.month, day.day)
    return expiry.year - day.year - (0 if had_birthday else 1)


def desk_summary(rights, day):
    """一张卡片：申请、有效、失效、剩余整年。"""
    counts = dict.fromkeys(("invention", "utility model", "design"), 0)
    applications = not_in_force = 0
    years_left = {}
    for entry in rights:
        if entry["right"] == "application":
            applications += 1
        elif entry["in_force"]:
            counts[entry["right"]] += 1
            years_left[entry["number"]] = full_years(day, entry["expiry"])
        else:
            not_in_force += 1
    return {
        "applications": applications,
        "in_force": counts,
        "not_in_force": not_in_force,
        "years_left": years_left,
    }


# %% answer-call-list
def call_list(rights, fields, min_years, places):
    """先筛四个条件，再按种类、年限、号码排序。"""
    numbers = []
    for kind in ("invention", "utility model", "design"):
        of_kind = [
            entry
            for entry in rights
            if entry["right"] == kind
            and entry["in_force"]
            and entry["field"] in fields
            and entry["years_left"] >= min_years
            and entry["licence"] in ("", "ordinary", "unspecified")
        ]
        of_kind.sort(key=lambda entry: (-entry["years_left"], entry["number"]))
        numbers += [entry["number"] for entry in of_kind]
    return numbers[:places]


# %% patent-rationale [markdown]
# 沈老师：
#
# **结论。** 建议明天带六项，依次为：法兰泄漏检测（2019199791376，剩余 14 整年）、双通道流量计算机（202019953677X，14 年）、涡街流量计（2017199094541，12 年）、干气密封（2016199683452，11 年）、低摩擦唇封（2016199111970，10 年），以上为发明；石墨环（2022299593387，7 年）为实用新型。
#
# **依据。** 清单 43 行，4 行无法辨认，4 行重号，实有 35 个号：申请 5 项，6 月 18 日有效 25 项（发明 11、实用新型 9、外观设计 5），已到期 5 项。
# 请不要再说“43 项专利”。
#
# **来信推荐的两项不能带。** 阀座环 2015 年 6 月 18 日申请，实用新型十年自申请日起算（专利法第四十二条），明天正好到期。
# 超声流量计仍是申请，专利权自授权公告之日起生效（第三十九条）。
#
# **风险。** “有效”只是按日期推算；未缴年费的专利权提前终止（第四十三、四十四条），清单上看不出来，今晚须逐项查登记簿。
# 干气密封在清单中有两个名称，请学校确认。
# 泄漏检测与干气密封已有普通许可（方式未约定的按普通许可认定，技术合同司法解释第二十五条），不能再谈独占。
# 石墨环未经实质审查（第四十条），请学校准备专利权评价报告。
#
# **备选。** 客户若问流量计，可如实说明是申请，申请阶段也可订许可合同（同一解释第二十九条）；许可期限不超过专利权期限（民法典第八百六十五条）。
