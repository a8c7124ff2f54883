import { spawn } from "node:child_process";
// Reconnecting, a message menu, panels, dark colours by the menu.
export default async ({ desktop, app, shot, daemon, child }) => {
  const title = / — Conclave$/;
  await desktop.window(/Conclave$/);
  await desktop.focusWindow(/Conclave$/);
  await app.get({ role: "push button", name: "Connect" });
  await desktop.pressKey("alt+c");
  await app.get({ role: "push button", name: "Trust and connect" });
  await desktop.pressKey("alt+t");
  await app.get({ role: "text", name: "Message" });
  for (let i = 1; i <= 30; i += 1) { await desktop.typeText(`Message number ${i}\n`); }
  await shot("many");
  await desktop.pressKey("F6"); await desktop.pressKey("F6"); await desktop.pressKey("F6");
  console.log("focused", (await app.findAll({ state: "focused" })).map((n) => n.role + " " + n.name));
  await desktop.pressKey("Up"); await desktop.pressKey("Up");
  await desktop.pressKey("Menu");
  await shot("menu");
  await desktop.pressKey("Escape");
  await desktop.pressKey("ctrl+r");
  await shot("reply");
  await desktop.typeText("this is a reply\n");
  await desktop.pressKey("Up");
  await shot("edit");
  await desktop.pressKey("Escape");
  await desktop.pressKey("F10"); await shot("no-people");
  await desktop.pressKey("F9"); await shot("no-panels");
  await desktop.pressKey("F9"); await desktop.pressKey("F10");
  await desktop.pressKey("ctrl+plus"); await desktop.pressKey("ctrl+plus"); await desktop.pressKey("ctrl+plus"); await shot("larger");
  await desktop.pressKey("ctrl+0");
  await daemon.stop();
  await app.get({ role: "label", description: "Connection" });
  await desktop.typeText("said while offline\n");
  await shot("reconnecting");
  await desktop.pressKey("ctrl+n"); await shot("welcome-again");
  await desktop.pressKey("ctrl+q");
};
