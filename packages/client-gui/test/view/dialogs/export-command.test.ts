import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { exportCommand } from "../../../src/view/dialogs/export-command.ts";

test("the lobby by its name, other rooms by their number", () => {
  const address = { host: "chat.example.org", port: 5068 };
  expect(exportCommand(address, 1)).toBe("conclave export lobby --server chat.example.org:5068");
  expect(exportCommand(address, 7)).toBe("conclave export '#7' --server chat.example.org:5068");
});

test.each(["$(id)", "a;id", "a'b", "::1", "`id`", "-x"])("a shell hands the host %j on as it is", (host) => {
  const command = exportCommand({ host, port: 1 }, 7).replace(/^conclave/, "printf '%s\\n'");
  const lines = execFileSync("sh", ["-c", command], { encoding: "utf8" }).trimEnd().split("\n");
  expect(lines).toEqual(["export", "#7", "--server", host.includes(":") ? `[${host}]:1` : `${host}:1`]);
});
