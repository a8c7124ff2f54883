// Loaded into the window's process with `node --import`, so that the window itself has no code for benchmarks: answers on a
// socket what the loop and the processor have done since it was asked the last time.
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const path = process.env.CONCLAVE_BENCH_PROBE;
if (path !== undefined && process.argv[1]?.endsWith(process.env.CONCLAVE_BENCH_PROGRAM ?? "")) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs() });
  delay.enable();
  let [longestTurnMs, threadCpuMs] = [0, threadMs()];
  // From one turn of the loop to the next: what the thread itself has worked, however busy the machine is otherwise.
  setInterval(() => {
    const now = threadMs();
    longestTurnMs = Math.max(longestTurnMs, now - threadCpuMs);
    threadCpuMs = now;
  }, resolutionMs()).unref();
  let since = { cpu: process.cpuUsage(), timeMs: performance.now() };
  const server = createServer((socket) => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(since.cpu);
    // What is measured is from one tick to the next, the wait between them included.
    const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolutionMs());
    socket.end(
      JSON.stringify({
        longestStallMs: late(delay.max),
        longestTurnMs,
        p99StallMs: late(delay.percentile(99)),
        cpuShare: (user + system) / 1000 / (now - since.timeMs),
        heapUsedBytes: heapInUse(),
      }),
    );
    // What this answer itself has taken does not count.
    setTimeout(() => {
      delay.reset();
      longestTurnMs = 0;
      since = { cpu: process.cpuUsage(), timeMs: performance.now() };
    }, 50);
  });
  rmSync(path, { force: true });
  server.listen(path);
  server.unref();
}

/** Without what is garbage. */
function heapInUse() {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

function threadMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function resolutionMs() {
  return 2;
}
