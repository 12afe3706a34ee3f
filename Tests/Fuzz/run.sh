#!/bin/sh
# run.sh SECONDS TARGET...: builds the fuzzer and lets each target run so long. Ends with 1 where an
# input was found that ends the program, takes more than a second or more than 256 MB.
set -eu
cd "$(dirname "$0")"
seconds=$1
shift
work=../../.build-fuzz
# The package depends on the main one by this name, whatever the clone's folder is called: a package
# is known by its folder, and this one's is `Fuzz`.
mkdir -p $work
ln -sfn .. $work/tansiq
swift build -c release --sanitize=address --sanitize=fuzzer --scratch-path $work
fuzz=$work/release/Fuzz
# What the sanitizer keeps of freed memory counts against the 256 MB: 16 MB of it are enough to see
# a use after free. Leaks are not looked for: the runtime keeps its tables for good.
export ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=0:allocator_may_return_null=1
mkdir -p $work/found $work/seeds
$fuzz seeds $work/seeds

failed=
for target; do
  mkdir -p "$work/corpus/$target" "Seeds/$target" "$work/seeds/$target"
  echo "$target: $seconds seconds"
  # An input as long as a small file; those of the command line and the filter are a line.
  case $target in filter | line) longest=512 ;; body) longest=4096 ;; *) longest=16384 ;; esac
  if ! $fuzz "$target" -max_total_time="$seconds" -max_len=$longest -rss_limit_mb=256 -timeout=1 \
    -artifact_prefix="$work/found/$target-" -print_final_stats=1 -verbosity=1 \
    "$work/corpus/$target" "Seeds/$target" "$work/seeds/$target" >"$work/$target.log" 2>&1; then
    failed="$failed $target"
    tail -n 40 "$work/$target.log"
  fi
  grep -E '^stat::(number_of_executed_units|peak_rss_mb|slowest_unit_time_sec)' "$work/$target.log" || true
done
[ -z "$failed" ] || { echo "Found:$failed; the inputs are in .build-fuzz/found" >&2; exit 1; }
