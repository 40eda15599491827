#!/usr/bin/env bash
# Installs a11ylint from the action's own files into a virtual environment of its own, away from the project's Python.
set -euo pipefail

action=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
environment="$RUNNER_TEMP/a11ylint"

new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  local name
  for name in ${INPUT_PYTHON:+"$INPUT_PYTHON"} python3 python python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && new_enough "$name"; then
      echo "$name"
      return
    fi
  done
  return 1
}

if ! python=$(find_python); then
  echo "::error title=a11ylint::a11ylint needs Python 3.11 or newer. Add the step actions/setup-python before it."
  exit 2
fi
"$python" -m venv "$environment"
if [ -x "$environment/Scripts/python.exe" ]; then # Windows
  python="$environment/Scripts/python.exe"
else
  python="$environment/bin/python"
fi
"$python" -m pip install --quiet --disable-pip-version-check "$action"
