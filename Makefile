# Two commands do everything on a fresh machine: make demo, make test.
# A Python that every user may read, where there is one: guests run as another user when the grader runs as root.
PYTHON ?= $(shell command -v /usr/bin/python3 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
# Python keeps what it compiles: tests and demo start hundreds of processes that would each compile the grader.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo docs test coverage lint nightly verify bench words schema clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: $(VENV)/.ready
	$(BIN)/grader demo --out demo-out

docs: $(VENV)/.ready  # the site, with pictures of the demo, in site/
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[docs]'
	PYTHONPATH=. $(BIN)/mkdocs build --strict --quiet

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n 4 --dist loadgroup

coverage: $(VENV)/.ready  # takes twice as long as the tests alone
	$(BIN)/coverage run -m pytest -n 4 --dist loadgroup
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

nightly: $(VENV)/.ready  # a walk in JupyterLab needs one
	$(BIN)/pip install --quiet --disable-pip-version-check jupyterlab
	$(BIN)/python -m pytest -m nightly

verify: $(VENV)/.ready
	$(BIN)/grader verify --mutants

bench: $(VENV)/.ready  # best on a machine that does nothing else
	$(BIN)/python -m benchmarks.bench --json bench.json
	$(BIN)/python -m benchmarks.peers --json peers.json

lint: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

words: $(VENV)/.ready  # after a change of grader/locale/*/LC_MESSAGES/*.po
	$(BIN)/pybabel compile --directory grader/locale --domain "grader help"

schema: $(VENV)/.ready  # after a change of grader/gradebook/schema.py
	$(BIN)/python -m tools.gradebook_schema

clean:
	rm -rf $(VENV) .peers demo-out site .pytest_cache .mypy_cache .ruff_cache
