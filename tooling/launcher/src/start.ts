/** What `npm start` runs once everything is set up: a server and a window here, or the same where nobody looks. */
import { parseArgs } from "node:util";
import { parseAddress, type ServerAddress } from "@conclave/protocol";
import { defaultListenAddress } from "@conclave/server";
import { LaunchError } from "./launch-error.ts";
import { openWindow } from "./open-window.ts";
import { runTour } from "./tour.ts";

interface Arguments {
  readonly listen: ServerAddress;
  readonly where: "here" | "virtual";
}

async function main(): Promise<void> {
  const { listen, where } = readArguments();
  if (where === "here") await openWindow(listen);
  else await runTour(listen);
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({ options: { listen: { type: "string" }, virtual: { type: "boolean" } } });
    const listen = values.listen === undefined ? defaultListenAddress : parseAddress(values.listen);
    return { listen, where: values.virtual ? "virtual" : "here" };
  } catch (error) {
    throw new LaunchError(`${(error as Error).message} What it takes: [--listen HOST:PORT] [--virtual]`, 64);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
