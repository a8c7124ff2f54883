/** Every command that our documents tell people to run has something behind it. */
import { expect, test } from "vitest";
import { commandFault, commandsOf } from "../src/commands.ts";
import { filesMatching, readText } from "../src/files.ts";

const documents = filesMatching("*.md").filter((path) => commandsOf(readText(path)).length > 0);

test.each(documents)("%s", (path) => {
  const faults = commandsOf(readText(path)).flatMap((words) => commandFault(words) ?? []);
  expect(faults).toEqual([]);
});

test("the README has the two commands", () => {
  const commands = commandsOf(readText("README.md")).map((words) => words.join(" "));
  expect(commands).toContain("npm start");
  expect(commands).toContain("npm test");
});

test.each([
  ["npm run nothing", "conclave-workspace has no script nothing"],
  ["npx pnpm nothing", "conclave-workspace has no script nothing"],
  ["pnpm --filter @conclave/crypto nothing", "@conclave/crypto has no script nothing"],
  ["pnpm turbo run build nothing --filter @conclave/crypto", "@conclave/crypto has no script nothing"],
  ["pnpm turbo run build --filter @conclave/nothing", "there is no package @conclave/nothing"],
  ["npx nothing", "no package has a command nothing"],
  ["node nothing.js", "there is no file nothing.js"],
])("%s would be found", (command, fault) => {
  expect(commandsOf(`\`${command}\``).map(commandFault)).toEqual([fault]);
});
