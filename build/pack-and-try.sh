#!/usr/bin/env bash
# Packs every package into a folder of its own, then does what a newcomer does: a new console project that knows nothing of this
# repository references them from there, holds the README's code, compiles it and runs it.
# Without settings the program must end at once and name every key that is missing; with settings it must start, work and stop.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# The version of a package as this repository has it.
version_of() { sed -n "s/.*Include=\"$1\" Version=\"\([^\"]*\)\".*/\1/p" Directory.Packages.props; }

# The first block of C# in the README.
readme_code() { awk '/^```csharp$/ { on = 1; next } /^```$/ { if (on) exit } on' README.md; }

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
packages="$place/packages"
app="$place/app"
version="0.1.0-try"

for project in src/*/*.csproj; do
  dotnet pack "$project" -c Release -o "$packages" -p:Version="$version" -v q
done
echo "packed:"
ls -1 "$packages" | grep '\.nupkg$'

mkdir -p "$app"
# The user's own sources stay, ours is added; a package cache of its own, so that nothing of an earlier try is taken.
cat > "$app/nuget.config" <<CONFIG
<configuration>
  <config><add key="globalPackagesFolder" value="$place/cache" /></config>
  <packageSources><add key="packed" value="$packages" /></packageSources>
</configuration>
CONFIG
cat > "$app/App.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Dropship.Sdk" Version="$version" />
    <PackageReference Include="Dropship.Sqlite" Version="$version" />
    <PackageReference Include="Microsoft.Extensions.Hosting" Version="$(version_of Microsoft.Extensions.Hosting)" />
  </ItemGroup>
</Project>
PROJECT
# The usings stand above the README's block in its text, as a newcomer finds them there; the block is the program.
readme_code > "$app/Program.cs"

(cd "$app" && dotnet build -c Release -v q)
echo "compiled: the README's code against the packages"

status=0
(cd "$app" && timeout 60 dotnet run -c Release --no-build > "$place/output" 2>&1) || status=$?
if [ "$status" -eq 0 ] || [ "$status" -eq 124 ]; then echo "the program ended with $status; it should have refused to start without settings" >&2; cat "$place/output" >&2; exit 1; fi
grep -o 'Dropship:Shops:my-shop:[A-Za-z0-9:]*[A-Za-z0-9]' "$place/output" | sort -u > "$place/keys" || true
for account in Wish CjDropshipping 17Track; do
  grep -q "$account" "$place/keys" || { echo "no key of $account was named:" >&2; cat "$place/output" >&2; exit 1; }
done
echo "ran: without settings it refuses to start and names what is missing:"
sed 's/^/  /' "$place/keys"

# With settings it starts, makes its database and works; the addresses lead nowhere, so it says that the vendors cannot be reached and goes on.
nowhere=http://127.0.0.1:9
status=0
(cd "$app" && env Wish__ClientId=try Wish__ClientSecret=try Wish__RefreshToken=try Wish__BaseAddress=$nowhere \
  Cj__ApiKey=CJ1@api@00000000000000000000000000000000 Cj__BaseAddress=$nowhere/api2.0/v1 17Track__Key=try 17Track__BaseAddress=$nowhere/track/v2.4 \
  timeout --signal=INT 10 dotnet bin/Release/net10.0/App.dll > "$place/output" 2>&1) || status=$?
if [ "$status" -ne 0 ] && [ "$status" -ne 124 ]; then echo "with settings the program ended with $status" >&2; cat "$place/output" >&2; exit 1; fi
for sign in 'Dropship runs 1 shops' 'Application is shutting down'; do
  grep -q "$sign" "$place/output" || { echo "with settings it did not say '$sign':" >&2; cat "$place/output" >&2; exit 1; }
done
[ -s "$app/shop.db" ] || { echo "with settings it made no database" >&2; exit 1; }
echo "ran: with settings it starts, works and stops when it is asked to:"
grep -v '^ *$' "$place/output" | grep -A1 '^\(info\|warn\): *Dropship' | grep -v '^--' | head -6 | sed 's/^/  /'
