/** The card of a file in a room: what it is, how far it has come, what can be done about it. */
import { formatBytes } from "@conclave/client";
import type { FileItem } from "../app/timeline.ts";
import { mayBePicture } from "../pictures/picture-kind.ts";
import { percentText } from "../text/figures.ts";
import { showableLine } from "../text/isolate.ts";
import type { FileCard } from "./message-row.ts";

/** @param previews - whether pictures are shown at all */
export function fileCard(
  { file, transfer }: FileItem,
  picture?: Uint8Array,
  previews: "off" | "on" = "off",
): FileCard {
  const base = { id: file.id, name: showableLine(file.name), picture };
  const size = formatBytes(file.bytes);
  switch (transfer.kind) {
    case "none":
      return {
        ...base,
        detail: size,
        actions:
          previews === "on" && picture === undefined && mayBePicture(file)
            ? [show, fetch, saveAs]
            : [fetch, saveAs],
      };
    case "moving": {
      const progress = file.bytes === 0 ? 0 : Math.min(1, transfer.doneBytes / file.bytes);
      const how = transfer.paused === "yes" ? ", waits for the connection" : "";
      return { ...base, progress, detail: `${size}, ${percentText(progress)}${how}`, actions: [cancel] };
    }
    case "failed":
      return { ...base, detail: `${size}. ${transfer.why}`, actions: [fetchAgain, saveAs] };
    case "here":
      return { ...base, detail: size, actions: [open, showInFolder, saveAs] };
  }
}

const show = { id: "show", text: "Show" };
const fetch = { id: "fetch", text: "Download" };
const fetchAgain = { id: "fetch", text: "Try again" };
const saveAs = { id: "save-as", text: "Save as…" };
const cancel = { id: "cancel", text: "Cancel" };
const open = { id: "open", text: "Open" };
const showInFolder = { id: "show-in-folder", text: "Show in folder" };
