#!/bin/bash
# What we write, read by others: pngcheck, pngtopam (libpng), djpeg, dwebp and Chromium, as far as they are installed. PNG and WebP: the same pixels as our own decoders
# see; JPEG within one level. Prints one line for each difference and for each reader that is missing, then how many passed.
set -euo pipefail
cd "$(dirname "$0")/../.."
dotnet build -c Release -v quiet tests/OgService.Conformance >/dev/null
exec dotnet tests/OgService.Conformance/bin/Release/net10.0/OgService.Conformance.dll written-pictures
