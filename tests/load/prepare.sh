# Sourced by tests/load/run.sh and tests/faults/run.sh: builds what is measured and sets the arguments of the generator in $arguments.
# OGSERVICE_APP and OGSERVICE_CLI name what is built already.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
work=$(mktemp -d)
# The service may run as another user.
chmod a+rx "$work"
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
app=${OGSERVICE_APP:-$work/app}
cli=${OGSERVICE_CLI:-src/OgService.Cli/bin/Release/net10.0/og.dll}
generator=tests/OgService.Load/bin/Release/net10.0/OgService.Load.dll
if [ -z "${OGSERVICE_APP:-}" ]; then
  # As it is deployed (docs/deploy.md): machine code, where there is a C compiler to link it.
  native=(--self-contained false)
  if command -v clang >/dev/null || command -v gcc >/dev/null; then native=(-p:PublishAot=true); fi
  dotnet publish src/OgService.Web -c Release --use-current-runtime "${native[@]}" -v quiet -o "$app" || exit 2
fi
[ -n "${OGSERVICE_CLI:-}" ] || [ "${needs_cli:-}" != yes ] || dotnet build src/OgService.Cli -c Release -v quiet || exit 2
[ -n "${OGSERVICE_APP:-}" ] && [ -f "$generator" ] || dotnet build tests/OgService.Load -c Release -v quiet || exit 2
program=(dotnet "$app/OgService.Web.dll")
[ -f "$app/OgService.Web.dll" ] || program=("$app/OgService.Web")
arguments=(--app "$(realpath "$app")" --repository "$PWD" --work "$work")
[ ! -f "$cli" ] || arguments+=(--cli "$(realpath "$cli")")
if command -v node >/dev/null && { [ -d tests/load/bucket/node_modules/s3rver ] || (cd tests/load/bucket && npm ci --ignore-scripts --no-audit --no-fund >/dev/null 2>&1); }; then
  arguments+=(--bucket "$PWD/tests/load/bucket")
fi
# Where there are two cores, the service has the first and the generator the rest.
pin=()
if command -v taskset >/dev/null && [ "$(nproc)" -ge 2 ]; then
  arguments+=(--server-cores 0)
  pin=(taskset -c "1-$(($(nproc) - 1))")
fi
