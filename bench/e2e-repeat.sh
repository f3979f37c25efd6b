#!/usr/bin/env bash
# Runs the browser suite N times in a row (default 10) and prints a line a run, and all that a failed test said. A failure in
# any of them is a defect.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for run in $(seq "${1:-10}"); do
  began=$SECONDS
  E2E_REQUIRE_ENGINES=1 dotnet test e2e --no-build --nologo >"$log" 2>&1 || sed -n '/^  Failed /,/^  *Stack Trace/p' "$log"
  echo "run $run, $((SECONDS - began)) s: $(grep -E '^(Passed|Failed)!' "$log" || echo 'no summary')"
done
