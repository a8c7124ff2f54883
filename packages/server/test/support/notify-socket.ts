/** The end of sd_notify that systemd holds: a real datagram socket, whose messages a test waits for. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DgramSocket } from "node-unix-socket";

/** One message, by its variables. */
export type Notification = Readonly<Record<string, string>>;

export class NotifySocket implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "notify-"));
  readonly path = join(this.#folder, "notify");
  readonly received: Notification[] = [];
  readonly #socket = new DgramSocket();
  readonly #waiters: (() => void)[] = [];

  constructor() {
    this.#socket.bind(this.path);
    this.#socket.on("data", (bytes: Buffer) => {
      const pairs = bytes
        .toString()
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
      this.received.push(Object.fromEntries(pairs));
      for (const wake of this.#waiters.splice(0)) wake();
    });
  }

  /** The first message, past or future, that matches; `from` leaves out as many of the first. */
  async until(matches: (message: Notification) => boolean, from = 0): Promise<Notification> {
    for (;;) {
      const found = this.received.slice(from).find(matches);
      if (found !== undefined) return found;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiters.push(resolve);
      await promise;
    }
  }

  [Symbol.dispose](): void {
    this.#socket.close();
    rmSync(this.#folder, { recursive: true });
  }
}
