/** How often systemd wants to hear that we are alive (sd_watchdog_enabled(3)). */

/** The span in milliseconds after which it gives us up; nothing if it does not watch this process. */
export function watchdogMs(env: NodeJS.ProcessEnv, pid = process.pid): number | undefined {
  const { WATCHDOG_USEC, WATCHDOG_PID = String(pid) } = env;
  if (WATCHDOG_PID !== String(pid) || !/^[1-9]\d{0,14}$/.test(WATCHDOG_USEC ?? "")) return undefined;
  return Number(WATCHDOG_USEC) / 1000;
}
