#!/usr/bin/env bash
# Counts mutants in one process: Stryker makes and builds them, Dropship.Mutants switches them on one after the other.
# build/count-mutants.sh FOLDER [GLOB …]   FOLDER takes the assembly and the reports; GLOB as for --mutate of Stryker.
# PROJECT=Sdk WITH=Sdk.Tests.Engine,Sdk.Tests.Protocol build/count-mutants.sh …   for another project than Domain, against the test classes whose names hold one of these words.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
mkdir -p "$1"; folder=$(cd "$1" && pwd); shift
project=Dropship.${PROJECT:-Domain}
tests=$root/tests/$project.Tests
bin=$tests/bin/Release/net10.0
rm -rf "$folder/bin" "$bin/$project.dll" # what an interrupted run left is not taken for the new one

mutate=(); for glob in "$@"; do mutate+=(--mutate "$glob"); done
cd "$tests"
# One test is enough: here Stryker has only to make the mutants. Its own run over them is the slow way.
case $project in *.Domain) one=IdSpecs.Identities_compare ;; *) one=Engine.RefusalsTests ;; esac
sed 's/"test-case-filter": "[^"]*"/"test-case-filter": "FullyQualifiedName~'$one'"/; s/"reporters": .*/"reporters": ["json"],/' stryker-config.json > "$folder/stryker-config.json"
RunAnalyzers=false dotnet stryker -f "$(realpath --relative-to="$tests" "$folder/stryker-config.json")" --output "$folder/stryker" "${mutate[@]}" > "$folder/stryker.log" 2>&1 &
stryker=$!
# The changed assembly lies among the tests only while Stryker runs; it knows its own switch.
while kill -0 $stryker 2> /dev/null; do
    if [ ! -d "$folder/bin" ] && grep -q MutantControl "$bin/$project.dll" 2> /dev/null; then sleep 2; cp -r "$bin" "$folder/bin"; fi
    sleep 0.2
done
wait $stryker || { tail -20 "$folder/stryker.log"; exit 1; }
[ -d "$folder/bin" ] || { echo "The changed assembly was not caught; see $folder/stryker.log"; exit 1; }
dotnet run -c Release --project "$root/tests/Dropship.Mutants" -- --folder "$folder/bin" --report "$folder/stryker/reports/mutation-report.json" --to "$folder/mutants.json" --workers "${WORKERS:-1}" \
    --tests "$project.Tests" --mutated "$project" --with "${WITH:-}"
