# prepare_test.sh PROJECT: how ./run finds out what is missing and what has changed.
. "$1/tests/cmake/expect.sh"
. "$1/cmake/prepare.sh"

# A project and a system of our own: `present` is installed, `left` was removed but for its settings.
source=$folder/project
mkdir -p "$source/cmake" "$folder/bin"
cat >"$source/cmake/packages.txt" <<'END'
# why
build  present   # needed to build
build  left
test   absent
bench  other
END
cat >"$folder/bin/dpkg-query" <<'END'
#!/bin/sh
echo 'ii  present'
echo 'rc  left'
exit 1
END
chmod +x "$folder/bin/dpkg-query"

expect 'kinds choose packages' 'present left' "$(needed_packages build | xargs)"
expect 'several kinds' 'present left absent' "$(needed_packages build test | xargs)"
PATH=$folder/bin:$PATH
expect 'removed and unknown packages are missing' 'left absent' "$(missing_packages present left absent | xargs)"

# Neither root nor sudo: the command to type is shown, nothing is tried.
ln -s "$(command -v cat)" "$folder/bin/cat"
refusal=$(
  exec 2>&1
  PATH=$folder/bin
  am_root() { false; }
  install_missing build
)
status=$?
expect 'refuses with status 6' 6 "$status"
expect 'names the command' 1 "$(grep -c 'apt-get install --no-install-recommends left$' <<<"$refusal")"

touch -d '1 hour ago' "$folder/old"
touch "$folder/stamp"
mkdir "$folder/sources"
touch -d '1 hour ago' "$folder/sources/a.cpp" "$folder/sources"
changed() { changed_since "$@" && printf 'changed' || printf 'unchanged'; }
expect 'no stamp yet' changed "$(changed "$folder/none" "$folder/sources")"
expect 'older sources' unchanged "$(changed "$folder/stamp" "$folder/sources")"
touch -d '1 hour' "$folder/sources/a.cpp"
expect 'an edited source' changed "$(changed "$folder/stamp" "$folder/sources")"
rm "$folder/sources/a.cpp"
touch -d '1 hour' "$folder/sources"
expect 'a deleted source shows in its folder' changed "$(changed "$folder/stamp" "$folder/sources")"

exit "$failures"
