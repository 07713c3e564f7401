# What a test run came to, in cases. Sourced by ./test.

# total_of FILE KEY: the first number a GoogleTest result file gives for KEY, which is that of the whole program.
total_of() { grep -m 1 -o "\"$2\": [0-9]*" "$1" | grep -o '[0-9]*$'; }

# Lines "NAME STATUS" from the JUnit file that ctest writes; STATUS is run, fail, notrun or disabled.
programs_in() { sed -n 's/.*<testcase name="\([^"]*\)".* status="\([a-z]*\)".*/\1 \2/p' "$1"; }

# count_tests BUILD_FOLDER: prints "N passed, N failed, N skipped"; succeeds if something passed and nothing failed.
# A program without a result file is no GoogleTest program, or crashed before it could write one: it counts as one case.
count_tests() {
  local program status results total failed_here skipped_here
  local passed=0 failed=0 skipped=0
  while read -r program status; do
    results=$1/test-results/$program.json
    total=1 failed_here=0 skipped_here=0
    if [[ -s $results ]]; then
      total=$(total_of "$results" tests)
      failed_here=$(($(total_of "$results" failures) + $(total_of "$results" errors)))
      skipped_here=$(grep -c -E '"result": "(SKIPPED|SUPPRESSED)"' "$results")
    elif [[ $status == notrun || $status == disabled ]]; then
      skipped_here=1
    fi
    if [[ $status == fail && $failed_here == 0 ]]; then
      printf '%s\n' "$program crashed, ran out of time or failed outside its test cases" >&2
      failed_here=1
      ((total > skipped_here)) || total=$((skipped_here + 1))
    fi
    ((passed += total - failed_here - skipped_here, failed += failed_here, skipped += skipped_here))
  done < <(programs_in "$1/ctest.xml")
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0 && passed > 0))
}
