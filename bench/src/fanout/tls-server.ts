/**
 * What one would write in Node without us: every line goes to everybody else over TLS 1.3, all that arrived in one turn
 * of the loop in one write. It stores nothing, numbers nothing, and acknowledges nothing.
 */

import type { AddressInfo } from "node:net";
import { createServer, type TLSSocket } from "node:tls";
import { makeCertificate } from "../certificate.ts";
import { serve } from "./server-side.ts";

const { key, cert } = await makeCertificate();
const members = new Set<TLSSocket>();
/** What arrived in this turn, from whom. */
let arrived: { readonly from: TLSSocket; readonly lines: string }[] = [];

const server = createServer({ key, cert, minVersion: "TLSv1.3" }, (socket) => {
  let rest = "";
  members.add(socket);
  socket.setNoDelay(true).setEncoding("utf8");
  socket.on("error", () => {}).on("close", () => members.delete(socket));
  socket.on("data", (chunk: string) => {
    const end = chunk.lastIndexOf("\n");
    if (end < 0) rest += chunk;
    else {
      if (arrived.length === 0) setImmediate(tell);
      arrived.push({ from: socket, lines: rest + chunk.slice(0, end + 1) });
      rest = chunk.slice(end + 1);
    }
  });
});
server.listen(0, "127.0.0.1", 4096, () => {
  serve({ port: (server.address() as AddressInfo).port, trust: cert });
});
process.once("SIGTERM", () => process.exit());

function tell(): void {
  const [batch, senders] = [arrived, new Set(arrived.map(({ from }) => from))];
  arrived = [];
  const all = Buffer.from(batch.map(({ lines }) => lines).join(""));
  for (const member of members) {
    if (!senders.has(member)) member.write(all);
    else member.write(batch.flatMap(({ from, lines }) => (from === member ? [] : [lines])).join(""));
  }
}
