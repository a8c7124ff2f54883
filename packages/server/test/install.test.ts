/** deploy/install.sh, into a folder: what it installs is whole, and the units find it. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "conclave-install-"));
  install();
}, 120_000);

afterAll(() => rmSync(root, { recursive: true }));

test("the program runs on the Node that came with it, from no other folder", () => {
  const node = join(root, "usr/lib/conclave/bin/node");
  const script = join(root, "usr/lib/conclave/bin/conclaved.js");
  const shown = execFileSync(node, [script, "config", "show"], { cwd: "/", env: {}, encoding: "utf8" });
  expect(shown).toMatch(/^server.listen = \["127.0.0.1:5068"\]/);
});

describe("all that the units name is there", () => {
  test.each(["conclaved.service", "conclaved-isolated.service"])("%s", (unit) => {
    const text = readFileSync(join(root, "usr/lib/systemd/system", unit), "utf8");
    const named = Array.from(
      text.matchAll(/\/usr\/(?:lib|share\/doc)\/conclave\/[\w./-]+/g),
      ([path]) => path,
    );
    expect(named).toHaveLength(3);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

test("the command is the service's program, with the service's state", () => {
  const command = join(root, "usr/bin/conclaved");
  expect(statSync(command).mode & 0o777).toBe(0o755);
  const text = readFileSync(command, "utf8").replaceAll("/usr/lib/", `${root}/usr/lib/`);
  writeFileSync(command, text);
  const shown = execFileSync(command, ["config", "show"], { env: {}, encoding: "utf8" });
  expect(shown).toMatch(/^server.state = "\/var\/lib\/conclave" +# default$/m);
});

test("installed again, it leaves the configuration alone and nothing of the old program behind", () => {
  const configuration = join(root, "etc/conclave/server.toml");
  writeFileSync(configuration, "# mine\n");
  writeFileSync(join(root, "usr/lib/conclave/left-over"), "");
  install();
  expect(readFileSync(configuration, "utf8")).toBe("# mine\n");
  expect(readdirSync(join(root, "usr/lib"))).not.toContain("conclave.old");
  expect(existsSync(join(root, "usr/lib/conclave/left-over"))).toBe(false);
}, 120_000);

function install(): void {
  const { status, stderr } = spawnSync("sh", [script], {
    env: { ...process.env, DESTDIR: root },
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`install.sh ended with ${status}: ${stderr}`);
}

const script = new URL("../../../deploy/install.sh", import.meta.url).pathname;
