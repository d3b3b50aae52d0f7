#!/usr/bin/env bash
# What docs/deploy.md ships, tried: nginx and Caddy before the service, the systemd unit's settings, the probes of Kubernetes, and every file by the schema of who reads it.
# What is not at hand is installed with apt (as root) or npm, else its checks say skipped. OGSERVICE_APP names a published service, NODE_MODULES a folder that has the packages below.
# Ends with "N passed, N failed, N skipped". Varnish has a script of its own, tests/varnish/check.sh.
set -uo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
PATH=$PATH:/usr/sbin
passed=0 failed=0 skipped=0
check() { if [ "$2" = yes ]; then passed=$((passed + 1)); echo "ok: $1"; else failed=$((failed + 1)); echo "FAILED: $1"; fi; }
skip() { skipped=$((skipped + 1)); echo "skipped: $1"; }
is() { if "$@" >/dev/null 2>&1; then echo yes; else echo no; fi; }
try() { if "$@" > "$work/tried" 2>&1; then echo yes; else cat "$work/tried" >&2; echo no; fi; }
have() { # program package
  command -v "$1" >/dev/null && return
  [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null && { apt-get install -y -qq --no-install-recommends "$2" || { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$2"; }; } >/dev/null 2>&1
  command -v "$1" >/dev/null
}

work=$(mktemp -d)
chmod a+rx "$work"
pids=() proxies=()
# Proxies end in good order, and take their workers along.
stop() { for pid in "${proxies[@]}"; do kill -TERM "$pid"; done; for pid in "${pids[@]}"; do kill -KILL "$pid"; done; wait; rm -rf "$work"; } 2>/dev/null
trap stop EXIT
app=${OGSERVICE_APP:-$work/app}
if [ -z "${OGSERVICE_APP:-}" ]; then
  # Machine code, as docs/deploy.md has it, where there is a C compiler to link it.
  native=(--self-contained false)
  if command -v clang >/dev/null || command -v gcc >/dev/null; then native=(-p:PublishAot=true); fi
  dotnet publish src/OgService.Web -c Release --use-current-runtime "${native[@]}" -v quiet -o "$app" || exit 2
fi
app=$(realpath "$app")
program=("$app/OgService.Web")
[ ! -f "$app/OgService.Web.dll" ] || program=("$(command -v dotnet)" "$app/OgService.Web.dll")
cp -r examples/astro-paper "$work/site"
base=$((20000 + RANDOM % 20000))

head_of() { curl -s -m 20 -o /dev/null -D - "$@" | tr -d '\r'; }
header() { local name=$1; shift; head_of "$@" | awk -v name="$name:" 'tolower($1) == name { $1 = ""; print substr($0, 2) }'; }
status_of() { curl -s -m 20 -o /dev/null -w '%{http_code}' "$@"; }
sum_of() { curl -s -m 20 "$@" | sha256sum | cut -d' ' -f1; }
answers() { for _ in $(seq 300); do curl -fs -m 5 -o /dev/null "$1" && return; sleep 0.1; done; return 1; }
gone() { for _ in $(seq 250); do kill -0 "$1" 2>/dev/null || return 0; sleep 0.1; done; return 1; }
service() { # port setting...: its process is in $started
  local port=$1
  shift
  env OgService__Site="$work/site" OgService__WarmUp=false "$@" "${program[@]}" --urls "http://127.0.0.1:$port" > "$work/$port.log" 2>&1 &
  started=$!
  pids+=("$started")
  answers "http://127.0.0.1:$port/readyz" || { cat "$work/$port.log"; exit 2; }
}

echo '== nginx'
nginx_on() { # front, sed expression for the shipped file
  mkdir -p "$work/nginx-$1"
  sed -e "s|/var/cache/nginx/ogservice|$work/nginx-$1|; s|127.0.0.1:5080|127.0.0.1:$base|; s|listen 80;|listen 127.0.0.1:$1;|; $2" deploy/nginx/ogservice.conf > "$work/nginx-$1.inc"
  { [ "$(id -u)" -eq 0 ] && echo 'user root;'
    echo "daemon off; worker_processes 1; pid $work/nginx-$1.pid; error_log $work/nginx-$1.log warn; events { } http { access_log off; include $work/nginx-$1.inc; }"; } > "$work/nginx-$1.conf"
  nginx -t -c "$work/nginx-$1.conf" > "$work/tried" 2>&1 || { cat "$work/tried"; return 1; }
  nginx -c "$work/nginx-$1.conf" > /dev/null 2>&1 &
  proxies+=($!)
  answers "http://127.0.0.1:$1/healthz"
}
if have nginx nginx-light; then
  front=$((base + 10)) url=http://127.0.0.1:$((base + 10)) own=http://127.0.0.1:$base
  service "$base" OgService__Signing__Keys__a=0123456789012345678901234567890123456789 OgService__TrustedProxies__0=127.0.0.1 OgService__Limits__DrawnPerMinutePerClient=60
  origin=$started
  if nginx_on "$front" ''; then
    check 'nginx takes the configuration, and passes requests on' yes
    hits=0 all=0
    slugs=$(curl -s "$own/" | grep -oE '/posts/[a-z0-9-]+' | sort -u | sed 's|/posts/||' | head -n 5)
    for _ in $(seq 20); do for slug in $slugs; do for path in "/og/$slug.png" "/posts/$slug"; do
      all=$((all + 1)); [ "$(header x-proxy-cache "$url$path")" = HIT ] && hits=$((hits + 1))
    done; done; done
    check "hit rate: $hits of $all, the rest first requests" "$(is test "$all" -gt 0 -a "$hits" -ge $((all * 95 / 100)))"
    card=/og/openai-sora.png
    check 'the same bytes as from the service' "$(is test "$(sum_of "$url$card")" = "$(sum_of "$own$card")")"
    check 'a part is 206, of the right bytes' "$(is test "$(status_of -H 'Range: bytes=100-199' "$url$card")" = 206 -a "$(sum_of -H 'Range: bytes=100-199' "$url$card")" = "$(sum_of -H 'Range: bytes=100-199' "$own$card")")"
    check 'a part of what was never asked for is 206 too, and keeps the whole' "$(is test "$(status_of -H 'Range: bytes=0-99' "$url/og/kerning.webp")" = 206 -a "$(header x-proxy-cache "$url/og/kerning.webp")" = HIT -a "$(sum_of "$url/og/kerning.webp")" = "$(sum_of "$own/og/kerning.webp")")"
    check 'a HEAD that comes first has the length of the GET, which it spares' "$(is test "$(header content-length -I "$url/og/kerning.jpg")" = "$(header content-length "$own/og/kerning.jpg")" -a "$(header x-proxy-cache "$url/og/kerning.jpg")" = HIT)"
    check 'a known picture is 304' "$(is test "$(status_of -H "If-None-Match: $(header etag "$own$card")" "$url$card")" = 304)"
    check 'what may be kept is said to others as by the service' "$(is test "$(header cache-control "$url$card")" = "$(header cache-control "$own$card")")"
    plain=$(curl -s "$url/posts/kerning" | wc -c) packed=$(curl -s -H 'Accept-Encoding: br' "$url/posts/kerning" | wc -c)
    check "a page is kept once an encoding: $plain bytes, $packed packed" "$(is test "$packed" -lt "$plain" -a "$(header content-encoding -H 'Accept-Encoding: br' "$url/posts/kerning")" = br -a -z "$(header content-encoding "$url/posts/kerning")")"
    check 'metrics and readiness are not shown' "$(is test "$(status_of "$url/metrics")$(status_of "$url/readyz")" = 404404)"
    check 'what is unsigned is 403 and never kept' "$(is test "$(status_of "$url/og.png?title=a")" = 403 -a "$(header x-proxy-cache "$url/og.png?title=a")" != HIT)"
    check 'programs are asked for their key, and never kept' "$(is test "$(status_of -H 'Content-Type: application/json' -d '{"title":"a"}' "$url/api/card")" = 401 -a -z "$(header x-proxy-cache -d '{}' "$url/api/card")")"
    for file in $(grep -rlaE "^KEY: $card\$" "$work/nginx-$front"); do rm -f "$file"; done
    check 'a file that is deleted is asked for again' "$(is test "$(header x-proxy-cache "$url$card")" = MISS)"

    # Stale: lifetimes of a second, and the service gone.
    short=$((base + 11)) stale=http://127.0.0.1:$((base + 11))
    nginx_on "$short" 's|proxy_cache_lock on;|proxy_cache_lock on; proxy_ignore_headers Cache-Control Expires; proxy_cache_valid 200 1s;|'
    before=$(sum_of "$stale$card")
    { kill -KILL "$origin"; wait "$origin"; } 2>/dev/null
    sleep 2
    check 'with the service gone, the last picture is served, past its time' "$(is test "$(status_of "$stale$card")" = 200 -a "$(sum_of "$stale$card")" = "$before")"
    check 'what was never asked for is 502 or 504' "$(is grep -qE '50[24]' <<< "$(status_of "$stale/og/nothing-like-it.png")")"
    service "$base"
    for _ in $(seq 50); do [ "$(status_of "$stale/og/launch-day.png")" = 200 ] && break; sleep 0.2; done
    check 'and back again, all is well' "$(is test "$(status_of "$stale/og/launch-day.png")$(status_of "$stale$card")" = 200200)"
  else
    check 'nginx takes the configuration, and passes requests on' no
  fi
else
  skip 'there is no nginx here'
fi

echo '== Caddy'
if have caddy caddy; then
  export XDG_DATA_HOME=$work/caddy XDG_CONFIG_HOME=$work/caddy
  check 'Caddy takes the configuration as it is' "$(HOST=og.example.com try caddy validate --config deploy/caddy/Caddyfile --adapter caddyfile)"
  check 'it is formatted as Caddy does' "$(is caddy fmt --diff deploy/caddy/Caddyfile)"
  one=$((base + 20)) two=$((base + 21)) front=$((base + 22)) url=http://127.0.0.1:$((base + 22))
  { printf '{\n\tadmin off\n}\n'; sed -e "s|og1:8080|127.0.0.1:$one|; s|og2:8080|127.0.0.1:$two|" deploy/caddy/Caddyfile; } > "$work/Caddyfile"
  service "$one" OgService__DrainMilliseconds=3000
  first=$started
  service "$two" OgService__DrainMilliseconds=3000
  second=$started
  HOST=$url caddy run --config "$work/Caddyfile" --adapter caddyfile > "$work/caddy.log" 2>&1 &
  proxies+=($!)
  answers "$url/healthz" || cat "$work/caddy.log"
  card=/og/openai-sora.png
  check 'the same bytes through both' "$(is test "$(sum_of "$url$card")" = "$(sum_of "http://127.0.0.1:$one$card")" -a "$(sum_of "$url$card")" = "$(sum_of "http://127.0.0.1:$two$card")")"
  check 'parts and 304 pass' "$(is test "$(status_of -H 'Range: bytes=0-99' "$url$card")$(status_of -H "If-None-Match: $(header etag "$url$card")" "$url$card")" = 206304)"
  check 'metrics and readiness are not shown' "$(is test "$(status_of "$url/metrics")$(status_of "$url/readyz")" = 404404)"
  requests() { for _ in $(seq 60); do status_of "$url/og/kerning.png"; echo; sleep 0.1; done; }
  requests > "$work/statuses" &
  asking=$!
  sleep 0.5
  kill -TERM "$first"
  wait "$first"; ended=$?
  wait "$asking"
  check "one is stopped with SIGTERM: $(grep -c '^200$' "$work/statuses") of 60 requests served, exit $ended" "$(is test "$(sort -u "$work/statuses")" = 200 -a "$ended" = 0)"
  service "$one"
  first=$started
  requests > "$work/statuses" &
  asking=$!
  sleep 0.5
  { kill -KILL "$second"; wait "$second"; } 2>/dev/null
  wait "$asking"
  check "the other is killed: $(grep -c '^200$' "$work/statuses") of 60 requests served" "$(is test "$(sort -u "$work/statuses")" = 200)"
  { kill -KILL "$first"; wait "$first"; } 2>/dev/null
else
  skip 'there is no Caddy here'
fi

echo '== systemd'
unit=deploy/systemd/ogservice.service
if command -v systemd-analyze >/dev/null; then
  sed "s|^ExecStart=.*|ExecStart=$app/OgService.Web|" $unit > "$work/ogservice.service"
  check 'systemd takes the unit' "$(try systemd-analyze verify "$work/ogservice.service")"
  exposure=$(systemd-analyze security --offline=yes --threshold=20 "$work/ogservice.service" 2>/dev/null | sed -n 's/.*exposure level for.*: \([0-9.]*\).*/\1/p')
  check "systemd's measure of exposure is ${exposure:-unknown}, at most 2" "$(is awk -v it="${exposure:-9}" 'BEGIN { exit !(it <= 2) }')"
else
  skip 'there is no systemd-analyze here'
fi
# Its settings, for a user that owns nothing but the cache, in an environment that has nothing else.
port=$((base + 30))
mapfile -t settings < <(sed -n 's/^Environment=//p' $unit | sed "s|127.0.0.1:5080|127.0.0.1:$port|; s|/srv/site|$work/site|; s|/var/cache/ogservice|$work/cache|")
nobody=()
mkdir "$work/cache"
if [ "$(id -u)" -eq 0 ] && command -v setpriv >/dev/null && setpriv --reuid 65534 --regid 65534 --clear-groups test -x "$app/OgService.Web" -a -x "$app"; then
  nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set=-all)
  chown 65534:65534 "$work/cache"
else
  skip 'as root only, and where others may read the program: without any right'
fi
started=$(date +%s%N)
env -i "${settings[@]}" "${nobody[@]}" "${program[@]}" > "$work/unit.log" 2>&1 &
unit_pid=$!
pids+=("$unit_pid")
check 'with the settings of the unit the service starts' "$(try answers "http://127.0.0.1:$port/readyz")"
echo "   ready $(( ($(date +%s%N) - started) / 1000000 )) ms after the start"
check 'it draws, and keeps what it drew where the unit says' "$(is test "$(status_of "http://127.0.0.1:$port/og/kerning.png")" = 200 -a -n "$(for _ in $(seq 50); do find "$work/cache" -name '*.card' | grep . && break; sleep 0.1; done)")"
check 'the check that containers use finds it well' "$(try env ASPNETCORE_URLS="http://127.0.0.1:$port" "${program[@]}" --check-health)"
for path in $(grep -oE 'path: /(healthz|readyz|metrics)|path: /metrics|/metrics' deploy/kubernetes/ogservice.yaml | grep -oE '/[a-z]+' | sort -u); do
  check "Kubernetes asks for $path: 200" "$(is test "$(status_of "http://127.0.0.1:$port$path")" = 200)"
done
patience=$(sed -n 's/^TimeoutStopSec=//p' $unit)
kill -TERM "$unit_pid"
before=$(date +%s)
wait "$unit_pid"
check "after SIGTERM it ends by itself: exit $?" "$(is test $? -eq 0 -a $(($(date +%s) - before)) -lt "$patience")"
check 'the check that containers use finds it gone' "$(is test "$(is env ASPNETCORE_URLS="http://127.0.0.1:$port" "${program[@]}" --check-health)" = no)"
check 'the log has no error' "$(is test "$(grep -cE '^(fail|crit):' "$work/unit.log")" -eq 0)"

echo '== files'
modules=${NODE_MODULES:-$work/node_modules}
if have node nodejs && { [ -d "$modules/kubernetes-models" ] || npm install --silent --no-save --prefix "$work" kubernetes-models@4.5.1 typescript@5.9.3 dclint@3.1.0 yaml@2.9.1 > "$work/npm.log" 2>&1; }; then
  read -r p _ f _ < <(NODE_PATH=$modules node tests/deploy/files.cjs "$work" | tee /dev/stderr | tail -n 1)
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-1}))
else
  skip 'there is no node here, or npm cannot fetch what reads compose files and manifests'
fi

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
