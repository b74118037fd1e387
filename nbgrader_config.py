"""How nbgrader finds this course; ``uptake`` reads the same settings from here."""

from pathlib import Path

root = Path(__file__).parent.resolve()
(root / "var").mkdir(exist_ok=True)

c = get_config()  # noqa: F821 - nbgrader puts it here

c.CourseDirectory.root = str(root)
c.CourseDirectory.course_id = "technology-broker"
c.CourseDirectory.submitted_directory = "var/submitted"
c.CourseDirectory.feedback_directory = "var/feedback"
c.CourseDirectory.db_url = f"sqlite:///{root}/var/gradebook.db"

c.ClearSolutions.code_stub = {
    "python": 'raise NotImplementedError("Not written yet: replace this line with your own code")'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE (请在此作答)"

# The course's own late policy and the trainees' extensions, also when nbgrader grades.
c.AssignLatePenalties.plugin_class = "uptake.grading.plugin.CourseLatePolicy"

c.Execute.timeout = 10
c.IncludeHeaderFooter.header = ""
