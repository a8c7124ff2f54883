/** Asks for files with the desktop's dialog. It is never waited for: the answer comes when there is one. */
import { AcceptMode, FileMode, QFileDialog, type QWidget } from "@nodegui/nodegui";

/** Several that are there. Nothing is called when none was chosen. */
export function pickFiles(owner: QWidget, onPicked: (paths: readonly string[]) => void): void {
  const dialog = new QFileDialog(owner, "Put files into the room");
  dialog.setFileMode(FileMode.ExistingFiles);
  open(dialog, onPicked);
}

/** A place to write to. @param offered - an absolute path. */
export function pickPlace(owner: QWidget, offered: string, onPicked: (path: string) => void): void {
  const dialog = new QFileDialog(owner, "Save the file as", offered);
  dialog.setFileMode(FileMode.AnyFile);
  dialog.setAcceptMode(AcceptMode.AcceptSave);
  open(dialog, ([path]) => {
    if (path !== undefined) onPicked(path);
  });
}

function open(dialog: QFileDialog, onPicked: (paths: readonly string[]) => void): void {
  kept.add(dialog);
  // NodeGui does not tell of "finished".
  const end = () => {
    setImmediate(() => {
      kept.delete(dialog);
      dialog.deleteLater();
    });
  };
  dialog.addEventListener("accepted", () => {
    const paths = dialog.selectedFiles();
    end();
    onPicked(paths);
  });
  dialog.addEventListener("rejected", end);
  dialog.open();
}

/** Held so that none is collected while it can be seen. */
const kept = new Set<QFileDialog>();
