#!/usr/bin/env bash
# Prints the time from start() to connected and to the first sound, in Chromium and in Firefox: median of 20 calls each.
# Needs what tests/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
dotnet run --no-build --project e2e -- -explicit only -class E2E.CallSetupBench -showLiveOutput | grep -E 'start\(\) to|Failed|FAIL'
