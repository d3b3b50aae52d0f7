#!/usr/bin/env bash
# The service as machine code (docs/deploy.md) beside the same service run by the runtime: every address of the example site must be answered alike, to the byte, by both.
# Ends with one line "N passed, N failed, N skipped". Needs clang or gcc. OGSERVICE_APP names a published native service, to check that.
set -uo pipefail
cd "$(dirname "$0")/../.."
command -v clang >/dev/null || command -v gcc >/dev/null || { echo 'skipped: there is no C compiler here'; echo '0 passed, 0 failed, 1 skipped'; exit 0; }
work=$(mktemp -d) servers=()
stop() { for server in "${servers[@]}"; do kill "$server" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$work"; }
trap stop EXIT
app=${OGSERVICE_APP:-$work/app}
[ -n "${OGSERVICE_APP:-}" ] || dotnet publish src/OgService.Web -c Release --use-current-runtime -p:PublishAot=true -v quiet -o "$app" || exit 2
dotnet build src/OgService.Web -v quiet || exit 2
ports=($((20000 + RANDOM % 10000)) $((30000 + RANDOM % 10000)))
cp -r examples/astro-paper "$work/site"
start() { # name, port, program…
  local name=$1 port=$2
  shift 2
  mkdir "$work/posts-$name"
  OgService__Site=$work/site OgService__WarmUp=false OgService__Posts__Folder=$work/posts-$name OgService__PublicUrl=https://og.example.com \
    OgService__ApiKeys__0=$(printf %s native-check | sha256sum | cut -d' ' -f1) "$@" --urls "http://127.0.0.1:$port" > "$work/$name.log" 2>&1 &
  servers+=($!)
  for _ in $(seq 300); do curl -fs -o /dev/null "http://127.0.0.1:$port/readyz" && return; sleep 0.1; done
  cat "$work/$name.log"
  exit 2
}
start runtime "${ports[0]}" dotnet src/OgService.Web/bin/Debug/net10.0/OgService.Web.dll
start native "${ports[1]}" "$app/OgService.Web"
passed=0 failed=0
alike() { # curl's arguments, the address last
  local answers=()
  for port in "${ports[@]}"; do
    # Dates differ, and whether a picture was drawn just now.
    : > "$work/body"
    answers+=("$(curl -s -D - -o "$work/body" "${@:1:$#-1}" "http://127.0.0.1:$port${*: -1}" | tr -d '\r' | grep -viE '^(date|age|last-modified|x-cache|server-timing):' | LC_ALL=C sort; [ "$1" = --head ] || sha256sum < "$work/body")")
  done
  if [ "${answers[0]}" = "${answers[1]}" ] && [ -n "${answers[0]}" ]; then passed=$((passed + 1)); return; fi
  failed=$((failed + 1))
  printf 'FAILED: %s\n' "$*"
  diff <(echo "${answers[0]}") <(echo "${answers[1]}")
}
slugs=$(curl -s "http://127.0.0.1:${ports[0]}/" | grep -oE '/og/[^."]+' | sort -u | sed 's|/og/||')
[ "$(wc -w <<< "$slugs")" -ge 5 ] || { echo 'the index names no posts'; exit 2; }
for slug in $slugs; do
  for ending in png jpg webp; do alike "/og/$slug.$ending"; alike "/og/$slug.$ending"; done
  alike "/meta/$slug"
  alike "/meta/$slug.json"
  alike --head "/og/$slug.png"
  alike -H 'Range: bytes=0-99' "/og/$slug.png"
done
for address in / /nothing /og/nothing.png /og/a%2fb.png /healthz /robots.txt /openapi/v1.json '/oembed?url=https://og.example.com/posts/kerning' /og.png '/og.png?title=x' /sitemap.xml; do alike "$address"; done
key=(-H 'Authorization: Bearer native-check')
json=(-H 'Content-Type: application/json')
alike -X POST "${key[@]}" "${json[@]}" -d '{"title":"Machine code","description":"Beside the runtime","tags":["a","b"]}' /api/card
alike -X POST "${key[@]}" "${json[@]}" -d '{"title":"Machine code","url":"https://example.com/x"}' /api/meta
alike -X POST "${key[@]}" "${json[@]}" -d '{"title":' /api/card
alike -X POST "${json[@]}" -d '{"title":"x"}' /api/card
alike -X PUT "${key[@]}" "${json[@]}" -d '{"title":"Told by a program","description":"Kept","date":"2024-05-01"}' /api/posts/told
alike /og/told.png
alike /meta/told
alike -X POST "${key[@]}" "${json[@]}" -d '{"slugs":["told"]}' /api/purge
alike -X DELETE "${key[@]}" /api/posts/told
alike /og/told.png
grep -hiE 'unhandled|exception' "$work"/*.log && failed=$((failed + 1))
printf 'in memory: runtime %s, native %s\n' "$(awk '/VmRSS/ { print $2 " kB" }' "/proc/${servers[0]}/status")" "$(awk '/VmRSS/ { print $2 " kB" }' "/proc/${servers[1]}/status")"
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
