#!/bin/sh
# Installs the parsers of package.json, exactly as package-lock.json says. Needs node and npm, and the network once.
# No install scripts are run: the one native module among the dependencies has a fallback in plain JavaScript.
set -eu
cd "$(dirname "$0")"
exec npm ci --ignore-scripts --no-audit --no-fund
