#!/bin/bash
# Mutations of small pictures of every format, and every truncation of sixty: pixels or the declared exception, within a second and 64 MB over the pixels.
# Arguments: mutations a decoder, else 200000 (CI: 5000); seed, else 1. Files of OGSERVICE_CORPORA join the pictures that are made here, where it is set.
# What fails is kept in tests/data/crashes; without the corpora it holds no one else's bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release -v quiet tests/OgService.Conformance >/dev/null
paths=()
for folder in png jpeg webp wuffs; do
  if [ -d "${OGSERVICE_CORPORA:-}/images/$folder" ]; then paths+=("$OGSERVICE_CORPORA/images/$folder"); fi
done
keep=tests/data/crashes
if [ ${#paths[@]} -gt 0 ]; then keep=$(mktemp -d); echo "what fails is kept in $keep"; fi
exec dotnet tests/OgService.Conformance/bin/Release/net10.0/OgService.Conformance.dll fuzz-pictures "${1:-200000}" "--seed=${2:-1}" "--keep=$keep" ${paths[@]+"${paths[@]}"}
