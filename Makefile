# One command each; every target sets up its own .venv and does nothing again when nothing changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARTICLE := claims/rutte-meloni/article.fr.txt
UV := $(shell command -v uv 2>/dev/null)

.PHONY: help setup demo test check lint types imports docs bench clean

help: ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

setup: $(READY) ## make .venv with everything in it

$(READY): pyproject.toml
ifdef UV
	uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	uv pip install --quiet --python $(BIN)/python --group dev --editable .
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --group dev --editable .
endif
	@touch $@

demo: $(READY) ## take the sample article through the whole job
	@sh claims/rutte-meloni/demo.sh $(BIN)/factcheck

test: $(READY) ## run the tests, on all cores
	$(BIN)/pytest -n auto

check: lint types imports docs test ## all that must hold before a commit

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/cog --check README.md CHANGELOG.md

bench: $(READY) ## print the figures: quality where annotated text is at hand, speed, start-up
	$(BIN)/python -m bench

clean: ## remove what the targets made
	rm -rf $(VENV) demo dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
