/** Waits until what was sent over loopback before has been read: a round trip that begins after it ends after it. */
import { type AddressInfo, connect, createServer } from "node:net";

export async function settle(): Promise<void> {
  const server = createServer((socket) => socket.pipe(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  for (let round = 0; round < 3; round += 1) {
    socket.write("x");
    await new Promise((resolve) => socket.once("data", resolve));
  }
  socket.destroy();
  await new Promise((resolve) => server.close(resolve));
}
