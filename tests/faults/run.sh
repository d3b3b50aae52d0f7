#!/usr/bin/env bash
# The service and the command line while things break: a table, then "N passed, N failed, N skipped". Exit 0 only when nothing failed.
#   tests/faults/run.sh [--quick|--short] [ROW…]
# A row that the machine cannot make (no root for a file system or a network of its own, no node, no libfaketime) says skipped. See docs/reliability.md.
set -uo pipefail
needs_cli=yes
source "$(dirname "$0")/../load/prepare.sh"
"${pin[@]}" dotnet "$generator" faults "${arguments[@]}" "$@"
