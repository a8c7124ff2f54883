/**
 * A process that appends as fast as it can, several calls at a time, and prints "number text" for each entry after its
 * promise was fulfilled. Its arguments: the state folder, and what its texts begin with.
 */
import { writeSync } from "node:fs";
import { openRoomLog } from "../../../src/room-log/open.ts";
import { Database } from "../../../src/store/database.ts";
import { entry, server } from "./entries.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const log = openRoomLog(Database.open(folder));
let count = 0;

await Promise.all(Array.from({ length: 8 }, appendForever));

async function appendForever(): Promise<never> {
  for (;;) {
    const batch = Array.from({ length: 1 + (count % 5) }, () => {
      count += 1;
      return entry(server, `${name}-${count}`);
    });
    const answers = await log.append(batch);
    const lines = answers.map((answer, index) => {
      const { content } = batch[index] ?? {};
      if (answer.outcome !== "stored" || content?.kind !== "text") throw new Error("it was not stored");
      return `${answer.number} ${content.text}\n`;
    });
    // At once: what is still in a buffer when the process dies was told to nobody.
    writeSync(1, lines.join(""));
  }
}
