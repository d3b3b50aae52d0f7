#!/usr/bin/env bash
# Draws every template that ships, with its post of examples/shelf, in both themes: docs/gallery/templates/NAME-THEME.jpg.
set -euo pipefail
cd "$(dirname "$0")/../.."

dotnet build --nologo -v quiet src/OgService.Cli
out="$PWD/docs/gallery/templates"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$out"
for theme in dark light; do
  rm -rf "$scratch/site"
  cp -r examples/shelf "$scratch/site"
  printf '  values: { theme: %s }\n' "$theme" >> "$scratch/site/og.yaml"
  dotnet run --no-build --project src/OgService.Cli -- generate "$scratch/site"
  for card in "$scratch"/site/public/og/*.jpg; do
    mv "$card" "$out/$(basename "$card" .jpg)-$theme.jpg"
  done
done
