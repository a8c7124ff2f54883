// A picture of the window in a situation.
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { Daemon } from "@conclave/testbed/daemon";
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { createInterface } from "node:readline";
const size = (process.argv[2] ?? "1280x800").split("x").map(Number) as [number, number];
const theme = process.argv[3] ?? "light";
const scale = Number(process.argv[4] ?? 1);
const desktop = await VirtualDesktop.start({ width: size[0]*scale, height: size[1]*scale, scale });
const daemon = await Daemon.start("--listen", "127.0.0.1:0");
const folder = mkdtempSync("/tmp/look-");
const child = spawn(process.execPath, ["/work/w-main/packages/client-gui/bin/conclave-window.js", "--server", `127.0.0.1:${daemon.port}`, "--name", "ana", "--theme", theme], { env: { ...desktop.env, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder }, stdio: ["ignore", "inherit", "inherit"] });
const app = await desktop.application({ pid: child.pid! });
let title: RegExp = /Conclave$/;
const shots = process.argv[5] ?? "/work/w-main/out/pictures";
const api = { desktop, daemon, app, child,
  shot: async (name: string) => { await desktop.screenshot(`${shots}/${name}.png`); console.log("shot", name); },
};
try {
  await (await import(process.argv[6] ?? "/tmp/scene1.mts")).default(api);
} catch (e) { console.log(String(e).slice(0, 6000)); await api.shot("failed"); }
child.kill("SIGTERM");
await new Promise((r) => child.once("exit", r));
await daemon.stop(); await desktop.stop();
process.exit(0);
