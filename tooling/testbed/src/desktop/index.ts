/**
 * A desktop of its own for tests and demonstrations: real programs run on it, and are driven as a person drives
 * them, by keys, and as a screen reader does, by the roles and names of what is in their windows.
 *
 *     await using desktop = await VirtualDesktop.start({ width: 1280, height: 800 });
 *     const program = spawn(process.execPath, ["window.js"], { env: desktop.env });
 *     const application = await desktop.application({ pid: program.pid });
 *     const name = await application.get({ role: "text", name: "Name" });
 *     await name.focus();
 *     await desktop.typeText("Zoë 👋\n");
 *     await application.until({ role: "label", name: /^Welcome/ }, (label) => ...);
 */
export type { AccessibleApplication } from "./accessibility/accessible-application.ts";
export type { AccessibleNode } from "./accessibility/accessible-node.ts";
export { findLayoutFaults } from "./accessibility/layout.ts";
export type { NodeQuery } from "./accessibility/node-query.ts";
export type { WaitOptions } from "./changes.ts";
export { DesktopError, type DesktopErrorCode } from "./errors.ts";
export type { Rectangle } from "./rectangle.ts";
export { type DesktopOptions, VirtualDesktop } from "./virtual-desktop.ts";
export type { DesktopWindow, WindowPattern } from "./x11/window.ts";
