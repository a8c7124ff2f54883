/// <reference path="./x11.d.ts" />
/** A client of the X server. */
import { once } from "node:events";
import x11, { type Callback, type Client, type Display, type Event, type Screen } from "x11";
import { Changes } from "../changes.ts";
import { DesktopError } from "../errors.ts";

export class X11Connection implements AsyncDisposable {
  /** Reports every event that the server sends. */
  readonly changes = new Changes();
  readonly display: Display;
  readonly screen: Screen;
  readonly #client: Client;
  /** What those who wait for an answer are told if there will be none. */
  readonly #unanswered = new Set<(reason: DesktopError) => void>();

  private constructor(client: Client, display: Display, screen: Screen) {
    this.#client = client;
    this.display = display;
    this.screen = screen;
    client.on("event", () => this.changes.report());
    client.stream.on("close", () => this.#end());
  }

  /** @param cookie - lets this client in. */
  static async connect(displayNumber: number, cookie: Buffer): Promise<X11Connection> {
    const connected = Promise.withResolvers<Display>();
    const options = {
      display: `:${displayNumber}`,
      auth: { name: "MIT-MAGIC-COOKIE-1", data: cookie.toString("latin1") },
      // Shared memory, which is of no use here, would take what is internal to Node.
      shm: false as const,
    };
    const client = x11.createClient(options, (error, display) => {
      if (error) connected.reject(error);
      else connected.resolve(display);
    });
    // Later on, what goes wrong with the socket is dealt with when it closes; and requests that take no callback,
    // which are those of XTEST, are about keys that the server itself has told of.
    client.on("error", connected.reject);
    try {
      const display = await connected.promise;
      // The library has one table for all servers, but each gives numbers of its own.
      client.atoms = { ...client.atoms };
      return new X11Connection(client, display, display.screen[0] as Screen);
    } catch (cause) {
      throw new DesktopError("DESKTOP_X11_ERROR", "The X server does not let this program in.", { cause });
    }
  }

  /**
   * Sends a request, and resolves with the server's reply. Without a reply it resolves when the server has dealt
   * with the request.
   *
   * @param send - has the library send it and call `done`.
   * @throws DESKTOP_X11_ERROR if the server refuses.
   */
  async ask<Reply>(send: (client: Client, done: Callback<Reply>) => void): Promise<Reply> {
    this.changes.assertGoingOn();
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#unanswered.add(reject);
    try {
      send(this.#client, (error, reply) => {
        if (error) reject(refusal(error));
        else resolve(reply);
        return true;
      });
      return await promise;
    } finally {
      this.#unanswered.delete(reject);
    }
  }

  /** The number that stands for a name as long as the server runs. */
  async atom(name: string): Promise<number> {
    return await this.ask((client, done) => client.InternAtom(false, name, done));
  }

  onEvent(listen: (event: Event) => void): void {
    this.#client.on("event", listen);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { stream } = this.#client;
    if (stream.closed) return;
    const closed = once(stream, "close");
    stream.destroy();
    await closed;
  }

  #end(): void {
    const error = new DesktopError("DESKTOP_STOPPED", "The connection to the X server has ended.");
    this.changes.end(error);
    for (const reject of this.#unanswered) reject(error);
  }
}

/** Whether the server has refused a request, as it does when a window is gone. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DesktopError && error.code === "DESKTOP_X11_ERROR";
}

function refusal(cause: Error): DesktopError {
  return new DesktopError("DESKTOP_X11_ERROR", `The X server refuses a request: ${cause.message}.`, {
    cause,
  });
}
