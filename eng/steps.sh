# Sourced by ./demo and ./install: what they do, a line for each step.

# step "What is done" COMMAND…: one line with its time; everything it said only where it fails. Not below a condition: bash then takes
# no error of the command's for one.
step() {
  local title=$1 begun=$EPOCHREALTIME log code=0
  log=$(mktemp)
  shift
  printf '  %-52s' "$title"
  set +e
  (set -e; "$@") > "$log" 2>&1
  code=$?
  set -e
  if [ "$code" -ne 0 ]; then
    printf 'failed\n\n' && cat "$log"
  fi
  rm -f "$log"
  [ "$code" -eq 0 ] || exit 1
  elapsed "$begun"
}

elapsed() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%6.1f s\n", b - a }'; }
