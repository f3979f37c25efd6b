#!/usr/bin/env bash
# Prints a table: each bundler that builds a page from the package, the bytes of script that the page then loads, and whether a call
# from it connects in Chromium. The package is installed from the server itself. Needs what tests/run.sh installs, the npm registry,
# and a gigabyte below the temporary folder. A row that is missing was not reached: what failed is said below the table.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
echo '| bundler | version | bytes of script | builds | call connected |'
echo '| --- | --- | --- | --- | --- |'
dotnet run --no-build --project e2e -- -explicit only -class E2E.BundlersBench -showLiveOutput |
  sed -nE 's/^[^|]*(\|.*\|)$/\1/p; /\[FAIL\]/,$p'
