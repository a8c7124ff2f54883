/** What a fault of a server starts from: a client that has connected, or one that is in. */
import type {
  ReferenceListener,
  ReferenceServer,
  ReferenceServerOptions,
  SigningKey,
} from "@conclave/testbed/reference";
import type { Time } from "./time.ts";

export interface ServerStageOptions {
  readonly listener: ReferenceListener;
  readonly host: SigningKey;
  readonly time: Time;
}

export class ServerStage {
  readonly time: Time;
  /** The connection that the fault is committed on. */
  peer: ReferenceServer | undefined;
  readonly #options: ServerStageOptions;

  constructor(options: ServerStageOptions) {
    this.#options = options;
    this.time = options.time;
  }

  /** The next client that connects. */
  async accept(options: Partial<ReferenceServerOptions> = {}): Promise<ReferenceServer> {
    const { listener, host } = this.#options;
    this.peer = await listener.next({ host, suites: [2, 1], policy: 0, ...options });
    return this.peer;
  }

  /** Its client has sent its flight: the verdict is due. */
  async introduced(): Promise<ReferenceServer> {
    const peer = await this.accept();
    await peer.greet();
    await peer.readClientFlight();
    return peer;
  }

  /** Its client is in. */
  async member(): Promise<ReferenceServer> {
    const peer = await this.accept();
    await peer.admit();
    return peer;
  }

  close(): void {
    this.peer?.wire.socket.destroy();
  }
}
