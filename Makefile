# Every target sets up what it needs. `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
QUIET_PIP := -m pip --disable-pip-version-check -qq
PIP := $(BIN)/python $(QUIET_PIP)
WHEELS := build/wheels
COMPILE := CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	--annotation-style line --no-emit-index-url --no-emit-trusted-host --no-emit-find-links
CORPUS := build/pillow-tests
BENCHED := build/bench/venv
BENCH := $(BENCHED)/bin/python -m tests.benchmarks
BENCHES := $(addprefix bench-,validate lint build unchanged render import scale memory stream workers cluster start read pictures renditions history merge diff profile)
RUNS ?= 5
# What is compiled is kept: tests begin sooner, and all the omnicats that they start.
export PYTHONDONTWRITEBYTECODE :=

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | while IFS="	" read -r name does; do printf '  %-10s %s\n' "$$name" "$$does"; done

build: $(VENV)/ready  ## set up, then build the example shop into dist/
	$(BIN)/omnicat build

test: $(VENV)/ready  ## set up, then run all tests
	$(BIN)/pytest -n 2 --dist worksteal

test-edits: $(VENV)/ready  ## make every single edit of a shop, kill and damage it often, and all else of which `make test` takes a part
	EVERY_EDIT=1 $(BIN)/pytest -n 2 --dist worksteal $$(grep -rl --include='test_*.py' 'from tests.often import' tests)

test-corpus: $(CORPUS)/fetched  ## make images of all files that Pillow is tested with, the damaged and the hostile ones
	$(BIN)/pytest -n 2 --dist worksteal tests/images/test_corpus.py
	@echo "What became of each: $(CORPUS)/outcomes.html"

# The pictures of the very Pillow that is locked, from its source; nothing of it is built.
$(CORPUS)/fetched: requirements/run.txt | $(VENV)/ready
	rm -rf $(CORPUS) && mkdir -p $(CORPUS)
	$(PIP) download --no-deps --no-binary :all: --dest $(CORPUS) "$$(sed -n 's/^\(pillow==[^ ]*\).*/\1/p' requirements/run.txt)"
	tar -xzf $(CORPUS)/pillow-*.tar.gz -C $(CORPUS) --strip-components=2 --wildcards '*/Tests/images'
	touch $@

lint: $(VENV)/ready  ## ruff, mypy and the layers of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(VENV)/ready  ## let ruff sort and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

picture: $(VENV)/ready  ## draw the terminal for the README
	$(BIN)/python tools/picture.py

docs: $(VENV)/ready  ## write the reference pages anew from the code
	$(BIN)/python tools/reference.py

bench: $(BENCHED)/ready  ## a short run of all measures; a full one of one table: make bench-lint RUNS=5
	$(BENCH) --products 1000 --runs 1

# Each is a table of docs/performance.md, measured at its full size and recorded. PRODUCTS=500 tries it out at that size.
$(BENCHES): bench-%: $(BENCHED)/ready
	$(BENCH) $* --runs $(RUNS) $(if $(PRODUCTS),--products $(PRODUCTS),--record)

bench-million: $(BENCHED)/ready
	$(BENCH) scale --products 1000000 --runs 1 --record

bench-page: $(VENV)/ready
	$(BIN)/python -m tests.benchmarks page

wheel: $(VENV)/ready  ## build the wheel into build/wheels/
	rm -rf $(WHEELS)
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir $(WHEELS) .

lock: $(VENV)/ready  ## pin the newest of all libraries, with hashes, into requirements/
	$(PIP) install pip-tools
	$(COMPILE) --upgrade --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --upgrade --extra dev --extra cluster --extra s3 --extra parquet --extra heic --extra video --extra pdf --extra barcode --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean:  ## remove all that is made
	rm -rf $(VENV) build dist .omnicat .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Libraries are installed anew when the lock changes, omnicat itself when pyproject.toml does.
$(VENV)/locked $(BENCHED)/locked: %/locked: requirements/dev.txt
	$(PYTHON) -m venv --clear $*
	$*/bin/python $(QUIET_PIP) install --require-hashes --only-binary :all: -r requirements/dev.txt
	touch $@

$(VENV)/ready: $(VENV)/locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

# What is measured is what pip installs; that is made anew each time.
$(BENCHED)/ready: $(BENCHED)/locked wheel
	$(BENCHED)/bin/python $(QUIET_PIP) install --no-deps --force-reinstall $(WHEELS)/omnicat-*.whl

.DEFAULT_GOAL := help
.PHONY: help build test test-edits test-corpus lint format picture docs bench $(BENCHES) bench-million bench-page wheel lock clean
