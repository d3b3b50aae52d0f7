#!/usr/bin/env bash
# The shipped Varnish configuration before the service: hit rate, purge, ban, and stale serving. Installs Varnish with apt where it may; else says skipped.
# OGSERVICE_APP names a published service. Ends with "N passed, N failed, N skipped".
set -uo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
PATH=$PATH:/usr/sbin
passed=0 failed=0
finish() { echo; echo "$passed passed, $failed failed, ${1:-0} skipped"; [ "$failed" -eq 0 ]; exit; }
check() { if [ "$2" = yes ]; then passed=$((passed + 1)); echo "ok: $1"; else failed=$((failed + 1)); echo "FAILED: $1"; fi; }
is() { if "$@"; then echo yes; else echo no; fi; }

if ! command -v varnishd >/dev/null; then
  [ "$(id -u)" -eq 0 ] && { apt-get update -qq && apt-get install -y -qq --no-install-recommends varnish; } >/dev/null 2>&1
fi
command -v varnishd >/dev/null || { echo 'skipped: there is no Varnish here'; finish 1; }

work=$(mktemp -d)
service= varnish=
stop() { [ -z "$service" ] || kill -KILL "$service" 2>/dev/null; [ -z "$varnish" ] || kill "$varnish" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"; }
trap stop EXIT
app=${OGSERVICE_APP:-$work/app}
[ -n "${OGSERVICE_APP:-}" ] || dotnet publish src/OgService.Web -c Release --use-current-runtime --self-contained false -v quiet -o "$app" || exit 2
site=$work/site
cp -r examples/astro-paper "$site"
port=$((20000 + RANDOM % 10000)) front=$((30000 + RANDOM % 10000))
start() {
  OgService__Site=$site OgService__WarmUp=false OgService__RefreshMilliseconds=200 dotnet "$(realpath "$app")/OgService.Web.dll" --urls "http://127.0.0.1:$port" > "$work/log" 2>&1 &
  service=$!
  for _ in $(seq 300); do curl -fs "http://127.0.0.1:$port/readyz" >/dev/null && return; sleep 0.1; done
  cat "$work/log"; exit 2
}
start
sed "s/\"5080\"/\"$port\"/" deploy/varnish/default.vcl > "$work/default.vcl"
varnishd -j none -F -n "$work/varnish" -a "127.0.0.1:$front" -f "$work/default.vcl" -s malloc,64m -p vcl_path="$work" > "$work/varnish.log" 2>&1 &
varnish=$!
url=http://127.0.0.1:$front
for _ in $(seq 100); do curl -s -o /dev/null "$url/" && break; kill -0 "$varnish" 2>/dev/null || { cat "$work/varnish.log"; exit 2; }; sleep 0.1; done

head_of() { curl -s -o /dev/null -D - "$@"; }
proxy_of() { head_of "$@" | tr -d '\r' | awk 'tolower($1) == "x-proxy-cache:" { print $2 }'; }
status_of() { curl -s -o /dev/null -w '%{http_code}' "$@"; }
sum_of() { curl -s "$@" | sha256sum | cut -d' ' -f1; }
card=$url/og/openai-sora.png

# Hit rate: ten addresses, twenty times each.
slugs=$(curl -s "http://127.0.0.1:$port/" | grep -oE '/posts/[a-z0-9-]+' | sort -u | sed 's|/posts/||' | head -n 5)
hits=0 all=0
for _ in $(seq 20); do
  for slug in $slugs; do
    for address in "/og/$slug.png" "/posts/$slug?utm_source=a&fbclid=$RANDOM"; do
      all=$((all + 1))
      [ "$(proxy_of "$url$address")" = hit ] && hits=$((hits + 1))
    done
  done
done
check "hit rate: $hits of $all, the rest first requests" "$(is test "$all" -gt 0 -a "$hits" -ge $((all * 95 / 100)))"
check 'the same bytes as from the service' "$(is test "$(sum_of "$card")" = "$(sum_of "http://127.0.0.1:$port/og/openai-sora.png")")"
check 'a part is 206' "$(is test "$(status_of -H 'Range: bytes=0-99' "$card")" = 206)"
tag=$(head_of "$card" | tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }')
check 'a known picture is 304' "$(is test "$(status_of -H "If-None-Match: $tag" "$card")" = 304)"
check 'metrics are not shown' "$(is test "$(status_of "$url/metrics")" = 404)"

# Purge: one address; ban: a post.
check 'purging answers 200' "$(is test "$(status_of -X PURGE "$card")" = 200)"
check 'what was purged is asked for again' "$(is test "$(proxy_of "$card")" = miss)"
proxy_of "$url/posts/openai-sora" >/dev/null
check 'banning a post answers 200' "$(is test "$(status_of -X BAN -H 'X-Slug: openai-sora' "$url/")" = 200)"
check 'its picture is asked for again' "$(is test "$(proxy_of "$card")" = miss)"
check 'its page is asked for again' "$(is test "$(proxy_of "$url/posts/openai-sora")" = miss)"
check 'no expression gets into a ban' "$(is test "$(status_of -X BAN -H 'X-Slug: a|.*' "$url/")" = 400)"

# Stale: the service is gone, and what is past its time is served all the same. The stable name lives five minutes, so its time is cut short.
sed -e "s/set beresp.grace = 24h;/set beresp.grace = 24h; set beresp.ttl = 1s;/" "$work/default.vcl" > "$work/short.vcl"
varnishadm -n "$work/varnish" vcl.load short "$work/short.vcl" >/dev/null && varnishadm -n "$work/varnish" vcl.use short >/dev/null
curl -s -o /dev/null -X PURGE "$card"
before=$(sum_of "$card")
sleep 2
kill -KILL "$service"; wait "$service" 2>/dev/null; service=
sleep 5
check 'with the service gone, the last picture is served, past its time' "$(is test "$(status_of "$card")" = 200 -a "$(sum_of "$card")" = "$before")"
check 'what was never asked for is 503' "$(is test "$(status_of "$url/og/nothing-like-it.png")" = 503)"
start
for _ in $(seq 50); do [ "$(status_of "$url/healthz")" = 200 ] && break; sleep 0.2; done
check 'and back again, all is well' "$(is test "$(status_of "$url/healthz")" = 200 -a "$(status_of "$card")" = 200)"
finish 0
