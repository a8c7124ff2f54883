/** The thread that reads, one call after the other. */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { connectToRead } from "../sqlite/connection.ts";
import { SqliteReader } from "../sqlite/reader.ts";
import { type Answer, type ReadCall, type ThreadOrder, toFailure } from "./messages.ts";

const port = parentPort as MessagePort;
const connection = connectToRead((workerData as ThreadOrder).file);
const reader = new SqliteReader(connection);

port.on("message", (asked: ReadCall) => {
  const answer = answerTo(asked);
  if (asked.task === "close") {
    connection.close();
    port.close();
  }
  port.postMessage([answer]);
});

function answerTo({ call, task }: ReadCall): Answer {
  if (typeof task !== "object") return { call, value: undefined };
  try {
    return { call, value: reader.answer(task) };
  } catch (error) {
    return { call, failure: toFailure(error) };
  }
}
