# What ./run and ./test share: the packages, the lock, the build. Sourced by bash with $source naming the project.
# Everything here speaks on standard error only: standard output belongs to the program that is run.

say() { printf '%s\n' "$*" >&2; }

give_up() {
  say "jauge: $1"
  exit 6
}

# needed_packages KIND... : the names listed for these kinds.
needed_packages() {
  local kind name rest wanted=" $* "
  while read -r kind name rest; do
    [[ $wanted == *" $kind "* ]] && printf '%s\n' "$name"
  done <"$source/cmake/packages.txt"
}

missing_packages() {
  local -a wanted=("$@")
  local status name
  local -A installed=()
  while read -r status name; do
    [[ $status == ii* ]] && installed[$name]=1
  done < <(dpkg-query --show --showformat='${db:Status-Abbrev} ${Package}\n' "${wanted[@]}" 2>/dev/null)
  for name in "${wanted[@]}"; do
    [[ -v installed[$name] ]] || printf '%s\n' "$name"
  done
}

am_root() { ((EUID == 0)); }

# install_missing KIND... : nothing to do costs one dpkg-query.
install_missing() {
  local -a wanted missing as_root=()
  if ! command -v dpkg-query >/dev/null; then
    say "jauge: this is not Debian; the libraries of cmake/packages.txt have to be here already"
    return
  fi
  mapfile -t wanted < <(needed_packages "$@")
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  ((${#missing[@]})) || return 0
  if ! am_root; then
    command -v sudo >/dev/null || give_up "these packages are missing, and installing them needs root (there is no sudo here).
Please run as root:  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
  fi
  say "jauge: installing ${missing[*]}"
  local -a get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y -q)
  { "${get[@]}" update && "${get[@]}" install --no-install-recommends "${missing[@]}"; } >&2 </dev/null ||
    give_up "apt-get could not install: ${missing[*]}
Is there a network? These packages are in Debian 12 (bookworm)."
}

# Concurrent calls wait here for one another; the lock goes with unlock or with the process. In a tree that cannot be
# written nothing can be built either, and what is built already may run.
lock() {
  local file=$source/build/.lock
  mkdir -p "$source/build" 2>/dev/null
  [[ -w $source/build && (! -e $file || -w $file) ]] || return
  exec {lock_file}>"$file"
  flock --nonblock "$lock_file" && return
  say "jauge: waiting for another ./run or ./test that is building"
  flock "$lock_file"
}
unlock() {
  [[ ! -v lock_file ]] || exec {lock_file}>&-
  unset lock_file
}

# changed_since STAMP PATH... : is a file or folder below PATH younger than STAMP?
changed_since() {
  local stamp=$1
  shift
  [[ ! -e $stamp || -n $(find "$@" -newer "$stamp" -print -quit) ]]
}

# build PRESET STAMP "TARGET..." CMAKE_OPTION... : configures and builds; the stamp is as old as the start of the build,
# so that what is edited meanwhile counts as changed.
build() {
  local preset=$1 stamp=$2
  local -a targets
  read -r -a targets <<<"$3"
  shift 3
  local folder=$source/build/$preset
  { mkdir -p "$folder" && touch "$folder/.started"; } 2>/dev/null || give_up "cannot build: $folder cannot be written"
  (cd "$source" && cmake --preset "$preset" "$@") >"$folder/configure.log" 2>&1 || {
    cat "$folder/configure.log" >&2
    give_up "cmake could not configure the build (its text is above)"
  }
  ninja -C "$folder" -j "$(nproc)" "${targets[@]}" >&2 || give_up "the build failed (its text is above)"
  mv "$folder/.started" "$stamp"
}
