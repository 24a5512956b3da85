#!/usr/bin/env bash
# Counts mutants in one process: Stryker makes and builds them, Dropship.Mutants switches them on one after the other.
# build/count-mutants.sh FOLDER [GLOB …]   FOLDER takes the assembly and the reports; GLOB as for --mutate of Stryker.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
[ $# -ge 1 ] || { sed -n '2,3s/^# //p' "$0"; exit 2; }
mkdir -p "$1"; folder=$(cd "$1" && pwd); shift
tests=$root/tests/Dropship.Domain.Tests
bin=$tests/bin/Release/net10.0
rm -rf "$folder/bin" "$bin/Dropship.Domain.dll" # what an interrupted run left is not taken for the new one

mutate=(); for glob in "$@"; do mutate+=(--mutate "$glob"); done
cd "$tests"
# One test is enough: here Stryker has only to make the mutants. Its own run over them is the slow way.
sed 's/"test-case-filter": "[^"]*"/"test-case-filter": "FullyQualifiedName~IdSpecs.Identities_compare"/; s/"html", "dots"/"json"/' stryker-config.json > "$folder/stryker-config.json"
RunAnalyzers=false dotnet stryker -f "$(realpath --relative-to="$tests" "$folder/stryker-config.json")" --output "$folder/stryker" "${mutate[@]}" > "$folder/stryker.log" 2>&1 &
stryker=$!
# The changed assembly lies among the tests only while Stryker runs; it knows its own switch.
while kill -0 $stryker 2> /dev/null; do
    if [ ! -d "$folder/bin" ] && grep -q MutantControl "$bin/Dropship.Domain.dll" 2> /dev/null; then sleep 2; cp -r "$bin" "$folder/bin"; fi
    sleep 0.2
done
wait $stryker || { tail -20 "$folder/stryker.log"; exit 1; }
[ -d "$folder/bin" ] || { echo "The changed assembly was not caught; see $folder/stryker.log"; exit 1; }
dotnet run -c Release --project "$root/tests/Dropship.Mutants" -- --folder "$folder/bin" --report "$folder/stryker/reports/mutation-report.json" --to "$folder/mutants.json" --workers "${WORKERS:-1}"
