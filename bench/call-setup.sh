#!/usr/bin/env bash
# Prints how long a visitor waits, in Chromium and in Firefox: with the SDK, from start() to connected and to the first sound (20 calls each);
# with the widget, each stage from the click on the site's button to the first word (10 visits each). Medians and extremes.
# Needs what tests/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
for bench in CallSetupBench WidgetSetupBench; do
  dotnet run --no-build --project e2e -- -explicit only -class "E2E.$bench" -showLiveOutput | grep -E 'start\(\) to|widget, |Failed|FAIL'
done
