/** The pane of a conversation: its rows are plain values, and it draws them. Its native side is native/widgets/message_pane. */
import { type Made, makeNativeWidget, type NativeHandle } from "./native-widget.ts";

export type NativeMessagePane = NativeHandle;

export function makeMessagePane(handlers: object): Made<NativeMessagePane> {
  return makeNativeWidget<NativeMessagePane>("MessagePane", handlers);
}
