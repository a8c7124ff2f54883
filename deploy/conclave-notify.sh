#!/bin/sh
# conclave-notify UNIT: says in a room that a unit has failed, with the last lines of its status. conclave-notify@.service runs
# it; what systemd knows of the failure is in the environment (MONITOR_…, see systemd.exec(5)).
set -eu

unit=${1:?the unit that failed}
{
  printf '%s failed on %s' "$unit" "$(uname -n)"
  if [ -n "${MONITOR_SERVICE_RESULT:-}" ]; then
    printf ': %s, %s %s' "$MONITOR_SERVICE_RESULT" "${MONITOR_EXIT_CODE:-}" "${MONITOR_EXIT_STATUS:-}"
  fi
  printf '\n'
  # 3 says that the unit is not active: it failed. Where there is no systemd there is no status.
  systemctl status --no-pager --full --lines=10 -- "$unit" 2>/dev/null || true
} | head -c 8000 | conclave send --whole --wait --trust known \
  --room "${CONCLAVE_ROOM:-lobby}" --identity "${CREDENTIALS_DIRECTORY:?run by systemd}/identity"
