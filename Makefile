# `make run` and `make test` do all of their own set-up on a machine with Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

PARALLEL := -n auto --dist loadgroup
QUICK := -m "not browser and not torch and not remote and not postgres and not slow" \
	--ignore=tests/browser --ignore=tests/trainer --ignore=tests/remote

.PHONY: run train samples check test lint format docs learn lock audit attacks wheel screenshots clean

run: $(VENV)/dashboard.installed  ## open the dashboard on the bundled logs
	$(BIN)/curva --port $(PORT)

train: $(VENV)/all.installed  ## train a small study on the bundled digits
	$(BIN)/curva train digits --out runs/digits
	@echo "Open the logs:  $(BIN)/curva runs/digits"

# MNIST=DIR is the folder of its four files; one thread, so that the numbers come out the same.
STUDIES = $(filter-out digits,$(basename $(notdir $(wildcard trainer/studies/*.toml))))
samples: $(VENV)/all.installed  ## train every bundled study anew; STUDIES="a b" only these
	for study in $(STUDIES); do rm -rf sample_logs/$$study && OMP_NUM_THREADS=1 \
	  $(BIN)/python -m trainer run $$study $(if $(MNIST),--data-dir $(MNIST)) \
	  --out sample_logs/$$study || exit 1; done

check: $(VENV)/dev.installed lint  ## what to run before a commit: no browser, torch, server; few examples
	CURVA_EXAMPLES=check $(BIN)/python -m pytest $(PARALLEL) $(QUICK)

test: $(VENV)/dev.installed lint  ## every check and every test, browser tests included
	sh tests/browser/ensure_chromium.sh
	sh tests/meetings/ensure_postgres.sh
	sh tests/deploying/ensure_nginx.sh
	$(BIN)/python -m pytest $(PARALLEL)

lint: $(VENV)/dev.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/dev.installed  ## regenerate the generated pages of docs/
	$(BIN)/python -m docs.generate

learn: $(VENV)/dev.installed  ## fit the network that judges runs, on the world and our own grids
	$(BIN)/python -m benchmarks.learn

# torch is left out: which build of it is right depends on the machine, and pyproject.toml pins it.
lock: $(VENV)/dev.installed  ## the newest versions allowed, with their hashes
	echo "torch; python_version < '3'" > $(VENV)/without-torch.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
	  --override $(VENV)/without-torch.txt --generate-hashes --no-annotate --quiet \
	  --custom-compile-command "make lock" --output-file requirements.lock

audit: $(VENV)/dev.installed  ## whether faults are known of the locked versions; needs a network
	$(BIN)/python -m tests.installation.audit

attacks: $(VENV)/dev.installed  ## what takes minutes: drawn pages, greedy files, kills, refreshes
	$(BIN)/python -m tests.attacks --pages 10000 --reports 1000
	$(BIN)/python -m tests.attacks.greedy_files
	$(BIN)/python -m tests.attacks.kill_server
	$(BIN)/python -m tests.attacks.kill_meeting
	$(BIN)/python -m tests.attacks.many_refreshes
	$(BIN)/python -m tests.attacks.many_refreshes --browser
	$(BIN)/python -m tests.attacks.one_reading
	$(BIN)/python -m tests.browser.expired_uploads

wheel: $(VENV)/dev.installed  ## dist/: what is installed elsewhere, and its source
	$(BIN)/uv build --quiet --clear --out-dir dist

screenshots: $(VENV)/dev.installed  ## the pictures of the README and of docs/
	$(BIN)/python -m docs.screenshots

clean:
	rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

# What is installed stands in pyproject.toml; the package itself is installed as it lies here.
$(VENV)/dashboard.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/all.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	@touch $@ $(VENV)/dashboard.installed

$(VENV)/dev.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/all.installed $(VENV)/dashboard.installed
