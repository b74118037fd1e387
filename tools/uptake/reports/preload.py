"""Keep half a minute of grammars out of a class's reports.

jsonschema builds about 35 lark grammars in each process that imports nbformat, for
formats that no Jupyter schema uses: https://github.com/python-jsonschema/jsonschema/issues/1428
To be imported before anything of Jupyter's.
"""

from __future__ import annotations

import sys

# None makes the import fail, which jsonschema takes for "not installed".
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
