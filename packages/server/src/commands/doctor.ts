/** `conclaved doctor`: what is wrong with this installation, and what to do about it. */
import { styleText } from "node:util";
import type { ServerAddress } from "@conclave/protocol";
import { type Command, Option } from "commander";
import type { StatsAnswer } from "../admin/acts/server.ts";
import { askServer } from "../admin/client.ts";
import { commandUser } from "../admin/command-user.ts";
import { adminSocketPath } from "../admin/socket-path.ts";
import { examine } from "../doctor/examine.ts";
import type { Finding, FindingLevel } from "../doctor/finding.ts";
import { CommandError } from "../errors.ts";
import { readServer } from "./invite.ts";
import { visible } from "./table.ts";

interface DoctorOptions {
  readonly state: string;
  readonly adminSocket?: string;
  readonly server?: ServerAddress;
  readonly json?: true;
}

export function addDoctorCommand(parent: Command, stateOption: () => Option): void {
  parent
    .command("doctor")
    .description("look at this installation, change nothing, and say what is wrong and how it is mended")
    .addOption(stateOption())
    .addOption(
      new Option(
        "--admin-socket <path>",
        "the server's admin socket; default: admin.sock in its state folder",
      ),
    )
    .addOption(
      new Option("--server <host:port>", "the address that you give to people").argParser(readServer),
    )
    .option("--json", "print what was found as JSON")
    .addHelpText("after", "\nExit code: 0, or 1 if something fails.")
    .action((_: unknown, command: Command) => doctor(command.optsWithGlobals<DoctorOptions>()));
}

async function doctor({ state, adminSocket, server, json }: DoctorOptions): Promise<void> {
  const stats = await askForStats(adminSocketPath(state, adminSocket));
  const findings = await examine({ state, advertised: server, stats, nowMs: Date.now() });
  const lines = json ? [JSON.stringify({ findings })] : findings.flatMap(describe);
  process.stdout.write(`${lines.join("\n")}\n`);
  const failed = findings.filter(({ level }) => level === "fail").length;
  if (failed > 0) throw new CommandError(`${failed} ${failed === 1 ? "check fails" : "checks fail"}.`, 1);
}

/** Nothing if none runs, or it is not for us to ask. */
async function askForStats(path: string): Promise<StatsAnswer | undefined> {
  try {
    return (await askServer(path, { act: "stats", args: {}, by: commandUser(process.env) })) as StatsAnswer;
  } catch {
    return undefined;
  }
}

function describe({ level, text, advice }: Finding): string[] {
  const line = `${paint(level)}  ${visible(text)}`;
  return advice === undefined ? [line] : [line, `      ${visible(advice)}`];
}

function paint(level: FindingLevel): string {
  const { word, colour } = looks[level];
  return styleText(colour, word.padEnd(4), { stream: process.stdout });
}

const looks = {
  ok: { word: "OK", colour: "green" },
  warn: { word: "WARN", colour: "yellow" },
  fail: { word: "FAIL", colour: "red" },
} as const;
