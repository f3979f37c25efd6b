#!/usr/bin/env bash
# The one test command: installs what the tests need, builds, and runs every test (C#, TypeScript, browsers).
# Ends with "N passed, N failed, N skipped", and with a non-zero status when a test failed or a part could not run.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# Browsers and what they need: engines, a display for WebKit, a sound server for Firefox, a voice for the microphone. And
# PostgreSQL in whatever version the system has: tests start one of their own (postgres.sh), not the package's.
packages=(chromium firefox-esr libwebkit2gtk-4.1-0 xvfb pulseaudio pulseaudio-utils flite sox libopus0 libflite1 fonts-dejavu-core postgresql)

install_packages() {
  command -v dpkg-query >/dev/null || { echo "No dpkg here: install the equivalents of: ${packages[*]}" >&2; return 0; }
  local missing=()
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=''
  [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "Installing: ${missing[*]}"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Adds up what the runners wrote, and prints it as the last line.
sum_up() {
  node - "$results" <<'NODE'
const { readdirSync, readFileSync } = require('node:fs');
const folder = process.argv[2];
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const name of readdirSync(folder)) {
  if (!/\.(trx|json)$/.test(name)) continue;
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  if (name.endsWith('.trx')) {
    const count = (field) => Number(new RegExp(`<Counters[^>]* ${field}="(\\d+)"`).exec(text)?.[1] ?? 0);
    sum.passed += count('passed');
    sum.failed += count('failed') + count('error') + count('timeout') + count('aborted');
    sum.skipped += count('total') - count('executed');
  } else if (name.endsWith('.json')) {
    const report = JSON.parse(text);
    sum.passed += report.numPassedTests;
    sum.failed += report.numFailedTests + report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    sum.skipped += report.numPendingTests + report.numTodoTests;
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);
NODE
}

status=0
install_packages || status=1
if dotnet build WidgetHost.sln --nologo -v:q -clp:NoSummary; then
  (cd src && npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$results/typescript.json") || status=1
  # A test that hangs is a failure with its name, not a run without an end.
  for project in tests/*.Tests e2e; do
    echo "== $project"
    E2E_REQUIRE_ENGINES=${E2E_REQUIRE_ENGINES:-${CI:+1}} dotnet test "$project" --no-build --nologo \
      --blame-hang-timeout 10m --blame-hang-dump-type none \
      --logger "trx;LogFileName=$(basename "$project").trx" --results-directory "$results" || status=1
  done
else
  status=1
fi
sum_up || status=1
exit $status
