/**
 * The third door, `@conclave/qt-host/widgets`: widgets that NodeGui has no binding for, each of them a QWidget of
 * NodeGui's to layouts and styles. They can be made once `startQtHost()` has resolved.
 */
export {
  type MessagePaneHandlers,
  makeMessagePane,
  type NativeMessagePane,
  type PaneAction,
  type PaneChip,
  type PaneFile,
  type PaneRow,
  type PaneTheme,
  type VisibleRows,
} from "./message-pane.ts";
export type { Made } from "./native-widget.ts";
