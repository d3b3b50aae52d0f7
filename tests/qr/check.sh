#!/bin/sh
# Has another reader (jsQR, from npm) read every version of QR code at every level. Needs node and npm; no other test does.
set -e
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/codes"
OGSERVICE_QR="$work/codes" dotnet run --project tests/OgService.Cards.Tests -- --filter-method '*Codes_are_written_for_other_readers'
npm install --silent --no-fund --prefix "$work" jsqr@1.4.0 pngjs@7.0.0
cp tests/qr/check.mjs "$work/check.mjs"
node "$work/check.mjs" "$work/codes"
