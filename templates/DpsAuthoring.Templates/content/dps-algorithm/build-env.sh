#!/usr/bin/env bash
# Builds the algorithm into app/, beside this script; DPS runs it once, when the algorithm is registered. It needs no root, takes
# no arguments, and can be run again. With conda, everything it needs comes from environment.yml, into env/; without, it takes the
#if (empty)
# .NET SDK of the machine.
#else
# .NET SDK and the GDAL of the machine.
#endif
# More NuGet sources: set RestoreAdditionalProjectSources to folders or URLs, separated by semicolons.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
cd "$here"

fail() {
  printf 'error: %s\n' "$1" >&2
  exit 1
}

if command -v conda >/dev/null; then
  # In a folder, not under a name: whoever runs a job later need not be the user who builds now.
  if [ -d env/conda-meta ]; then
    conda env update --prefix "$here/env" --file environment.yml --prune </dev/null
  else
    rm -rf env
    conda env create --prefix "$here/env" --file environment.yml </dev/null
  fi
  export PATH=$here/env/bin:$PATH
fi

# No telemetry, no libicu, no banner; and a home folder to cache packages in, where the user has none.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_NOLOGO=1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ ! -w "${HOME:-}" ]; then
  export HOME=$scratch/home
  mkdir "$HOME"
fi

command -v dotnet >/dev/null ||
  fail "there is no .NET SDK here: install the .NET 10 SDK, or conda, and run this again."
dotnet --version >/dev/null 2>&1 ||
  fail "the .NET SDK here is not the one global.json asks for (found: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' ')): install the .NET 10 SDK."
#if (aot)
command -v clang >/dev/null || command -v gcc >/dev/null ||
  fail "there is no C compiler here, which native code needs to be linked: install clang or gcc, or take <PublishAot> out of the project."
#endif

rm -rf app
dotnet publish "src/Company.Algorithm.1" --configuration Release --use-current-runtime --self-contained --output app

#if (raster)
# A job of four pixels: better a build that fails here than every job later. Change it along with the algorithm's inputs.
cd "$scratch"
printf 'P5 2 2 255 abcd' >four-pixels.pgm
"$here/run.sh" --input_file four-pixels.pgm --outsize 50 ||
#elseif (mosaic)
# A job of two tiles: better a build that fails here than every job later. Change it along with the algorithm's inputs.
cd "$scratch"
"$here/run.sh" --tiles "$here/sample" --resolution 0.02 ||
#elseif (vector)
# A job of four points: better a build that fails here than every job later. Change it along with the algorithm's inputs.
cd "$scratch"
"$here/run.sh" --areas "$here/sample/areas.geojson" --points "$here/sample/points.csv" ||
#elseif (cloud)
# A job that needs no web: better a build that fails here than every job later. Change it along with the algorithm's inputs.
cd "$scratch"
cp "$here/sample/scene.tif" .
"$here/run.sh" --scene "file://$scratch/scene.tif" --bbox 12.0,49.2,12.1,49.3 ||
#else
# A job of two lines: better a build that fails here than every job later. Change it along with the algorithm's inputs.
cd "$scratch"
printf 'one\ntwo\n' >notes.txt
"$here/run.sh" --input_file notes.txt ||
#endif
  fail "the algorithm was built, but a trial job failed; its message is above."
printf 'built: %s\n' "$here/app"
