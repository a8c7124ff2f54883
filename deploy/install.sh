#!/bin/sh
# Installs the server that was built in this checkout: the program and a Node of its own in /usr/lib/conclave, conclaved in
# /usr/bin, units, user, folders, documentation. A configuration that is there is left as it is. Run again, it upgrades.
# With DESTDIR=FOLDER everything goes under that folder, and nothing is done to this machine.
set -eu
umask 022

checkout=$(cd "$(dirname "$0")/.." && pwd)
dest=${DESTDIR:-}
program=$dest/usr/lib/conclave
bin=$checkout/node_modules/.bin

fail() {
  echo "install.sh: $1" >&2
  exit "$2"
}

[ -e "$checkout/packages/server/dist/main.js" ] ||
  fail "nothing was built: run npx pnpm turbo run build --filter @conclave/server..." 66
if [ -z "$dest" ] && [ "$(id -u)" != 0 ]; then fail "only root can install into /usr; try sudo, or DESTDIR=FOLDER." 77; fi

# Beside the old one, which goes only when the new one is whole.
mkdir -p "$dest/usr/lib"
rm -rf "$program.new" "$program.old"
PATH=$bin:$PATH
export PATH
(cd "$checkout" && pnpm --silent --config.package-import-method=copy --filter @conclave/server deploy --prod --legacy "$program.new")
cp -L "$(node -p process.execPath)" "$program.new/bin/node"
if [ -e "$program" ]; then mv "$program" "$program.old"; fi
mv "$program.new" "$program"
rm -rf "$program.old"

cd "$checkout/deploy"
install -D -m 755 conclaved.sh "$dest/usr/bin/conclaved"
for unit in conclaved.service conclaved-isolated.service conclaved.socket; do
  install -D -m 644 "$unit" "$dest/usr/lib/systemd/system/$unit"
done
install -D -m 644 sysusers.d/conclave.conf "$dest/usr/lib/sysusers.d/conclave.conf"
install -D -m 644 tmpfiles.d/conclave.conf "$dest/usr/lib/tmpfiles.d/conclave.conf"
for document in operations configuration; do
  install -D -m 644 "../docs/$document.md" "$dest/usr/share/doc/conclave/$document.md"
done
[ -e "$dest/etc/conclave/server.toml" ] || install -D -m 644 server.toml "$dest/etc/conclave/server.toml"

if [ -z "$dest" ]; then
  systemd-sysusers conclave.conf
  systemd-tmpfiles --create conclave.conf
  if [ -d /run/systemd/system ]; then systemctl daemon-reload; fi
fi
