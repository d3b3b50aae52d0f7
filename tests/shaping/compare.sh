#!/bin/sh
# Compares our shaping of real text in the shipped fonts with HarfBuzz's, script by script. Arguments: scripts (Deva Arab …), else all.
# Needs node and npm, and the network once. The last line is N passed, N failed, N skipped; exit 0 when at least 99.5 % of each script's lines are equal.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo 'skipped: needs node and npm'
  echo '0 passed, 0 failed, 1 skipped'
  exit 0
fi
if ! npm ci --ignore-scripts --no-audit --no-fund --silent >/dev/null 2>&1 && [ ! -d node_modules/harfbuzzjs ]; then
  echo 'skipped: the packages could not be installed'
  echo '0 passed, 0 failed, 1 skipped'
  exit 0
fi
dotnet build -c Release -v quiet ../OgService.Conformance >/dev/null
exec node compare.mjs ../OgService.Conformance/bin/Release/net10.0/OgService.Conformance.dll ../../fonts "$@"
