# Two commands do everything on a machine that has Python 3.11 or newer and make:
#   make demo   sets up, reads the example dispatches, prints the answer, writes demo-report.html
#   make test   sets up, runs every check and test
# And to look at the demo as pages: make pages
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: demo pages test lint types imports unit browser axe lock clean help

help:
	@sed -n '1,4p' Makefile | sed 's/^# //'

$(VENV)/run.done: locks/build.txt locks/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "detente needs Python 3.11 or newer. Set PYTHON=/path/to/python3.11."; exit 2; }
	@echo "Setting up $(VENV) ..."
	$(PYTHON) -m venv $(VENV)
	$(PIP) -r locks/build.txt -r locks/run.txt
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done locks/dev.txt
	$(PIP) -r locks/dev.txt
	@touch $@

demo: $(VENV)/run.done
	$(BIN)/detente demo

$(VENV)/web.done: $(VENV)/run.done locks/web.txt
	$(PIP) -r locks/web.txt
	@touch $@

pages: $(VENV)/web.done
	@test -e demo.duckdb || $(BIN)/detente demo >/dev/null
	$(BIN)/detente serve --store demo.duckdb

test: lint types imports unit

lint: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.done
	$(BIN)/mypy

imports: $(VENV)/dev.done
	$(BIN)/lint-imports

unit: $(VENV)/dev.done browser axe
	$(BIN)/pytest -n 2 --dist loadfile

# The report is opened in a real browser. Where there is none and it can be installed, it is;
# where it cannot, those tests say that they were left out (and fail where CI is set).
browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
	  if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    echo "Installing Chromium for the browser tests ..."; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-driver >/dev/null; \
	  else echo "No Chromium: the browser tests will be left out."; fi; }

# Accessibility is checked by axe-core, which comes by npm and is no part of detente.
AXE := tests/npm/node_modules/.package-lock.json
axe: $(AXE)
$(AXE): tests/npm/package-lock.json
	@if command -v npm >/dev/null; then npm ci --prefix tests/npm --ignore-scripts --silent; \
	  else echo "No npm: the tests of accessibility will be left out."; fi

COMPILE := $(BIN)/pip-compile --quiet --generate-hashes --no-header --no-annotate --strip-extras \
  --no-emit-index-url --no-emit-find-links --allow-unsafe

lock: $(VENV)/dev.done
	$(COMPILE) -o locks/build.txt locks/build.in
	$(COMPILE) -o locks/run.txt pyproject.toml
	$(COMPILE) -c locks/run.txt --extra web --extra mcp -o locks/web.txt pyproject.toml
	$(BIN)/python -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev'], sep='\n')" \
	  | $(COMPILE) -c locks/web.txt --extra web --extra mcp --extra frames -o locks/dev.txt pyproject.toml -

clean:
	rm -rf tests/npm/node_modules $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis demo.duckdb demo-report.html
