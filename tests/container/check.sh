#!/usr/bin/env bash
# Does what the Dockerfile does, without a container engine: runs its publish command, then starts its entry point as another user from a folder that
# cannot be written, with its environment, and asks its health check and for a picture. Exit 77 where the machine code cannot be made: no C compiler, or no package source that has
# the compiler.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
server=
stop() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; fi
  chmod -R u+w "$work"
  rm -rf "$work"
}
trap stop EXIT
fail() { echo "container check: $1" >&2; [ -f "$work/log" ] && tail -n 20 "$work/log" >&2; exit 1; }

publish=$(sed -n 's/^RUN \(dotnet publish .*\)$/\1/p' Dockerfile)
[ -n "$publish" ] || fail 'no publish command in the Dockerfile'
grep -qE '^USER ' Dockerfile || fail 'the Dockerfile runs as root'
command -v clang >/dev/null || command -v gcc >/dev/null || { echo 'container check: skipped, there is no C compiler here'; exit 77; }
if ! eval "${publish/--output \/app/--output $work/app} -v quiet" > "$work/publish" 2>&1; then
  cat "$work/publish"
  ! grep -qE 'NU1101|NU1102|NU1301' "$work/publish" || { echo 'container check: skipped, the compiler cannot be restored'; exit 77; }
  fail 'it cannot be published'
fi
[ -f "$work/app/fonts/fonts.json" ] || fail 'no fonts inside'
[ -f "$work/app/templates/article/card.yaml" ] || fail 'no templates inside'

cp -r examples/astro-paper "$work/site"
chmod -R a-w,a+rX "$work/app" "$work/site"
chmod a+x "$work"
as=()
if [ "$(id -u)" -eq 0 ]; then as=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi

port=$((20000 + RANDOM % 20000))
entry=$(sed -n 's/^ENTRYPOINT \[\(.*\)\]$/\1/p' Dockerfile | tr -d '",')
health=$(sed -n 's/^HEALTHCHECK .* CMD \[\(.*\)\]$/\1/p' Dockerfile | tr -d '",')
export ASPNETCORE_HTTP_PORTS=$port DOTNET_EnableDiagnostics=0 OgService__Site=$work/site
cd "$work/app"
"${as[@]}" env -u HOME $entry > "$work/log" 2>&1 &
server=$!

for _ in $(seq 100); do
  if "${as[@]}" env -u HOME $health; then healthy=yes; break; fi
  kill -0 "$server" 2>/dev/null || fail 'it ended by itself'
  sleep 0.1
done
[ "${healthy:-}" = yes ] || fail 'the health check never passed'
head=$(curl -sS -o "$work/card.png" -D - "http://127.0.0.1:$port/og/openai-sora.png" | head -n 1)
case $head in *' 200 '*) ;; *) fail "the card answered: $head" ;; esac
[ "$(head -c 4 "$work/card.png" | tail -c 3)" = PNG ] || fail 'the card is no PNG'
if find "$work/app" "$work/site" -newer "$work/card.png" | grep -q .; then fail 'it wrote into a read-only folder'; fi
kill -TERM "$server"
wait "$server" || fail "it ended with $? when told to stop"
server=
echo 'container check: passed'
