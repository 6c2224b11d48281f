# Everything lives below this folder: environment (.venv), caches (.cache), database and logs (var).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8080
HERE := $(CURDIR)
export UV_CACHE_DIR := $(HERE)/.cache/uv
export PIP_CACHE_DIR := $(HERE)/.cache/pip
export TMPDIR := $(HERE)/var/tmp
export zope_i18n_compile_mo_files := true
# Compiled once, not by each of the many processes that portals and tests start.
unexport PYTHONDONTWRITEBYTECODE
V := .venv/bin
UV := $(V)/uv

.PHONY: help
help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' Makefile | awk -F ':.*## ' '{printf "%-16s %s\n", $$1, $$2}'

# -- environment ------------------------------------------------------------------------------------------------

$(V)/uv: requirements.txt
	@mkdir -p var/tmp
	@test -x $(V)/python || $(PYTHON) -m venv .venv || { \
	  echo "Python 3.11 to 3.13 with its venv module is needed (Debian: apt install python3-venv)."; rm -rf .venv; exit 1; }
	@awk '/^uv==/{p=1} p{print} p&&!/\\$$/{exit}' requirements.txt > var/tmp/uv.txt
	@$(V)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r var/tmp/uv.txt
	@touch $@

.venv/.ready: $(V)/uv requirements.txt pseudonymizer/pyproject.toml src/imio.deliberations/pyproject.toml
	@$(UV) pip install --quiet --python $(V)/python --require-hashes -r requirements.txt
	@$(UV) pip install --quiet --python $(V)/python --no-deps --no-build-isolation -e pseudonymizer -e src/imio.deliberations
	@touch $@

bin/instance: .venv/.ready buildout.cfg
	@mkdir -p var/filestorage var/blobstorage var/log
	@$(V)/buildout -q
	@touch $@

.PHONY: setup
setup: bin/instance ## Install everything into .venv and compose bin/instance

# -- running ----------------------------------------------------------------------------------------------------

.PHONY: start
start: setup ## Serve the demo portal on http://127.0.0.1:$PORT (default 8080)
	@PORT=$(PORT) exec $(V)/python instance/start.py

.PHONY: demo-backoffice
demo-backoffice: setup ## Serve the demo portal and, on port 8089, a stand-in for iA.Délib to click through
	@PORT=$(PORT) exec $(V)/python tests/standin/demo.py

# -- checking ---------------------------------------------------------------------------------------------------

.PHONY: browser
browser: .venv/.ready
	@$(V)/python tests/browser/require_chromium.py

.PHONY: test
test: setup browser check ## Run every test: unit, integration, browser
	@$(MAKE) --no-print-directory --jobs 2 --keep-going test-most test-crash test-wall

.PHONY: test-most
test-most:
	@$(V)/python -m pytest tests --ignore tests/wall --ignore tests/crash \
	  --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# They run beside the others, wait much themselves, and are told of as a whole.
.PHONY: test-crash test-wall
test-crash test-wall: test-%:
	@mkdir -p var/tmp
	@$(V)/python -m pytest tests/$* &> var/tmp/$*.txt && code=0 || code=$$?; \
	  printf '\ntests/%s\n' $*; cat var/tmp/$*.txt; exit $$code

.PHONY: crash
crash: setup ## Kill the server two hundred times and look for what was lost
	@CRASH_KILLS=200 $(V)/python -m pytest tests/crash

.PHONY: fuzz
fuzz: setup ## Ask the REST services at random for long, against their OpenAPI document
	@FUZZ=1000 $(V)/python -m pytest tests/api/test_openapi.py

.PHONY: examples
examples: setup ## Write the examples of docs/api.md anew
	@EXAMPLES=1 $(V)/python -m pytest tests/api/test_examples.py

.PHONY: pictures
pictures: setup browser ## Take the pictures of the documentation anew
	@PICTURES=docs/pictures $(V)/python -m pytest tests/browser/test_pictures.py

.PHONY: bench
bench: setup ## Measure: the whole way of 1,000 documents, a decision's and the front pages, 304s, the pseudonymizer
	@$(V)/python benchmarks/whole_way.py
	@$(V)/python benchmarks/decision_page.py
	@$(V)/python benchmarks/front_pages.py
	@$(V)/python benchmarks/not_modified.py
	@$(V)/python benchmarks/pseudonymizer.py

.PHONY: check
check: .venv/.ready ## Look at style: ruff, zpretty
	@$(V)/ruff check --quiet .
	@$(V)/ruff format --check --quiet .
	@git ls-files '*.zcml' '*.xml' | xargs $(V)/zpretty --check --extend-exclude '/locales/'

.PHONY: format
format: .venv/.ready ## Put the style right
	@$(V)/ruff check --quiet --fix .
	@$(V)/ruff format --quiet .
	@git ls-files '*.zcml' '*.xml' | xargs $(V)/zpretty --inplace

# -- upkeep -----------------------------------------------------------------------------------------------------

.PHONY: pins
pins: $(V)/uv ## Refresh requirements.txt from requirements.in
	@$(UV) pip compile --quiet --upgrade --python-version 3.11 --universal --generate-hashes \
	  --custom-compile-command "make pins" --no-emit-index-url requirements.in -o requirements.txt

LOCALES := src/imio.deliberations/src/imio/deliberations

.PHONY: locales
locales: .venv/.ready ## List the words on the screen anew for translators
	@cd $(LOCALES) && $(HERE)/$(V)/i18ndude rebuild-pot --pot locales/imio.deliberations.pot --create imio.deliberations .

.PHONY: clean
clean: ## Remove the environment and what was composed; the database in var/ stays
	@rm -rf .venv bin parts .installed.cfg var/tmp var/eggs var/develop-eggs
