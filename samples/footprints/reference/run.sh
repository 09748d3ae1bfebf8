#!/usr/bin/env bash
# The same in Python, to compare with.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
mkdir -p output
exec /usr/bin/python3 "$here/footprints.py" "$@"
