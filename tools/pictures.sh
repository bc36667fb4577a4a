#!/usr/bin/env bash
# Makes the pictures of the README from the sample story, by the explorer itself.
# usage: tools/pictures.sh [FOLDER]     FOLDER is assets/pictures if not given.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-assets/pictures}
picture() { cargo run --quiet --locked --example picture -- "$2" "$3" "$4" > "$folder/$1.svg"; }
picture main 120 34 ''
picture beside 120 30 c
picture quotes 120 24 '/kind:altered'
