# What a test run came to, in cases. Sourced by ./test.

# total_of FILE KEY: the first number a GoogleTest result file gives for KEY, which is that of the whole program.
total_of() { grep -m 1 -o "\"$2\": [0-9]*" "$1" | grep -o '[0-9]*$'; }

# Lines "NAME STATUS" from the JUnit file that ctest writes; STATUS is run, fail, notrun or disabled.
programs_in() { sed -n 's/.*<testcase name="\([^"]*\)".* status="\([a-z]*\)".*/\1 \2/p' "$1"; }

# cases_of BUILD_FOLDER PROGRAM STATUS: prints "PASSED FAILED SKIPPED".
# A program without a result file is no GoogleTest program, or crashed before it could write one: it counts as one case.
cases_of() {
  local results=$1/test-results/$2.json total=1 failed=0 skipped=0
  if [[ -s $results ]]; then
    total=$(total_of "$results" tests)
    failed=$(($(total_of "$results" failures) + $(total_of "$results" errors)))
    skipped=$(grep -c -E '"result": "(SKIPPED|SUPPRESSED)"' "$results")
  elif [[ $3 == notrun || $3 == disabled ]]; then
    skipped=1
  fi
  if [[ $3 == fail && $failed == 0 ]]; then
    printf '%s\n' "$2 crashed, ran out of time or failed outside its test cases" >&2
    failed=1
    ((total > skipped)) || total=$((skipped + 1))
  fi
  printf '%d %d %d\n' $((total - failed - skipped)) "$failed" "$skipped"
}

# count_tests BUILD_FOLDER... : prints "N passed, N failed, N skipped"; succeeds if something passed and nothing failed.
count_tests() {
  local folder program status passed failed skipped
  local -a sums=(0 0 0)
  for folder; do
    while read -r program status; do
      read -r passed failed skipped < <(cases_of "$folder" "$program" "$status")
      sums=($((sums[0] + passed)) $((sums[1] + failed)) $((sums[2] + skipped)))
    done < <(programs_in "$folder/ctest.xml")
  done
  printf '%d passed, %d failed, %d skipped\n' "${sums[@]}"
  ((sums[0] > 0 && sums[1] == 0))
}
