/** A server with its limits out of the way, a desktop that nobody sees, and one window at a time on it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Person } from "@conclave/testbed/person";
import { ServerProcess } from "../fanout/server-process.ts";

export interface Memory {
  readonly residentBytes: number;
  /** With what is shared by several processes only in part. */
  readonly proportionalBytes: number;
}

/** Of the window's process, since it was asked the last time. */
export interface Strain {
  readonly longestStallMs: number;
  /** What of the longest one was the thread's own work: the rest is a machine that has other things to do. */
  readonly longestTurnMs: number;
  readonly p99StallMs: number;
  /** Of one processor, by all threads. */
  readonly cpuShare: number;
  readonly heapUsedBytes: number;
}

export class Stage implements AsyncDisposable {
  readonly server: ServerProcess;
  readonly desktop: VirtualDesktop;
  readonly #folder: string;
  readonly #stack: AsyncDisposableStack;

  private constructor(
    stack: AsyncDisposableStack,
    { server, desktop, folder }: { server: ServerProcess; desktop: VirtualDesktop; folder: string },
  ) {
    this.#stack = stack;
    this.server = server;
    this.desktop = desktop;
    this.#folder = folder;
  }

  static async start(): Promise<Stage> {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), "conclave-bench-"));
    stack.defer(() => rm(folder, { recursive: true }));
    const server = stack.use(await ServerProcess.start("../fanout/conclave-server.ts"));
    const desktop = stack.use(await VirtualDesktop.start({ width: 1400, height: 900 }));
    return new Stage(stack.move(), { server, desktop, folder });
  }

  /** Opens the window; where it was before, unless this is the first time. */
  async open(server?: string): Promise<Person> {
    return await Person.open({
      desktop: this.desktop,
      name: "ana",
      server,
      configFolder: this.#folder,
      env: {
        // For whoever looks for what takes long: NODE_OPTIONS="--cpu-prof --heap-prof" pnpm bench:window.
        NODE_OPTIONS: `${process.env["NODE_OPTIONS"] ?? ""} --import=${new URL("probe.mjs", import.meta.url).href}`,
        CONCLAVE_BENCH_PROBE: this.#probe,
        CONCLAVE_BENCH_PROGRAM: "conclave-window.js",
      },
    });
  }

  /** Milliseconds from starting a window that has nothing in it but a field to the keyboard's being in that. */
  async bareStartMs(): Promise<number> {
    const startMs = performance.now();
    const program = fileURLToPath(new URL("bare-window.mjs", import.meta.url));
    const child = spawn(process.execPath, [program], { env: this.desktop.env, stdio: "inherit" });
    const application = await this.desktop.application({ pid: Number(child.pid) });
    await this.desktop.focusWindow({ pid: Number(child.pid) });
    await application.until({ role: "text", name: "Message" }, async (field) =>
      (await field.states()).includes("focused"),
    );
    const takenMs = performance.now() - startMs;
    child.kill("SIGTERM");
    await once(child, "exit");
    return takenMs;
  }

  async strain(): Promise<Strain> {
    const socket = createConnection(this.#probe);
    return JSON.parse(await text(socket)) as Strain;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync();
  }

  get #probe(): string {
    return join(this.#folder, "probe.sock");
  }
}

export async function memoryOf({ pid }: Person): Promise<Memory> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, "utf8");
  const bytes = (what: string) => Number(new RegExp(`^${what}:\\s+(\\d+) kB$`, "m").exec(rollup)?.[1]) * 1024;
  return { residentBytes: bytes("Rss"), proportionalBytes: bytes("Pss") };
}
