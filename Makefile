# Two commands: `make run` opens the dashboard, `make test` runs every test. Running either again takes no set-up time:
# a stamp in .venv is younger than the list of packages it was made from.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
APT    := $(shell [ "$$(id -u)" = 0 ] && echo apt-get || echo sudo -n apt-get)

.PHONY: run test bench gold tables pictures clean help

help:
	@echo "make run       open the dashboard on the committed tables"
	@echo "make test      lint, types and every test, also those in Chromium"
	@echo "make tables    read and compare the articles of seeds/ again, and test the reading on them"
	@echo "make gold      precision and recall against the expert's reading of the seeds"
	@echo "make bench     every measuring set; writes benchmarks/RESULTS.md"
	@echo "make pictures  every view at 1440 and 390 pixels, light and dark, into docs/pictures (some minutes)"

run: $(VENV)/.run
	@echo "Parallax opens at http://localhost:8501 (or at the address printed below). Stop it with Ctrl+C."
	@$(BIN)/streamlit run dashboard.py --server.showEmailPrompt=false

test: $(VENV)/.dev chromium
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

gold: $(VENV)/.run
	@$(BIN)/python -m parallax gold

tables: $(VENV)/.run
	@$(BIN)/python -m parallax build seeds --out data/tables
	@$(BIN)/python -m parallax gold --save data/selftest.json

bench: $(VENV)/.dev chromium
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python -m benchmarks.page
	@$(BIN)/python -m benchmarks.page --far
	@$(BIN)/python -m benchmarks.readers

pictures: $(VENV)/.dev chromium
	@$(BIN)/python -m benchmarks.pictures

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.run: requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing the pinned packages (once, a few minutes) ..."
	@$(PIP) install -r requirements.txt
	@$(BIN)/python -m parallax.reading.weights
	@$(BIN)/python -m serving.bundles
	@$(BIN)/python -c "import dashboard"  # which compresses what the page adds
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	@echo "Installing the packages for the tests (once) ..."
	@$(PIP) install -r requirements-dev.txt
	@touch $@

# Debian cuts venv out of Python into a package of its own.
$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version). Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Installing Debian's python3-venv ..."; \
	  $(APT) update -qq && $(APT) install -y -qq python3-venv >/dev/null; } || { \
	  echo "Python's venv is missing. Install it and start again: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  echo "Installing Debian's Chromium for the browser tests ..."; \
	  $(APT) update -qq && $(APT) install -y -qq chromium >/dev/null; } || { \
	  echo "Chromium is missing. Install it and start again: sudo apt-get install chromium" >&2; exit 1; }
