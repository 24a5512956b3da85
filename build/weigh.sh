#!/usr/bin/env bash
# Weighs what an ASP.NET Core app takes on with the packages: an empty one is published without them and with them,
# and the assemblies and bytes that came on top are told, ours apart from those of others.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
packages="$place/packages"
version="0.1.0-weighed"

for name in Domain Sdk Sqlite; do dotnet pack "src/Dropship.$name" -c Release -o "$packages" -p:Version="$version" -v q; done
cat > "$place/nuget.config" <<CONFIG
<configuration>
  <config><add key="globalPackagesFolder" value="$place/cache" /></config>
  <packageSources><add key="packed" value="$packages" /></packageSources>
</configuration>
CONFIG

# Publishes an app with the packages named; for one runtime, so that native parts of others do not count.
publish() {
  local name=$1; shift
  mkdir -p "$place/$name"
  {
    echo '<Project Sdk="Microsoft.NET.Sdk.Web"><PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup><ItemGroup>'
    for package in "$@"; do echo "<PackageReference Include=\"$package\" Version=\"$version\" />"; done
    echo '</ItemGroup></Project>'
  } > "$place/$name/$name.csproj"
  echo 'WebApplication.Create(args).Run();' > "$place/$name/Program.cs"
  (cd "$place/$name" && dotnet publish -c Release --use-current-runtime --self-contained false -o "$place/out-$name" -v q)
}

# What a folder has that the empty one has not: files and bytes.
weigh() {
  local title=$1 folder=$2 pattern=$3 count=0 bytes=0 file
  while IFS= read -r file; do
    [[ $(basename "$file") =~ $pattern ]] || continue
    [ -e "$place/out-Empty/$(basename "$file")" ] && continue
    count=$((count + 1)); bytes=$((bytes + $(wc -c < "$file")))
  done < <(find "$folder" \( -name '*.dll' -o -name '*.so' -o -name '*.dylib' \) ! -name 'With*')
  awk -v title="$title" -v count="$count" -v bytes="$bytes" 'BEGIN { printf "%-58s %3d assemblies %6.2f MB\n", title, count, bytes / 1000000 }'
}

publish Empty
publish WithSdk Dropship.Sdk
publish WithSqlite Dropship.Sdk Dropship.Sqlite
weigh "Dropship.Sdk: packages of others" "$place/out-WithSdk" '^[^D]|^D[^r]'
weigh "Dropship.Sdk: ours" "$place/out-WithSdk" '^Dropship\.'
weigh "Dropship.Sdk and Dropship.Sqlite: packages of others" "$place/out-WithSqlite" '^[^D]|^D[^r]'
weigh "Dropship.Sdk and Dropship.Sqlite: ours" "$place/out-WithSqlite" '^Dropship\.'
echo
find "$place/out-WithSqlite" \( -name '*.dll' -o -name '*.so' \) ! -name 'With*' -printf '%f %s\n' | sort | while read -r name bytes; do
  [ -e "$place/out-Empty/$name" ] || printf '  %-58s %9d\n' "$name" "$bytes"
done
