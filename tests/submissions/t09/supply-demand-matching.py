# %% answer-record-check
def record_problems(record, required, day):
    # go through the form line by line
    todo = []
    for name in required:
        if name not in record or record[name] is None or record[name] == []:
            todo.append("missing:" + name)
        elif type(record[name]) == str and record[name].strip() == "":
            todo.append("missing:" + name)

    for name in ["trl", "min_trl"]:
        if name in record and record[name] is not None:
            if record[name] not in [1, 2, 3, 4, 5, 6, 7, 8, 9]:
                todo.append("trl-range")

    # open licence: only ordinary licences are left
    if record.get("open_licence") == True:
        if record.get("grants") in ["sole", "exclusive"]:
            todo.append("open-licence")

    if record.get("ready_on") != None and record.get("right_ends_on") != None:
        if record["ready_on"] > record["right_ends_on"]:
            todo.append("right-ended")

    if record.get("needed_by") != None:
        if record["needed_by"] < day:
            todo.append("past-deadline")
    return todo
