#!/usr/bin/env bash
# Prints a table: how long Chromium takes to parse the loader of a widget and to run it until its button is there, at full speed and four times
# slower, beside a script that does nothing: medians of 25 pages. And how often a script of ours held the page up for 50 ms or more. Needs what tests/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build e2e --nologo -v:q -clp:NoSummary
echo '| script | processor slowed down | parse, ms | run, ms | together, ms |'
echo '| --- | --- | --- | --- | --- |'
dotnet run --no-build --project e2e -- -explicit only -class E2E.LoaderEvaluationBench -showLiveOutput |
  sed -nE 's/^[^|]*(\|.*\|)$/\1/p; /\[FAIL\]/,$p'
