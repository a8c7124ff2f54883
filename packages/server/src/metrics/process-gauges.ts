/** Figures of the process, under the names that Prometheus' own client libraries have for them, and of its loop. */
import { readdirSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, type Registry } from "prom-client";
import { fileLimit } from "../file-limit.ts";

/** Adds them; what it returns ends the measuring of the loop. */
export function addProcessGauges(registry: Registry): () => void {
  const registers = [registry];
  const read = (name: string, help: string, value: () => number | undefined) => {
    const made: Gauge = new Gauge({ name, help, registers, collect: () => made.set(value() ?? Number.NaN) });
  };
  read("process_resident_memory_bytes", "Resident memory size in bytes.", () => process.memoryUsage.rss());
  read("process_open_fds", "Number of open file descriptors.", openFileCount);
  read("process_max_fds", "Maximum number of open file descriptors.", fileLimit);
  const startSeconds = Date.now() / 1000 - process.uptime();
  read(
    "process_start_time_seconds",
    "Start time of the process since unix epoch in seconds.",
    () => startSeconds,
  );
  read(
    "nodejs_heap_used_bytes",
    "Memory that objects of the program take.",
    () => process.memoryUsage().heapUsed,
  );
  const cpu: Counter = new Counter({
    name: "process_cpu_seconds_total",
    help: "Total user and system CPU time spent in seconds.",
    registers,
    collect: () => {
      const { user, system } = process.cpuUsage();
      cpu.reset();
      cpu.inc((user + system) / 1e6);
    },
  });
  return addLoopGauge(registers);
}

/** How late the loop is for what is due, since the last time that somebody asked. */
function addLoopGauge(registers: Registry[]): () => void {
  const delay = monitorEventLoopDelay({ resolution: loopResolutionMs });
  delay.enable();
  const lag = new Gauge({
    name: "conclave_event_loop_lag_seconds",
    help: 'How late the event loop was since the last scrape: its "mean", 99th percentile ("p99") and "max".',
    labelNames: ["stat"],
    registers,
    collect: () => {
      // The monitor measures the time between two ticks of its own; what is more than that is late.
      const seconds = (nanoseconds: number) => Math.max(nanoseconds / 1e9 - loopResolutionMs / 1000, 0);
      lag.set({ stat: "mean" }, seconds(Number.isNaN(delay.mean) ? 0 : delay.mean));
      lag.set({ stat: "p99" }, seconds(delay.percentile(99)));
      lag.set({ stat: "max" }, seconds(delay.max));
      delay.reset();
    },
  });
  return () => delay.disable();
}

function openFileCount(): number | undefined {
  try {
    return readdirSync("/proc/self/fd").length;
  } catch {
    return undefined;
  }
}

const loopResolutionMs = 10;
