#!/usr/bin/env bash
# What DPS starts for each job, in the job's own folder. It hands its arguments on as they are, and so serves both job contracts:
# OGC (--name value) and legacy (values in order, files in ./input/).
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")

# What DPS collects; it must be there even if the program cannot start.
mkdir -p output

program=$here/app/template-algorithm-name
if [ ! -x "$program" ]; then
  printf 'error: %s is not built: run %s first.\n' "$program" "$here/build-env.sh" >&2
  exit 1
fi

#if (maxrev)
# DPS exports the data folders of another GDAL. The one in app/ has its own, and finds them by itself.
unset GDAL_DATA PROJ_DATA PROJ_LIB

#elseif (libgdal)
has() { # a list of folders, a file in one of them
  local folder folders
  IFS=: read -ra folders <<<"$1"
  for folder in "${folders[@]}"; do
    if [ -e "$folder/$2" ]; then return 0; fi
  done
  return 1
}

if [ -d "$here/env/lib" ]; then
  # The conda environment that build-env.sh made, with no need to activate it. The libraries of the program and of its GDAL must
  # be the same ones, above all libstdc++, of which only one can be in a process; so the environment's come first.
  export CONDA_PREFIX=$here/env
  export LD_LIBRARY_PATH=$CONDA_PREFIX/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  export GDAL_DATA=$CONDA_PREFIX/share/gdal GDAL_DRIVER_PATH=$CONDA_PREFIX/lib/gdalplugins
  export PROJ_DATA=$CONDA_PREFIX/share/proj PROJ_LIB=$CONDA_PREFIX/share/proj
else
  # DPS exports folders below /opt/conda, whether or not they exist. With those GDAL would write other coordinates and report
  # success; without any it finds the data it was built with.
  if ! has "${PROJ_LIB-}" proj.db; then unset PROJ_LIB; fi
  if ! has "${PROJ_DATA-}" proj.db; then unset PROJ_DATA; fi
  if ! has "${GDAL_DATA-}" gdalvrt.xsd; then unset GDAL_DATA; fi
fi

#endif
# exec: the signals that DPS sends reach the program itself.
exec "$program" "$@"
