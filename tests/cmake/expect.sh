# A little of what GoogleTest gives, for shell functions. The script that sources this ends with `exit "$failures"`.
failures=0
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT

# expect WHAT EXPECTED ACTUAL
expect() {
  [[ $2 == "$3" ]] && return
  printf '%s\n  expected: %s\n  actual:   %s\n' "$1" "$2" "$3"
  failures=1
}
