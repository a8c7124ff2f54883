/**
 * Asks programs for a sign of life, which they give when they have taken all the events before it.
 * https://specifications.freedesktop.org/wm-spec/1.5/#id-1.7.8
 */
import type { WaitOptions } from "../changes.ts";
import { isRefusal, type X11Connection } from "./connection.ts";
import { readNumbers } from "./properties.ts";

export class Pings {
  readonly #connection: X11Connection;
  readonly #protocols: number;
  readonly #ping: number;
  /** Those that have been answered, by their numbers. */
  readonly #answered = new Set<number>();
  #count = 0;

  private constructor(connection: X11Connection, protocols: number, ping: number) {
    this.#connection = connection;
    this.#protocols = protocols;
    this.#ping = ping;
    connection.onEvent((event) => {
      if (event.name !== "ClientMessage" || event.message_type !== protocols) return;
      const [kind, number] = event.data;
      if (kind === ping && number !== undefined) this.#answered.add(number);
    });
  }

  /** @param connection - has to hear of what is sent to the root window. */
  static async of(connection: X11Connection): Promise<Pings> {
    return new Pings(
      connection,
      await connection.atom("WM_PROTOCOLS"),
      await connection.atom("_NET_WM_PING"),
    );
  }

  /**
   * Waits until the window's program has answered. Does not wait for programs that say they answer no pings,
   * nor for windows that are gone.
   */
  async ping(window: number, options: WaitOptions = {}): Promise<void> {
    this.#count += 1;
    const number = this.#count;
    const message = [this.#ping, number, window];
    const look = async () => {
      if (this.#answered.delete(number)) return true;
      return (await this.#understands(window)) ? undefined : true;
    };
    const failure = () => "The program does not take what is typed.";
    try {
      if (!(await this.#understands(window))) return;
      await this.#connection.ask<void>((client, done) =>
        client.SendClientMessage(window, window, this.#protocols, 32, message, owner, done),
      );
      await this.#connection.changes.until(look, { ...options, failure });
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  async #understands(window: number): Promise<boolean> {
    return (await readNumbers(this.#connection, window, "WM_PROTOCOLS")).includes(this.#ping);
  }
}

/** No event mask at all: the message goes to the program that has made the window. */
const owner = 0;
