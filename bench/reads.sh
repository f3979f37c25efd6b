#!/usr/bin/env bash
# Prints how long GET /v1/calls takes among 1,000,000 calls, on SQLite and on PostgreSQL: p50 and p95 of 200 reads of the first
# page, of a deep one, and of filtered ones. Needs what tests/run.sh installs, 2 GB below the temporary folder, and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/Sandbox.Tests --nologo -v:q -clp:NoSummary
dotnet run --no-build --project tests/Sandbox.Tests -- -explicit only -class Sandbox.Tests.Records.ReadsBench -showLiveOutput |
  grep -oE '(Sqlite|PostgreSql)(, .*: p50|: [0-9]+ calls).*|.*(Failed: [1-9]|\[FAIL\]).*'
