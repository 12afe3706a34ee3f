# make run and make test do everything by themselves: they install what is missing, build, and go.

PREFIX ?= /usr/local
DESTDIR ?=
SCENARIO ?= scenarios/river-flood.yaml

SWIFT ?= swift
CHECKED = --explicit-target-dependency-import-check error
RELEASE = -c release --static-swift-stdlib -Xswiftc -L$(STATIC) -Xswiftc -use-ld=lld
BINARY = .build/release/tansiq
# The C libraries that are linked into the release, where their archives are: each library that is
# looked for when a program starts costs a millisecond before its first frame.
STATIC = $(CURDIR)/.build/static
ARCHIVES = ncursesw tinfo sqlite3 yaml crypto stdc++

# Debian's and Ubuntu's packages. The tests read a real screen with libvterm.
PACKAGES = libncurses-dev libsqlite3-dev libyaml-dev libssl-dev tzdata
TEST_PACKAGES = libvterm-dev strace

# Where `make install` puts things.
BIN = $(DESTDIR)$(PREFIX)/bin
SHARE = $(DESTDIR)$(PREFIX)/share

.PHONY: run test check faults tsan fuzz bench build archives install uninstall lint picture keys clean deps test-deps toolchain
.DEFAULT_GOAL := build

# What must hold besides the tests: declared imports, and pages as the program prints them.
check: test-deps
	$(SWIFT) build --build-tests $(CHECKED)
	.build/debug/tansiq manual --keys | diff -u docs/keys.md - || { echo 'Run: make keys' >&2; exit 1; }
	.build/debug/tansiq check scenarios/*.yaml

# The drill that ships with the program.
run: build
	@exec $(BINARY) drill $(SCENARIO)

test: test-deps
	@Tests/Tools/tell-failures.sh $(SWIFT) test --disable-xctest $(CHECKED)

# Kills, failing disks, power cuts and changed bits: every call of a run, COUNT states from SEED,
# every bit.
SEED ?= 2026
COUNT ?= 20000
faults: test-deps
	@TANSIQ_FAULTS=all TANSIQ_SEED=$(SEED) TANSIQ_STATES=$(COUNT) Tests/Tools/tell-failures.sh \
	  $(SWIFT) test --disable-xctest --filter \
	  'PowerLoss|StorageFault|FailingDisk|KillTests|FullDisk|FileLimit|CutOutput|SnapshotFolder|DamageTests|RandomRoom|Flipped|MovedClock|MovedRoom'

# The whole suite under the thread sanitizer: some forty minutes on two cores.
TSAN = --sanitize=thread --scratch-path .build-tsan
tsan: test-deps
	$(SWIFT) build --build-tests $(TSAN)
	@TSAN_OPTIONS=exitcode=66 TANSIQ_SCREENS=200 TANSIQ_STATES=400 Tests/Tools/tell-failures.sh \
	  $(SWIFT) test --skip-build --disable-xctest $(TSAN)

# What reads bytes of others, each for so many SECONDS: docs/fuzzing.md.
SECONDS ?= 60
TARGET ?= scenario map dispatch settings theme body snapshot filter line
fuzz: deps
	@Tests/Fuzz/run.sh $(SECONDS) $(TARGET)

# The release build beside the limits of the machine: docs/performance.md.
bench: build
	@$(SWIFT) build $(RELEASE) --product tansiq-bench
	@python3 Tests/Benchmarks/bench.py

# Swift's standard library and what has an archive are linked statically, the C library dynamically.
build: deps archives
	@$(SWIFT) build $(RELEASE) --product tansiq

archives:
	@mkdir -p '$(STATIC)'
	@for library in $(ARCHIVES); do \
	  archive=$$(clang -print-file-name=lib$$library.a); \
	  case $$archive in /*) ln -sf "$$archive" '$(STATIC)';; esac; \
	done
	@# The archive of ncurses does not say that it wants the other one.
	@if [ -e '$(STATIC)/libtinfo.a' ]; then \
	  mv -f '$(STATIC)/libncursesw.a' '$(STATIC)/libscreen.a'; \
	  echo 'INPUT($(STATIC)/libscreen.a $(STATIC)/libtinfo.a)' > '$(STATIC)/libncursesw.a'; \
	fi

install: build
	install -d '$(BIN)' '$(SHARE)/man/man1' '$(SHARE)/bash-completion/completions' \
	  '$(SHARE)/zsh/site-functions' '$(SHARE)/fish/vendor_completions.d' '$(SHARE)/tansiq/scenarios/maps'
	install -m 755 $(BINARY) '$(BIN)/tansiq'
	umask 022; $(BINARY) manual > '$(SHARE)/man/man1/tansiq.1'
	umask 022; $(BINARY) --generate-completion-script bash > '$(SHARE)/bash-completion/completions/tansiq'
	umask 022; $(BINARY) --generate-completion-script zsh > '$(SHARE)/zsh/site-functions/_tansiq'
	umask 022; $(BINARY) --generate-completion-script fish > '$(SHARE)/fish/vendor_completions.d/tansiq.fish'
	install -m 644 scenarios/*.yaml '$(SHARE)/tansiq/scenarios'
	install -m 644 scenarios/maps/*.yaml '$(SHARE)/tansiq/scenarios/maps'

uninstall:
	rm -f '$(BIN)/tansiq' '$(SHARE)/man/man1/tansiq.1' \
	  '$(SHARE)/bash-completion/completions/tansiq' '$(SHARE)/zsh/site-functions/_tansiq' \
	  '$(SHARE)/fish/vendor_completions.d/tansiq.fish'
	rm -rf '$(SHARE)/tansiq'

lint: toolchain
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

# docs/board.svg, from forty minutes of the drill.
picture: build
	Tests/Tools/draw-board.sh $(BINARY) $(SCENARIO) > docs/board.svg.new
	mv docs/board.svg.new docs/board.svg

# docs/keys.md, from the program's own tables.
keys: build
	$(BINARY) manual --keys > docs/keys.md

clean:
	rm -rf .build .build-fuzz .build-tsan

# Installs the packages of $(1) that are missing; says nothing when none is.
define install-missing
@missing=; for package in $(1); do \
  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' \
    || missing="$$missing $$package"; \
done; \
[ -n "$$missing" ] || exit 0; \
command -v apt-get >/dev/null || { \
  echo "Install what these packages of Debian hold, by your system's means:$$missing" >&2; \
  exit 0; }; \
[ "$$(id -u)" = 0 ] && as_root= || as_root=sudo; \
echo "Installing$$missing"; \
$$as_root apt-get update -q || true; \
$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y \
  --no-install-recommends $$missing
endef

deps: toolchain
	$(call install-missing,$(PACKAGES))

test-deps: toolchain
	$(call install-missing,$(PACKAGES) $(TEST_PACKAGES))

toolchain:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "There is no Swift here. Install 6.3 or later from https://www.swift.org/install" >&2; \
	  exit 1; }
