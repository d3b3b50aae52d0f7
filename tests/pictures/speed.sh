#!/bin/bash
# What reading pictures costs: ours in a warm process, djpeg, pngtopnm and dwebp as processes of their own, alternating on one core; processor time in milliseconds.
# Needs cjpeg, djpeg, pnmtopng, pngtopnm, pnmtile, cwebp, dwebp. Arguments: a PPM of a photograph, which is tiled to 12 megapixels; rounds, else 3.
set -euo pipefail
cd "$(dirname "$0")"
for tool in cjpeg djpeg pnmtopng pngtopnm pnmtile cwebp dwebp; do command -v "$tool" >/dev/null || { echo "skipped: needs $tool"; exit 0; }; done
dotnet build -c Release -v quiet ../OgService.Benchmarks >/dev/null
ours=../OgService.Benchmarks/bin/Release/net10.0/OgService.Benchmarks.dll
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pnmtile 4000 3000 "$1" > "$folder/12.ppm"
cjpeg -quality 85 "$folder/12.ppm" > "$folder/sequential.jpg"
cjpeg -quality 85 -progressive "$folder/12.ppm" > "$folder/progressive.jpg"
pnmtile 1600 1200 "$1" | pnmtopng > "$folder/2.png" 2>/dev/null
cwebp -quiet "$folder/2.png" -o "$folder/lossy.webp"
cwebp -quiet -lossless "$folder/2.png" -o "$folder/lossless.webp"
pin=''
if command -v taskset >/dev/null; then pin='taskset -c 1'; fi
TIMEFORMAT='%3U %3S'
theirs() { local used; used=$({ time $pin "$@" >/dev/null 2>/dev/null; } 2>&1); awk '{ printf "%.0f ms\n", 1000 * ($1 + $2) }' <<< "$used"; }
for ((round = 0; round < ${2:-3}; round++)); do
  for kind in sequential progressive; do
    echo "ours $kind to 1200x630: $($pin dotnet "$ours" decode "$folder/$kind.jpg" 25 1200 630)"
    echo "djpeg -scale 1/2 $kind: $(theirs djpeg -scale 1/2 "$folder/$kind.jpg")"
    echo "ours $kind whole:       $($pin dotnet "$ours" decode "$folder/$kind.jpg" 15)"
    echo "djpeg $kind:            $(theirs djpeg "$folder/$kind.jpg")"
  done
  echo "ours PNG:               $($pin dotnet "$ours" decode "$folder/2.png" 25)"
  echo "pngtopnm:               $(theirs pngtopnm "$folder/2.png")"
  for kind in lossy lossless; do
    echo "ours WebP $kind: $($pin dotnet "$ours" decode "$folder/$kind.webp" 25)"
    echo "dwebp $kind:     $(theirs dwebp -quiet -pam "$folder/$kind.webp" -o /dev/null)"
  done
done
