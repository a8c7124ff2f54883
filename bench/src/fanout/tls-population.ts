/** Members of the plain TLS broadcast. */
import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import { gather, type Population, partOf } from "./population.ts";
import type { Ready } from "./server-process.ts";

export async function tlsPopulation(count: number, { port, trust }: Ready): Promise<Population> {
  const sockets: TLSSocket[] = [];
  let listenerCount = 0;
  const population: Population = {
    get listenerCount() {
      return listenerCount;
    },
    say: (text) => sockets[0]?.write(`${text}\n`),
    onHeard: () => {},
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all(sockets.map((socket) => (socket.closed ? undefined : once(socket, "close"))));
    },
  };
  await gather(count, async (index) => {
    const socket = connect({ port, host: "127.0.0.1", ca: trust, servername: "localhost" });
    await once(socket, "secureConnect");
    const part = partOf(index, count);
    if (part === "speaks") sockets.unshift(socket);
    else sockets.push(socket);
    socket.setNoDelay(true);
    socket.resume();
    if (part !== "listens") return;
    listenerCount += 1;
    socket.setEncoding("utf8");
    let rest = "";
    socket.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) population.onHeard(line);
    });
  });
  return population;
}
