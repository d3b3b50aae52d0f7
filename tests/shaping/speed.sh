#!/bin/sh
# What the flat card's texts cost: ours (shaping, breaking and placing) and HarfBuzz's WebAssembly (shaping alone), in alternating rounds on one core.
# Needs node and npm, and the network once. Argument: rounds, else 3.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then echo 'skipped: needs node and npm'; exit 0; fi
npm ci --ignore-scripts --no-audit --no-fund --silent >/dev/null 2>&1 || [ -d node_modules/harfbuzzjs ] || { echo 'skipped: the packages could not be installed'; exit 0; }
dotnet build -c Release -v quiet ../OgService.Benchmarks >/dev/null
pin=''
if command -v taskset >/dev/null; then pin='taskset -c 0'; fi
round=0
while [ "$round" -lt "${1:-3}" ]; do
  echo "ours       $($pin dotnet ../OgService.Benchmarks/bin/Release/net10.0/OgService.Benchmarks.dll text 2000)"
  echo "harfbuzzjs $($pin node speed.mjs ../../fonts 2000)"
  round=$((round + 1))
done
