#!/usr/bin/env bash
# Draws docs/gallery/poster.png with og and docs/gallery/poster-chromium.png with Chromium, from the same text and the same font files.
# Needs node and chromium; without them it says skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v node >/dev/null && command -v chromium >/dev/null || { echo 'skipped: node and chromium are needed'; exit 0; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

size=$(node tests/poster/poster.mjs "$scratch")
mkdir -p docs/gallery
dotnet run --project src/OgService.Cli -- render --site "$scratch/site" --template poster --title Poster --out docs/gallery/poster.png
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --disable-sync \
  --hide-scrollbars --allow-file-access-from-files --user-data-dir="$scratch/profile" --window-size="$size" --virtual-time-budget=20000 \
  --screenshot="$scratch/chromium.png" "file://$scratch/poster.html" 2>/dev/null
cp "$scratch/chromium.png" docs/gallery/poster-chromium.png
ls -l docs/gallery/poster.png docs/gallery/poster-chromium.png
