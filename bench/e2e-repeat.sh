#!/usr/bin/env bash
# Runs the browser suite N times in a row (default 10) and prints a line a run. A failure in any of them is a defect.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
for run in $(seq "${1:-10}"); do
  began=$SECONDS
  summary=$(E2E_REQUIRE_ENGINES=1 dotnet test e2e --no-build --nologo | grep -E '^(Passed|Failed)!|\[FAIL\]|^ +(Locator|Expected|Received|But was|Not within)' || true)
  echo "run $run, $((SECONDS - began)) s: ${summary:-no summary}"
done
