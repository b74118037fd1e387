# Two commands: make demo, make test.  Each sets up all it needs.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: install packages demo test lint clean

install: $(STAMP)

$(STAMP): pyproject.toml tools/constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "uptake needs Python 3.11 or newer; name one with make PYTHON=..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || tools/debian.sh python3-venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check -c tools/constraints.txt pip
	$(BIN)/python -m pip install -q -c tools/constraints.txt -e . --group dev
	@touch $(STAMP)

# The browser that some tests drive, fonts for Chinese in its pictures, and a library
# that its driver wants.
DEBIAN := chromium fonts-noto-cjk libatomic1
packages:
	@dpkg -s $(DEBIAN) >/dev/null 2>&1 || tools/debian.sh $(DEBIAN) || \
	  echo "no chromium: the tests that need a browser will be skipped"

demo: install
	$(BIN)/uptake demo

lint: install
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: install packages lint
	$(BIN)/uptake check
	$(BIN)/pytest -n auto --dist loadfile

clean:
	rm -rf .venv var
