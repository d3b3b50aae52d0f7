#!/usr/bin/env bash
# Pictures found in memory, beside nginx that serves the same file from memory, in turns on the same core: wrk with 32 connections, five turns each, medians.
# Ends with one line "N passed, N failed, N skipped": at least 0.8 of nginx. Needs wrk and nginx. SECONDS_EACH=10.
set -uo pipefail
PATH=$PATH:/usr/sbin
for tool in wrk nginx; do command -v "$tool" >/dev/null || { echo "skipped: there is no $tool here"; echo '0 passed, 0 failed, 1 skipped'; exit 0; }; done
source "$(dirname "$0")/prepare.sh"
service= proxy=
stop() { for process in $service $proxy; do kill "$process" 2>/dev/null; done; wait 2>/dev/null; rm -rf "$memory" "$work"; }
memory=$(mktemp -d -p /dev/shm)
chmod a+rx "$memory"
trap stop EXIT
on_first=() on_second=()
if [ "${#pin[@]}" -gt 0 ]; then on_first=(taskset -c 0) on_second=(taskset -c 1); fi
port=$((20000 + RANDOM % 10000)) other=$((30000 + RANDOM % 10000)) seconds=${SECONDS_EACH:-10}
OgService__Site=$PWD/examples/astro-paper "${on_first[@]}" "${program[@]}" --urls "http://127.0.0.1:$port" > "$work/log" 2>&1 &
service=$!
ours=http://127.0.0.1:$port/og/openai-sora.png
for _ in $(seq 300); do curl -fs -o "$memory/card.png" "$ours" && break; sleep 0.1; done
cat > "$work/nginx.conf" <<E2
daemon off; worker_processes 1; pid $work/nginx.pid; error_log stderr error;
events { worker_connections 1024; }
http {
  types { image/png png; }
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=10; etag on;
  server { listen 127.0.0.1:$other; root $memory; add_header Cache-Control "public, max-age=300"; }
}
E2
"${on_first[@]}" nginx -c "$work/nginx.conf" > "$work/nginx.log" 2>&1 &
proxy=$!
theirs=http://127.0.0.1:$other/card.png
chmod a+r "$memory/card.png"
for _ in $(seq 50); do curl -fs -o /dev/null "$theirs" && break; sleep 0.1; done
cmp <(curl -s "$ours") <(curl -s "$theirs") || { cat "$work/nginx.log"; curl -sI "$theirs"; exit 2; }
rate() { "${on_second[@]}" wrk -t1 -c32 -d"$1s" "$2" | awk '/Requests\/sec/ { print $2 }'; }
# Half a minute of requests: compiled as it will be.
rate "$seconds" "$ours" >/dev/null
mine=() nginx=()
for _ in 1 2 3 4 5; do mine+=("$(rate "$seconds" "$ours")"); nginx+=("$(rate "$seconds" "$theirs")"); done
median() { printf '%s\n' "$@" | sort -n | sed -n 3p; }
a=$(median "${mine[@]}") b=$(median "${nginx[@]}")
printf '| %s bytes | requests/s |\n|---|--:|\n| OgService | %s |\n| nginx, same file from memory | %s |\n' "$(stat -c %s "$memory/card.png")" "$a" "$b"
printf 'all: ours %s; nginx %s\n' "${mine[*]}" "${nginx[*]}"
if awk "BEGIN { exit !($a >= 0.8 * $b) }"; then verdict='1 passed, 0 failed'; else verdict='0 passed, 1 failed'; fi
# Closed loop at full speed: an open loop at 0.7 of it waits less.
"${on_second[@]}" wrk -t1 -c32 "-d${seconds}s" --latency "$ours" | awk '/ 50%| 99%/ { print "latency at full speed, 32 connections:" $0 }'
awk "BEGIN { printf \"ratio %.2f of 0.8\n\", $a / $b }"
echo "$verdict, 0 skipped"
[ "$verdict" = '1 passed, 0 failed' ]
