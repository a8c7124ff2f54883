/**
 * Asks programs for a sign of life, which they give when they have taken all the events before it.
 * https://specifications.freedesktop.org/wm-spec/1.5/#id-1.7.8
 */
import type { WaitOptions } from "../changes.ts";
import { clientMessage, readClientMessage, sendEvent } from "./client-message.ts";
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
      const [kind, number] = readClientMessage(event, protocols) ?? [];
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
    const message = clientMessage(window, this.#protocols, [this.#ping, number, window]);
    const look = async () => {
      if (this.#answered.delete(number)) return true;
      return (await this.#understands(window)) ? undefined : true;
    };
    const failure = () => "The program does not take what is typed.";
    try {
      if (!(await this.#understands(window))) return;
      await this.#connection.send(sendEvent(window, 0, message));
      await this.#connection.changes.until(look, { ...options, failure });
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  async #understands(window: number): Promise<boolean> {
    return (await readNumbers(this.#connection, window, "WM_PROTOCOLS")).includes(this.#ping);
  }
}
