#!/usr/bin/env bash
# Prints how long a caller waits for the agent's answer: p50 and p95 over the test sentences, with the parts, and the machine's load.
# Takes about two minutes; needs what tests/run.sh installs.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Sandbox.Tests --nologo -v:q -clp:NoSummary
echo "load before: $(cut -d' ' -f1-3 /proc/loadavg) on $(nproc) cores"
dotnet run --no-build --project tests/Sandbox.Tests -- -explicit only -class Sandbox.Tests.Speech.TurnLatencyBench -showLiveOutput | grep -E 'p50|Failed|FAIL|did not'
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
