/** The HTTP server that metrics are fetched from: GET /metrics and /healthz, and nothing else. */
import { chmod } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "../errors.ts";
import { removeDeadSocket } from "../net/dead-socket.ts";
import { formatMetricsPlace, type MetricsPlace } from "./place.ts";

export interface EndpointOptions {
  readonly place: MetricsPlace;
  readonly contentType: string;
  text(): Promise<string>;
  /** Whether the server could serve somebody now. */
  isHealthy(): Promise<boolean>;
}

export class MetricsEndpoint implements AsyncDisposable {
  /** Where it really listens. */
  readonly place: MetricsPlace;
  readonly #server: Server;

  private constructor(place: MetricsPlace, server: Server) {
    this.place = place;
    this.#server = server;
  }

  /** @throws {StartError} "metrics-not-possible" */
  static async listen(options: EndpointOptions): Promise<MetricsEndpoint> {
    const server = createServer({ ...patience, keepAlive: false }, (request, response) => {
      void respond(options, request, response).catch(() => response.destroy());
    });
    server.maxConnections = connectionsMaxCount;
    try {
      return new MetricsEndpoint(await open(server, options.place), server);
    } catch (cause) {
      const where = formatMetricsPlace(options.place);
      const message = `metrics cannot be served at ${where}: ${(cause as Error).message}.`;
      throw new StartError("metrics-not-possible", message, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

async function open(server: Server, place: MetricsPlace): Promise<MetricsPlace> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).once("listening", resolve);
  if ("path" in place) {
    await removeDeadSocket(place.path);
    server.listen({ path: place.path });
    await promise;
    // For the group too: whoever collects metrics is another user.
    await chmod(place.path, 0o660);
    return place;
  }
  server.listen(place.port, place.host);
  await promise;
  const { address, port } = server.address() as AddressInfo;
  return { host: address, port };
}

async function respond(
  options: EndpointOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const known = pathname === "/metrics" || pathname === "/healthz";
  if (!known) return answer(response, 404, "There are /metrics and /healthz.\n");
  if (request.method !== "GET") {
    response.setHeader("Allow", "GET");
    return answer(response, 405, "Only GET is possible.\n");
  }
  if (pathname === "/metrics") return answer(response, 200, await options.text(), options.contentType);
  const isHealthy = await options.isHealthy();
  return answer(response, isHealthy ? 200 : 503, isHealthy ? "ok\n" : "the store does not answer\n");
}

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  type = "text/plain; charset=utf-8",
): void {
  response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
}

const connectionsMaxCount = 16;

/** Nobody who fetches metrics is slow. */
const patience = {
  requestTimeout: 5_000,
  headersTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;
