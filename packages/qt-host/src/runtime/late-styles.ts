/**
 * NodeGui rewrites inline styles with PostCSS, some fifty files that it loads with itself. Most programs have none of these
 * styles, so the file that asks for PostCSS is read at the first.
 */
import { createRequire, Module } from "node:module";

/** As much of that file as NodeGui uses. */
interface Styles {
  readonly StyleSheet: { create(style: string): string };
  prepareInlineStyleSheet(widget: unknown, style: string): string;
}

/** Does what loads NodeGui; the part with the styles comes later, when the first is set. */
export function withLateStyles<Result>(load: () => Result): Result {
  const require = createRequire(import.meta.url);
  const path = require.resolve("@nodegui/nodegui/dist/lib/core/Style/StyleSheet.js");
  if (require.cache[path] !== undefined) return load();
  const standIn = new Module(path);
  const styles = () => require(path) as Styles;
  standIn.exports = {
    StyleSheet: { create: (style: string) => styles().StyleSheet.create(style) },
    prepareInlineStyleSheet: (widget: unknown, style: string) =>
      styles().prepareInlineStyleSheet(widget, style),
  } satisfies Styles;
  standIn.loaded = true;
  require.cache[path] = standIn as NodeJS.Module;
  try {
    return load();
  } finally {
    delete require.cache[path];
  }
}
