#!/usr/bin/env bash
# Makes the package, has an application outside this checkout reference it, builds and starts that, and asks it for a card.
# Prints one line "N passed, N failed". Needs the .NET SDK and curl.
set -u
root="$(cd "$(dirname "$0")/../.." && pwd)"
scratch="$(mktemp -d)"
passed=0; failed=0; app=0
trap '[ "$app" -ne 0 ] && kill "$app" 2>/dev/null; rm -rf "$scratch"' EXIT
check() { if [ "$2" = "$3" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $1: expected $3, got $2"; fi; }

dotnet pack "$root/packaging/OgService" --configuration "${1:-Release}" --output "$scratch/feed" -v q || exit 1
mkdir "$scratch/blog" && cp -R "$root/examples/aspnet-blog/"{Pages,posts,wwwroot,Program.cs,og.yaml} "$scratch/blog/" && cd "$scratch/blog" || exit 1
cat > Blog.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <InvariantGlobalization>true</InvariantGlobalization>
    <RestoreAdditionalProjectSources>../feed</RestoreAdditionalProjectSources>
    <RestorePackagesPath>../packages</RestorePackagesPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="OgService" Version="0.1.0" />
  </ItemGroup>
</Project>
PROJECT
dotnet publish -v q --output "$scratch/app"
check "the application builds" "$?" 0
ASPNETCORE_ENVIRONMENT=Production dotnet "$scratch/app/Blog.dll" --urls http://127.0.0.1:5997 --contentRoot "$scratch/blog" > "$scratch/log" 2>&1 &
app=$!
for _ in $(seq 100); do curl -fs -o /dev/null http://127.0.0.1:5997/ && break; sleep 0.2; done
check "the page has the tags" "$(curl -s http://127.0.0.1:5997/posts/reading-the-tide | grep -c 'property="og:image"')" 1
check "the card is a picture" "$(curl -s -o "$scratch/card.png" -w '%{http_code} %{content_type}' http://127.0.0.1:5997/og/reading-the-tide.png)" "200 image/png"
check "a draft has none" "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:5997/og/a-draft.png)" 404
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
