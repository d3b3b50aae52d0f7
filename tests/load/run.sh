#!/usr/bin/env bash
# The service under load, open loop: a table, then "N passed, N failed, N skipped". Exit 0 only when nothing failed.
#   tests/load/run.sh [--quick|--short] [ROW…]
# --short takes three minutes where a row takes thirty, --quick about 20 seconds a row. Rows: start capacity cold-0.7 cold-1.0 cold-3 spike-10
# cached-90 not-modified stampede slow-readers two-instances memory-10000. Needs: the SDK; for two-instances node and npm. See docs/reliability.md.
set -uo pipefail
source "$(dirname "$0")/prepare.sh"
"${pin[@]}" dotnet "$generator" load "${arguments[@]}" "$@"
