#!/usr/bin/env bash
# Takes pictures of the frame in each of its states, on a phone and in the panel, light and dark, in both directions of writing. Prints the
# folder they are in: the first argument, or one below the test program. Needs what tests/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
export GALLERY_FOLDER=${1:-$PWD/e2e/bin/Debug/net10.0/Gallery}
dotnet build e2e --nologo -v:q -clp:NoSummary
dotnet run --no-build --project e2e -- -explicit only -class E2E.GalleryBench | grep -E 'Failed|FAIL|Total'
echo "$GALLERY_FOLDER"
