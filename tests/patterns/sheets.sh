#!/usr/bin/env bash
# Draws contact sheets of a hundred seeds of each pattern into a folder, to be looked at: tests/patterns/sheets.sh FOLDER
set -euo pipefail
folder=$(realpath "${1:?a folder for the sheets}")
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet build -v quiet src/OgService.Cli
printf 'site: { name: Sheets, url: https://example.com }\ncards: { budget: 600KB }\n' > "$scratch/og.yaml"

# NAME, what stands before the seed, what lies below.
sheet() {
  mkdir -p "$scratch/templates/$1"
  {
    printf 'sizes: [2400x1260]\nvalues:\n  seeds: { type: numbers, default: [%s] }\n' "$(seq -s, 1 100)"
    printf 'card:\n  flex-wrap: wrap\n  align-content: flex-start\n  gap: 6px\n  background: "#808080"\n  children:\n    - for: seed in seeds\n'
    printf '      width: 234px\n      height: 120px\n      background: "%s, seed s{{ seed }}), %s"\n' "$2" "$3"
  } > "$scratch/templates/$1/card.yaml"
  dotnet src/OgService.Cli/bin/Debug/net10.0/og.dll render --site "$scratch" --template "$1" --title Sheet --out "$folder/$1.webp"
}
sheet mesh-dark 'mesh(#0b1120, #4f46e5, #db2777, #22d3ee' '#0b1120'
sheet mesh-light 'mesh(#f8fafc, #c7d2fe, #fbcfe8, #bae6fd, #fde68a' '#f8fafc'
sheet dots 'dots(rgb(255 255 255 / 40%), 8px, 3.5px' '#1e1b4b'
sheet grid 'grid(rgb(255 255 255 / 25%), 14px' '#0b1120'
sheet waves 'waves(#a78bfa, #818cf8, #6366f1, #4f46e5, #4338ca, 30px' '#eef2ff'
sheet waves-one 'waves(#38bdf8, 30px' '#0b1120'
sheet topography 'topography(rgb(255 255 255 / 45%), 8px, 1px' '#134e4a'
sheet rays 'rays(rgb(255 255 255 / 25%), 12px' '#7c2d12'
sheet noise 'noise(rgb(255 255 255 / 12%)' '#7c2d12'
