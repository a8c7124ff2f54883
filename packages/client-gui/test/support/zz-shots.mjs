import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { once } from "node:events";
import { VirtualDesktop } from "@conclave/testbed/desktop";
import { mkdirSync } from "node:fs";
mkdirSync("/tmp/w-view-pics",{recursive:true});
const picture = "new Uint8Array(require)";
const scale = Number(process.env.SCALE ?? 1);
const desktop = await VirtualDesktop.start({ width: 1640*1, height: 1400, scale });
for (const theme of ["light","dark"]) {
  const child = spawn(process.execPath, ["test/support/pane-window.js"], { env: {...desktop.env, PANE_THEME: theme, PANE_WIDTH: String(process.env.W ?? 900), PANE_HEIGHT: String(process.env.H ?? 1300)}, stdio: ["pipe","pipe","inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const run = async (code) => { child.stdin.write(code+"\n"); for(;;){ const {value,done}=await lines.next(); if(done) throw new Error("ended"); const v=JSON.parse(value); if("done" in v) return v.done; console.log(value);} };
  await run(`const fs = await import("node:fs"); const t=JSON.parse(JSON.stringify(rows.galleryRows(themes.${theme}.names, new Uint8Array())).replaceAll("CODE", ${JSON.stringify(theme==="light"?"#eef0f3":"#1a1f27")}).replaceAll("MUTED", themes.${theme}.textMuted)); t.find(r=>r.key==="m7").files[1].picture=new Uint8Array(fs.readFileSync("/tmp/w-view-sunset.png")); pane.splice(0,0,t);`);
  await desktop.focusWindow("Pane");
  if (process.env.KEYS) for (const k of process.env.KEYS.split(" ")) await desktop.pressKey(k);
  await desktop.screenshotWindow("Pane", `/tmp/w-view-pics/${process.env.NAME ?? "pane"}-${theme}.png`);
  child.kill(); await once(child,"exit");
}
await desktop.stop();
process.exit(0);
