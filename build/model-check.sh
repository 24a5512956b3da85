#!/usr/bin/env bash
# Checks the model of a purchase (docs/models): every configuration of configurations.txt is searched in full by spin, two at a
# time, and each of the four properties must come out as its line says, over as many states as its line says.
#   build/model-check.sh [name...]    checks all, or those named; ends with 1 on any deviation
#   build/model-check.sh --tools      only sees to it that spin and gcc are there; ends with 3 and the reason where they cannot be
set -uo pipefail
cd "$(dirname "$0")/.."
model=$PWD/docs/models/purchase.pml
table=$PWD/docs/models/configurations.txt

# Installs what a bare Debian machine lacks.
tools() {
  local missing=()
  command -v spin > /dev/null || missing+=(spin)
  command -v gcc > /dev/null || missing+=(gcc libc6-dev)
  [ ${#missing[@]} -eq 0 ] && return 0
  [ "$(id -u)" -eq 0 ] || { echo "${missing[*]} missing, and only root may install: apt-get install -y --no-install-recommends ${missing[*]}" >&2; return 3; }
  command -v apt-get > /dev/null || { echo "${missing[*]} missing, and there is no apt-get to install them with" >&2; return 3; }
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } > "$place/apt" 2>&1 \
    || { echo "${missing[*]} could not be installed: $(grep '^E:' "$place/apt" | head -n 1)" >&2; return 3; }
}

# One search: prints the verdict and the states. Only a search that ran to its end counts; the absence of errors says nothing.
search() {
  local property=$1 output fair=""
  [ "$property" = settles ] && fair=-f
  output=$(./pan -m900000 -a $fair -N "$property" 2>&1)
  local states; states=$(grep -o '[0-9]* states, stored' <<< "$output" | head -n 1 | cut -d' ' -f1)
  if grep -q 'errors: 0$' <<< "$output" && ! grep -qi 'max search depth too small\|not completed\|out of memory\|memory limit' <<< "$output"; then echo "ok ${states:-0}"
  elif grep -q 'errors: [1-9]' <<< "$output"; then echo "violated ${states:-0}"
  else echo "broken ${states:-0}"; fi
}

# One configuration, in a folder of its own: one line of the table, and 1 if it deviates.
check() {
  local name definitions expected states safe fair
  IFS='|' read -r name definitions expected states <<< "$1"
  read -r name <<< "$name"; read -ra definitions <<< "$definitions"; read -ra expected <<< "$expected"; read -r safe fair <<< "$states"
  local folder=$place/$name speed=-O0; mkdir "$folder"; cd "$folder" || return 1
  [ "${safe/-/0}" -gt 500000 ] || [ "${fair/-/0}" -gt 300000 ] && speed=-O2
  spin -a "${definitions[@]/#/-D}" "$model" > spin.log 2>&1 && gcc $speed -w -DVECTORSZ=256 -DNFAIR=3 -o pan pan.c > gcc.log 2>&1 \
    || { printf '%-24s does not compile: %s\n' "$name" "$(cat spin.log gcc.log 2> /dev/null | tail -n 1)"; return 1; }

  local found=() counted=() verdict count
  if [ "${expected[*]:0:3}" = "ok ok ok" ]; then
    read -r verdict count <<< "$(search kept)"
    found=("$verdict" "$verdict" "$verdict"); counted=("$count" "$count" "$count")
  else
    for property in twice real refused; do read -r verdict count <<< "$(search $property)"; found+=("$verdict"); counted+=("$count"); done
  fi
  read -r verdict count <<< "$(search settles)"; found+=("$verdict"); counted+=("$count")

  local deviates=""
  [ "${found[*]}" = "${expected[*]}" ] || deviates="expected ${expected[*]}"
  [ "$safe" = - ] || [ "$safe" = "${counted[0]}" ] || deviates="$deviates expected $safe states"
  [ "$fair" = - ] || [ "$fair" = "${counted[3]}" ] || deviates="$deviates expected $fair states for settles"
  printf '%-24s twice %-8s %8s  real %-8s %8s  refused %-8s %8s  settles %-8s %8s  %s\n' "$name" \
    "${found[0]}" "${counted[0]}" "${found[1]}" "${counted[1]}" "${found[2]}" "${counted[2]}" "${found[3]}" "${counted[3]}" "${deviates:-as expected}"
  [ -z "$deviates" ]
}

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tools || exit 3
[ "${1:-}" = --tools ] && exit 0
export -f check search
export place model

# The largest first, so that the last one to end is a small one.
rows() { grep -v '^#' "$table" | awk -F'|' -v wanted=" $* " '{ name = $1; gsub(/ /, "", name); split($4, states, " "); if (wanted == "  " || index(wanted, " " name " ")) print states[1] + 0 "\t" $0 }' | sort -rn | cut -f2-; }
expected=$(rows "$@" | wc -l)
[ "$expected" -gt 0 ] && [ "$#" -eq 0 -o "$#" -eq "$expected" ] || { echo "no such configuration: $*" >&2; exit 2; }
rows "$@" | tr '\n' '\0' | xargs -0 -P 2 -I{} bash -c 'check "$1"' _ {} > "$place/table"
status=$?
sort "$place/table"
told=$(grep -c 'as expected$' "$place/table")
echo "$told of $expected configurations are as expected"
[ "$status" -eq 0 ] && [ "$told" -eq "$expected" ]
