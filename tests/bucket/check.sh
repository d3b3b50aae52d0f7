#!/usr/bin/env bash
# Two services and one S3-compatible bucket (npm's s3rver): a card is drawn once, a purge reaches both, and nobody notices when the bucket dies, hangs or comes back.
# Needs node and npm; installs s3rver into a scratch folder unless NODE_MODULES names one that has it.
set -uo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
passed=0 failed=0
pids=()
stop() {
  for pid in "${pids[@]}"; do kill -CONT "$pid" 2>/dev/null; kill "$pid" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf "$work"
}
trap stop EXIT
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED $1: expected $2, got $3" >&2; fi; }

modules=${NODE_MODULES:-$work/node_modules}
[ -d "$modules/s3rver" ] || npm install --silent --no-save --prefix "$work" s3rver@3.7.1 >"$work/npm.log" 2>&1
dotnet build src/OgService.Web -v quiet --nologo >"$work/build.log" 2>&1 || { tail "$work/build.log" >&2; exit 1; }

base=$((20000 + RANDOM % 20000)) key=og_a-key-for-this-check
bucket() {
  node "$modules/s3rver/bin/s3rver.js" -d "$work/bucket" -p "$base" --configure-bucket cards >>"$work/bucket.log" 2>&1 &
  bucket_pid=$!; pids+=("$bucket_pid")
  for _ in $(seq 300); do curl -s -o /dev/null "http://127.0.0.1:$base/" && return; sleep 0.1; done
}
service() {
  OgService__Bucket__Endpoint="http://127.0.0.1:$base" OgService__Bucket__Name=cards OgService__Bucket__AccessKey=S3RVER OgService__Bucket__SecretKey=S3RVER \
    OgService__Bucket__BudgetMilliseconds="${BUDGET:-2000}" OgService__PurgeSyncMilliseconds=300 OgService__WarmUp=false OgService__ApiKeys__0="$(printf %s "$key" | sha256sum | cut -d' ' -f1)" \
    ASPNETCORE_ENVIRONMENT=Staging dotnet src/OgService.Web/bin/Debug/net10.0/OgService.Web.dll --urls "http://127.0.0.1:$1" >"$work/$1.log" 2>&1 &
  pids+=($!)
  for _ in $(seq 300); do curl -s -o /dev/null "http://127.0.0.1:$1/healthz" && return; sleep 0.1; done
}
source_of() { curl -s -D - -o "$work/$1.body" "http://127.0.0.1:$1$2" | tr -d '\r' | sed -n 's/^X-Og-Source: //p'; }
status_of() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$1$2"; }

bucket
one=$((base + 1)) two=$((base + 2))
service $one
service $two
check 'the first service draws' drawn "$(source_of $one /og/kerning.png)"
for _ in $(seq 100); do ls "$work"/bucket/cards/cards/*/* >/dev/null 2>&1 && break; sleep 0.1; done
check 'the second finds it in the bucket' bucket "$(source_of $two /og/kerning.png)"
check 'both answer with the same bytes' same "$(cmp -s "$work/$one.body" "$work/$two.body" && echo same || echo different)"
check 'then it is in memory' memory "$(source_of $two /og/kerning.png)"

check 'a purge is taken' 200 "$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $key" -H 'Content-Type: application/json' -d '{"slugs":["kerning"]}' "http://127.0.0.1:$one/api/purge")"
sleep 2.5
check 'the other service draws it anew' drawn "$(source_of $two /og/kerning.png)"

kill -STOP "$bucket_pid"
check 'a bucket that hangs harms nobody' 200 "$(status_of $one /og/openai-sora.png)"
check 'the bucket does not make it unready' 200 "$(status_of $one /readyz)"
kill -CONT "$bucket_pid"; kill -9 "$bucket_pid"
for slug in kerning openai-sora yohaku launch-day; do
  check "without the bucket: $slug" 200 "$(status_of $two /og/$slug.webp)"
done
bucket
sleep 3
check 'after its return a new card is drawn' drawn "$(source_of $one /og/yohaku.jpg)"
for _ in $(seq 60); do [ "$(source_of $two /og/yohaku.jpg)" != drawn ] && break; sleep 0.2; done
check 'and the readiness is unchanged' 200 "$(status_of $two /readyz)"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
