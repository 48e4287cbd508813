#!/bin/sh
# tests/step.sh NAME COMMAND…: runs a step of `make`, and says which it is, how it ended and how long it took.
set -u
name=$1
shift
start=$(date +%s)
printf '\n── %s\n' "$name"
"$@"
code=$?
seconds=$(($(date +%s) - start))
if [ "$code" -eq 0 ]; then
    printf '── %s: done in %d s\n' "$name" "$seconds"
else
    printf '── %s: FAILED after %d s\n' "$name" "$seconds"
fi
exit "$code"
