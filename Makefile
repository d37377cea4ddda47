# execreports: make demo | test | check | lock | soak | mutate | bench
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check lock soak mutate bench clean

demo: .venv/.run  ## the main job on the embedded default: eight mails in var/outbox, no account anywhere
	@$(BIN)/execreports send --all --yes
	@echo
	@echo "The mails are in var/outbox/*.eml. Read one: .venv/bin/execreports preview -p cto"

test: .venv/.dev  ## the whole suite: no network, no account, no clock
	@$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/.dev  ## the deploy gate: compile, import, types, lint, layers, templates on fixtures
	@$(BIN)/python scripts/check_syntax.py
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/cfn-lint deploy/*.yaml
	@$(BIN)/execreports check --strict

lock:  ## maintainers only: re-pin with hashes; no index host is written
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install -q pip-tools
	for part in run build dev; do \
	  in=requirements/$$part.in; [ $$part = run ] && in=pyproject.toml; \
	  .venv-lock/bin/pip-compile -q --upgrade --generate-hashes --strip-extras --no-header --no-annotate --allow-unsafe \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o requirements/$$part.txt $$in; done
	rm -rf .venv-lock

bench: .venv/.dev  ## every figure of benchmarks/, medians of interleaved runs
	@$(BIN)/python -m benchmarks

soak: .venv/.dev  ## the long delivery trials
	@$(BIN)/python -m tests.soak

mutate: .venv/.dev  ## faults planted on purpose; each must turn a named test red
	@$(BIN)/python -m tests.mutate

clean:
	rm -rf .venv var .mypy_cache .ruff_cache .import_linter_cache

.venv/.run: requirements/run.txt requirements/build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "execreports needs Python 3.11 or newer; call: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 78; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "python3-venv is missing: apt install python3-venv"; exit 78; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install -q --require-hashes --only-binary :all: -r requirements/run.txt
	@$(BIN)/pip install -q --require-hashes --only-binary :all: -r requirements/build.txt
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q execreports reports
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@$(BIN)/pip install -q --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@
