/** What `npm start` runs once everything is set up: a server and a window here, or the same where nobody looks. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parseAddress, type ServerAddress } from "@conclave/protocol";
import { defaultListenAddress } from "@conclave/server";
import { LaunchError } from "./launch-error.ts";
import { openWindow } from "./open-window.ts";
import { runTour } from "./tour.ts";

interface Arguments {
  readonly listen: ServerAddress;
  readonly where: "here" | "virtual";
  /** Where the pictures of a virtual desktop go. */
  readonly pictures: string;
}

async function main(): Promise<void> {
  const { listen, where, pictures } = readArguments();
  if (where === "here") await openWindow(listen);
  else await runTour(listen, pictures);
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: { listen: { type: "string" }, virtual: { type: "boolean" }, pictures: { type: "string" } },
    });
    const listen = values.listen === undefined ? defaultListenAddress : parseAddress(values.listen);
    return {
      listen,
      where: values.virtual ? "virtual" : "here",
      pictures: values.pictures ?? fileURLToPath(new URL("../../../out/tour/", import.meta.url)),
    };
  } catch (error) {
    throw new LaunchError(
      `${(error as Error).message} What it takes: [--listen HOST:PORT] [--virtual [--pictures FOLDER]]`,
      64,
    );
  }
}

// Whoever reads along may go away; everything that was started is ended in order all the same.
process.stdout.on("error", () => {});
try {
  await main();
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.exitCode;
}
