#!/usr/bin/env bash
# Prints the word error rate of the built-in recogniser over flite's and espeak-ng's voices (those that are installed), and how many of
# the test sentences reach the branch of the flow that is meant, with those that do not.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Sandbox.Tests --nologo -v:q -clp:NoSummary
dotnet run --no-build --project tests/Sandbox.Tests -- -explicit only -class Sandbox.Tests.Speech.WordErrorRateBench -showLiveOutput | grep -E 'word error|heard as|not on this|Failed|FAIL'
