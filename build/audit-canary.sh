#!/usr/bin/env bash
# Asks whether an audit of packages could find anything here: a scratch project restores a version that is known to be bad.
# Says "audit data: present" or "audit data: absent", and never "clean": without data every package looks clean.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cat > "$place/Canary.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>true</NuGetAudit>
    <NuGetAuditMode>all</NuGetAuditMode>
    <NuGetAuditLevel>low</NuGetAuditLevel>
  </PropertyGroup>
  <ItemGroup>
    <!-- GHSA-5crp-9r3c-p9vr, see denied-packages.txt -->
    <PackageReference Include="Newtonsoft.Json" Version="12.0.3" />
  </ItemGroup>
</Project>
PROJECT

(cd "$place" && timeout 300 dotnet restore Canary.csproj > "$place/output" 2>&1) || true
if grep -q 'NU190[1-4]' "$place/output"; then echo "audit data: present"; else echo "audit data: absent"; fi
