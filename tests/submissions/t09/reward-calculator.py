# %% answer-transformation-mode
def transformation_mode(facts):
    # TODO tidy up
    if facts["consideration"] == "stake":
        return "shares"
    else:
        if facts["ownership_passes"] == True:
            return "assign"
        else:
            if facts["carried_out_by"] == "both sides":
                return "cooperate"
            if facts["use_permitted"] == True:
                return "license"
            if facts["carried_out_by"] == "holder":
                return "self"
            return "other"


# %% answer-net-income
def net_income(ledger):
    result = 0
    for entry in ledger:
        kind = entry[0]
        yuan = entry[2]
        if kind == "receipt":
            result = result + yuan
        if kind == "related tax":
            result = result - yuan
        if kind == "maintenance":
            result = result - yuan
        if kind == "assessment":
            result = result - yuan
        if kind == "appraisal":
            result = result - yuan
    return result
