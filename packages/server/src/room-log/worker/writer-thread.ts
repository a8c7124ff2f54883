/**
 * The thread that writes. While it writes one transaction, calls gather in its port; all that have gathered, up to a
 * bound, are the next one. So one sync serves many, and nothing waits for company.
 */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { WriteCommand } from "../sqlite/commands.ts";
import { connectToWrite } from "../sqlite/connection.ts";
import { SqliteWriter } from "../sqlite/writer.ts";
import { type Answer, type Answers, type ThreadOrder, toFailure, type WriteCall } from "./messages.ts";

/** Entries in one transaction: some tens of milliseconds. */
const groupMaxCount = 2048;
const tidyAgainMs = 200;

const port = parentPort as MessagePort;
const { file, durability, limits } = workerData as ThreadOrder;
const connection = connectToWrite(file, durability);
const writer = new SqliteWriter(connection, limits);
let nextTidying: NodeJS.Timeout | undefined;

tidy();

port.on("message", (first: WriteCall) => {
  const calls = gather(first);
  const commands = calls.map(({ task }) => task).filter((task) => typeof task === "object");
  const outcomes = writer.apply(commands).values();
  const answers: Answers = calls.map(({ call, task }): Answer => {
    if (typeof task !== "object") return { call, value: undefined };
    const outcome = outcomes.next().value;
    if (outcome === undefined) return { call, failure: toFailure(new Error("a command has no outcome")) };
    return "value" in outcome ? { call, value: outcome.value } : { call, failure: toFailure(outcome.error) };
  });
  port.postMessage(answers);
  tidy();
  if (calls.some(({ task }) => task === "close")) end();
});

/** What has arrived until now. */
function gather(first: WriteCall): readonly WriteCall[] {
  const calls = [first];
  let entries = entriesOf(first);
  while (entries < groupMaxCount) {
    const received = receiveMessageOnPort(port) as { message: WriteCall } | undefined;
    if (received === undefined) break;
    calls.push(received.message);
    entries += entriesOf(received.message);
  }
  return calls;
}

function entriesOf({ task }: WriteCall): number {
  return typeof task === "object" && isAppend(task) ? task.batch.length : 1;
}

function isAppend(command: WriteCommand): command is WriteCommand & { do: "append" } {
  return command.do === "append";
}

/** Somebody may read just now; what was erased must not wait for the next who writes. */
function tidy(): void {
  clearTimeout(nextTidying);
  if (writer.tidy() === "later") nextTidying = setTimeout(tidy, tidyAgainMs);
}

function end(): void {
  clearTimeout(nextTidying);
  connection.close();
  port.close();
}
