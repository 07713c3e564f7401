# count_tests_test.sh PROJECT: how ./test counts what came out.
. "$1/tests/cmake/expect.sh"
. "$1/cmake/count_tests.sh"

# ran NAME STATUS [TESTS FAILURES SKIPPED]: one line of ctest's report and, with numbers, a GoogleTest result file.
ran() {
  printf '\t<testcase name="%s" classname="%s" time="0.01" status="%s">\n' "$1" "$1" "$2" >>"$folder/ctest.xml"
  (($# > 2)) || return
  {
    printf '{\n  "tests": %d,\n  "failures": %d,\n  "disabled": 0,\n  "errors": 0,\n' "$3" "$4"
    printf '  "testsuites": [ { "tests": 99, "failures": 99 } ],\n'
    for ((index = 0; index < $5; ++index)); do printf '          "result": "SKIPPED",\n'; done
    printf '}\n'
  } >"$folder/test-results/$1.json"
}
begin() {
  rm -rf "$folder"/*
  mkdir "$folder/test-results"
}
outcome() {
  count_tests "$folder" "$@" 2>/dev/null
  printf 'status %d' $?
}

begin
ran test_ir run 10 0 2
ran test_base run 5 0 0
expect 'cases of all programs are added up' $'13 passed, 0 failed, 2 skipped\nstatus 0' "$(outcome)"

begin
ran test_ir fail 10 3 0
expect 'failed cases fail the run' $'7 passed, 3 failed, 0 skipped\nstatus 1' "$(outcome)"

begin
ran test_ir run 10 0 0
ran test_gui fail
expect 'a crashed program is a failure' $'10 passed, 1 failed, 0 skipped\nstatus 1' "$(outcome)"

begin
ran test_ir fail 10 0 0
expect 'a program that fails after its cases is a failure' $'9 passed, 1 failed, 0 skipped\nstatus 1' "$(outcome)"

begin
ran test_ir fail 2 0 2
expect 'also when all its cases were skipped' $'0 passed, 1 failed, 2 skipped\nstatus 1' "$(outcome)"

begin
ran test_script run
ran test_absent notrun
expect 'a script counts as one case' $'1 passed, 0 failed, 1 skipped\nstatus 0' "$(outcome)"

begin
ran test_ir run 10 0 2
expect 'several builds are added up' $'16 passed, 0 failed, 4 skipped\nstatus 0' "$(outcome "$folder")"

begin
: >"$folder/ctest.xml"
expect 'no tests at all is no success' $'0 passed, 0 failed, 0 skipped\nstatus 1' "$(outcome)"

exit "$failures"
