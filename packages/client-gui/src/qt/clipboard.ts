/** The clipboard, for texts. */
import { QApplication } from "@nodegui/nodegui";

export function copyText(text: string): void {
  QApplication.clipboard()?.setText(text);
}
