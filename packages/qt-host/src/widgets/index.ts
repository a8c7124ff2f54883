/**
 * The third door, `@conclave/qt-host/widgets`: widgets that NodeGui has no binding for, each of them a QWidget of
 * NodeGui's to layouts and styles, and what Qt knows of the desktop. They can be used once `startQtHost()` has resolved.
 */
export {
  type Answer,
  type ComposerHandlers,
  type ComposerKey,
  makeComposer,
  type NativeComposer,
  type Pasted,
} from "./composer.ts";
export {
  alert,
  announce,
  clipboardImage,
  desktopFont,
  isActive,
  onActiveChange,
  onPaletteChange,
  setApplicationFont,
  setIdentity,
  setPlaceholderColour,
  setSplitterSizes,
  setSplitterStretch,
  splitterSizes,
  trayAvailable,
} from "./desktop.ts";
export {
  type ListColours,
  type ListPaneHandlers,
  type ListPaneOptions,
  type ListRow,
  makeListPane,
  type NativeListPane,
} from "./list-pane.ts";
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
