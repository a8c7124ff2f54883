/** Handshakes over loopback, up to where the first application data can go, beside TLS 1.3 with an ML-KEM hybrid. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer } from "node:tls";
import { Client, KnownServers } from "@conclave/client";
import { IdentityKey, suiteNames } from "@conclave/crypto";
import { startServer } from "@conclave/server";
import { makeCertificate } from "./certificate.ts";
import { compete, type RoundOptions, type Standing } from "./rounds.ts";

/** Each contestant has as many connections under way as a busy server would. */
const atOnce = 8;

export async function benchHandshakes(options: RoundOptions): Promise<readonly Standing[]> {
  await using stack = new AsyncDisposableStack();
  const tls = await startTls(stack);
  const conclave = await startConclave(stack);
  const standings = await compete(
    [
      { name: `TLS 1.3, ${tlsGroup}, Ed25519`, run: () => batch(tls) },
      { name: `Conclave, ${suiteNames[2]}, Ed25519, and the name`, run: () => batch(conclave) },
    ],
    options,
  );
  return standings.map(({ microseconds, quartiles: [low, high], ...standing }) => ({
    ...standing,
    microseconds: microseconds / atOnce,
    quartiles: [low / atOnce, high / atOnce],
  }));
}

async function batch(handshake: (index: number) => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: atOnce }, (_, index) => handshake(index)));
}

async function startTls(stack: AsyncDisposableStack): Promise<() => Promise<void>> {
  const { key, cert } = await makeCertificate();
  const common = { ecdhCurve: tlsGroup, minVersion: "TLSv1.3" } as const;
  const server = createServer({ ...common, key, cert }, (socket) => {
    socket.on("error", () => {});
    socket.write("welcome");
    socket.resume();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  stack.defer(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return async () => {
    const socket = connect({ ...common, port, host: "127.0.0.1", ca: cert, servername: "localhost" });
    // The first application data of the server, as WELCOME is ours.
    await once(socket, "data");
    socket.end();
    await once(socket, "close");
  };
}

async function startConclave(stack: AsyncDisposableStack): Promise<(index: number) => Promise<void>> {
  const hostKey = IdentityKey.generate();
  const server = await startServer({ hostKey, listen: { host: "127.0.0.1", port: 0 } });
  stack.defer(() => server.stop());
  const folder = await mkdtemp(join(tmpdir(), "conclave-bench-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const knownServers = new KnownServers(join(folder, "known_servers"));
  await knownServers.pin(server.address, { hostKey: hostKey.publicKey, suite: 2 });
  let count = 0;
  return (index) => {
    count += 1;
    const client = new Client({ address: server.address, name: `${index}-${count}`, knownServers });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    client.subscribe((event) => {
      if (event.type === "welcome") client.close();
      if (event.type === "ended" && event.ending.kind === "closed") resolve();
      else if (event.type === "ended") reject(new Error(`it ended: ${event.ending.kind}`));
    });
    void client.start();
    return promise;
  };
}

const tlsGroup = "X25519MLKEM768";
