#!/bin/bash
# What writing the three cards of the benchmarks costs, in bytes and in time, beside zlib (level 1 on the rows of our PNG), optipng -o2, cjpeg -optimize and cwebp -lossless -z 6,
# as far as they are installed. Processor times: ours the least of many in a warm process, zlib's likewise; cjpeg's of a run, of a picture sixteen
# times as large, so that its start does not count. All on one core. Argument: rounds, else 3.
set -euo pipefail
cd "$(dirname "$0")"
dotnet build -c Release -v quiet ../OgService.Benchmarks >/dev/null
ours=../OgService.Benchmarks/bin/Release/net10.0/OgService.Benchmarks.dll
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pin=''
if command -v taskset >/dev/null; then pin='taskset -c 1'; fi
has() { command -v "$1" >/dev/null || { echo "skipped: needs $1"; return 1; }; }
size() { stat -c %s "$1"; }
dotnet "$ours" designs "$folder"
for name in flat gradient photo; do
  echo "$name PNG: $(size "$folder/$name.png") bytes, small $(size "$folder/$name-small.png")"
  if has optipng; then optipng -quiet -o2 -out "$folder/other.png" -clobber "$folder/$name.png"; echo "$name optipng -o2: $(size "$folder/other.png") bytes"; fi
  echo "$name JPEG, quality 80: $(size "$folder/$name.jpg") bytes"
  if has cjpeg; then echo "$name cjpeg -optimize -quality 80: $(cjpeg -quality 80 -optimize -sample 1x1 "$folder/$name.ppm" | wc -c) bytes"; fi
  echo "$name lossless WebP: $(size "$folder/$name.webp") bytes, small $(size "$folder/$name-small.webp")"
  if has cwebp; then cwebp -quiet -lossless -z 6 "$folder/$name.png" -o "$folder/other.webp"; echo "$name cwebp -lossless -z 6: $(size "$folder/other.webp") bytes"; fi
done
TIMEFORMAT='%3U %3S'
for ((round = 0; round < ${1:-3}; round++)); do
  for name in flat gradient photo; do
    echo "$name PNG: $($pin dotnet "$ours" encode png "$folder/$name.png" 60)"
    if has python3; then
      $pin python3 - "$folder/$name.rows" "$name" <<'PYTHON'
import sys, time, zlib
rows = open(sys.argv[1], 'rb').read()
def once():
    start = time.process_time()
    zlib.compress(rows, 1)
    return time.process_time() - start
print(f'{sys.argv[2]} zlib {zlib.ZLIB_RUNTIME_VERSION}, level 1 on its rows: {1000 * min(once() for _ in range(40)):.2f} ms')
PYTHON
    fi
    if has cjpeg && has pnmtile && has pnmtopng; then
      pnmtile 4800 2520 "$folder/$name.ppm" > "$folder/large.ppm"
      pnmtopng -compression 1 "$folder/large.ppm" > "$folder/large.png" 2>/dev/null
      echo "$name JPEG, 16 times as large: $($pin dotnet "$ours" encode jpeg "$folder/large.png" 5)"
      used=$({ time $pin cjpeg -quality 80 -optimize -sample 1x1 "$folder/large.ppm" >/dev/null; } 2>&1)
      echo "$name cjpeg, 16 times as large: $(awk '{ printf "%.0f ms\n", 1000 * ($1 + $2) }' <<< "$used")"
    fi
  done
done
