#!/usr/bin/env bash
# Lints the .proto files and refuses changes that break what producers send or archives hold.
#   scripts/buf.sh install    fetch buf into .local/tools; everything after that works offline
#   scripts/buf.sh check      the default: format, lint, then compare with the last released contract
#   scripts/buf.sh release    write the present contract as the one to compare with
set -euo pipefail
cd "$(dirname "$0")/.."

command=${1:-check}
case $command in
  install | check | release) ;;
  *)
    echo "scripts/buf.sh knows install, check and release; it was given \"$command\"." >&2
    exit 2
    ;;
esac

buf_version=1.75.0
tools=.local/tools/buf-$buf_version
workspace=.local/tools/buf-workspace
protos=event-contracts/src/main/proto
released=event-contracts/released-contract.binpb

if [ ! -x "$tools/node_modules/.bin/buf" ]; then
  npm install --prefix "$tools" --silent --no-save --no-audit --no-fund "@bufbuild/buf@$buf_version"
fi
buf=$PWD/$tools/node_modules/.bin/buf

# buf takes imports from modules only: google/type becomes a second one, out of the jar that javac sees.
common_protos=$(sed -n 's:.*<google-common-protos.version>\(.*\)</google-common-protos.version>.*:\1:p' pom.xml)
jar=${MAVEN_REPO:-$HOME/.m2/repository}/com/google/api/grpc/proto-google-common-protos/$common_protos/proto-google-common-protos-$common_protos.jar
if [ ! -f "$jar" ]; then
  mvn -q -B -ntp dependency:get -Dtransitive=false \
    "-Dartifact=com.google.api.grpc:proto-google-common-protos:$common_protos"
fi
[ "$command" != install ] || exit 0
rm -rf "$workspace"
mkdir -p "$workspace/imports"
cp -r "$protos" "$workspace/contract"
mkdir "$workspace/unpacked"
(cd "$workspace/unpacked" && jar --extract --file "$jar" google/type)
mv "$workspace/unpacked/google" "$workspace/imports/google"
cp event-contracts/buf.yaml "$workspace/buf.yaml"

cd "$workspace"
if [ "$command" = release ]; then
  "$buf" build contract --exclude-source-info -o "$OLDPWD/$released"
  echo "Wrote $released; commit it with the change that it releases."
  exit
fi
"$buf" format --diff --exit-code contract
"$buf" lint
if ! "$buf" breaking contract --against "$OLDPWD/$released"; then
  echo "The contract breaks the released one ($released). Add fields and types instead of changing them;" >&2
  echo "docs/event-contract.md says what may change." >&2
  exit 100
fi
