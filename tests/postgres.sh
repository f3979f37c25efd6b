#!/usr/bin/env bash
# A private PostgreSQL for as long as standard input stays open. Prints one line when it answers: the folder of its socket, for
# `Host=<folder>;Username=postgres`. Nothing is left of it afterwards. Ends with 3 where PostgreSQL is not installed.
set -euo pipefail

# Debian and its kin keep each version in a folder of its own and none of them on the PATH.
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v initdb || echo .)")
[ -x "$bin/initdb" ] || { echo "PostgreSQL is not installed. Run: apt-get install --no-install-recommends postgresql" >&2; exit 3; }

# It refuses to run as root; the package brings a user for it, who may not be able to read this file.
if [ "$(id -u)" -eq 0 ]; then
  exec runuser -u postgres -- bash -c "$(cat "$0")" "$0"
fi

folder=$(mktemp -d)
cd "$folder"
server=
trap '[ -z "$server" ] || { kill -QUIT "$server"; wait "$server"; } 2>/dev/null; rm -rf "$folder"' EXIT
"$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1 ||
  { cat "$folder/log" >&2; exit 1; }
# Only over the socket, in a folder of this user alone. What a power cut would take is no loss here.
"$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c max_connections=500 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off </dev/null >>"$folder/log" 2>&1 &
server=$!
until "$bin/pg_isready" --quiet --host="$folder"; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
echo "$folder"
cat >/dev/null
