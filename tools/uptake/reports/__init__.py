"""Reports: papermill templates, what they show, and the compiler that runs them.

`views` turns a cohort into plain values, `sections` turns those into HTML.  The
notebooks in ``templates`` put sections in order; ``page`` is their paper.
"""
