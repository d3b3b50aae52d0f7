#!/bin/bash
# What drawing SVG costs: ours and resvg's (the npm package @resvg/resvg-js, found by NODE_PATH), each warm in one process, alternating on one core; processor time of
# reading and drawing in milliseconds, the best of all rounds. Arguments: SIDE in pixels, rounds, files.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
node -e 'require("@resvg/resvg-js")' 2>/dev/null || { echo "skipped: needs node and @resvg/resvg-js on NODE_PATH"; exit 0; }
dotnet build -c Release -v quiet "$here/../OgService.Benchmarks" >/dev/null
ours="$here/../OgService.Benchmarks/bin/Release/net10.0/OgService.Benchmarks.dll"
side=$1 rounds=$2
shift 2
pin=''
if command -v taskset >/dev/null; then pin='taskset -c 1'; fi
for ((round = 0; round < rounds; round++)); do
  $pin dotnet "$ours" svg "$side" 500 "$@" | sed 's/^/ours /'
  $pin node "$here/svg-speed.cjs" "$side" 500 "$@" | sed 's/^/resvg /'
done | awk '{ key = $1 " " $2; if (!(key in best) || $3 < best[key]) best[key] = $3; names[$2] }
  END { for (name in names) printf "%-24s ours %7.3f  resvg %7.3f  ratio %.2f\n", name, best["ours " name], best["resvg " name], best["ours " name] / best["resvg " name] }' | sort
