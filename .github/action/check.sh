#!/usr/bin/env bash
# Runs a11ylint once and writes all reports: text into the log, annotations with the summary, and a SARIF file.
# The inputs arrive as INPUT_… variables; an empty one means the default.
set -euo pipefail

environment="${A11YLINT_ENVIRONMENT:-$RUNNER_TEMP/a11ylint}"
if [ -x "$environment/Scripts/python.exe" ]; then # Windows
  python="$environment/Scripts/python.exe"
else
  python="$environment/bin/python"
fi
annotations=$(mktemp "${RUNNER_TEMP:-/tmp}/a11ylint-annotations.XXXXXX")
trap 'rm -f "$annotations"' EXIT
arguments=(--format text --lang "${INPUT_LANG:-de}")

option() { # NAME VALUE: nothing for an empty value
  if [ -n "$2" ]; then
    arguments+=("$1" "$2")
  fi
}

option_per_line() { # NAME LINES
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    option "$1" "${line%$'\r'}"
  done <<<"$2"
}

option --profile "${INPUT_PROFILE:-}"
option --fail-on "${INPUT_FAIL_ON:-}"
option_per_line --platform "${INPUT_PLATFORM:-}"
option_per_line --select "${INPUT_SELECT:-}"
option_per_line --ignore "${INPUT_IGNORE:-}"
option --config "${INPUT_CONFIG:-}"
if [ -n "${INPUT_SARIF_FILE:-}" ]; then
  mkdir -p "$(dirname "$INPUT_SARIF_FILE")"
  arguments+=(--format "sarif:$INPUT_SARIF_FILE")
fi
if [ "${INPUT_ANNOTATIONS:-true}" = true ]; then
  arguments+=(--format "github:$annotations")
fi

arguments+=(--)
paths=0
while IFS= read -r line || [ -n "$line" ]; do
  line="${line%$'\r'}"
  if [ -n "$line" ]; then
    arguments+=("$line")
    paths=$((paths + 1))
  fi
done <<<"${INPUT_PATHS:-}"
if [ "$paths" = 0 ]; then
  arguments+=(.)
fi

# The log shows words of the drafts. Between these two lines the runner takes none of them for a command of ours.
token=$("$python" -c 'import secrets; print(secrets.token_hex(16))')
echo "::stop-commands::$token"
status=0
# -P: a folder called a11ylint in the checked repository must not be imported instead of us.
"$python" -P -m a11ylint check "${arguments[@]}" </dev/null || status=$?
echo "::$token::"
cat "$annotations"
exit "$status"
