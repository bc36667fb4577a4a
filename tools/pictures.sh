#!/usr/bin/env bash
# Makes pictures of the explorer on the sample story, drawn by the explorer itself.
# usage: tools/pictures.sh [FOLDER]       the four of the README; FOLDER is assets/pictures if not given
#        tools/pictures.sh all FOLDER     every screen at four sizes, dark and light
set -eu
cd "$(dirname "$0")/.."
cargo build --quiet --locked --example picture
program=${CARGO_TARGET_DIR:-target}/debug/examples/picture
picture() { "$program" "$2" "$3" "$4" "${5:-}" > "$folder/$1.svg"; }
if [ "${1:-}" != all ]; then
  folder=${1:-assets/pictures}
  picture main 120 34 ''
  picture beside 120 30 c
  picture quotes 120 24 '/kind:altered'
  picture review 120 30 'Va'
  exit
fi
folder=${2:?a folder for the pictures}
mkdir -p "$folder"
while read -r name keys; do
  for size in 40x12 80x24 120x40 200x60; do
    for ground in dark light; do
      picture "$name-$size-$ground" "${size%x*}" "${size#*x}" "$keys" "$ground"
    done
  done
done <<'SCREENS'
main
sources 1
article 2]]
who 2]w
claim <enter>
decide d
verdict dv
name dl
passage 2v
placing dj
review V
decided dajdrj
decisions dajdrjdauU
claim-of-a-quote <down><enter>
beside c
search /great
search-altered /kind:altered
filter Fkind:time
filtered Fkind:quote<enter>
gaps o
find 2<ctrl-f>missile
overview m
overview-kinds m<tab>
overview-order m<tab><tab>
speakers S
command :
help ?
SCREENS
