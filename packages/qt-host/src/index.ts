/**
 * Lets stock Node host NodeGui on the Qt of the Linux distribution.
 *
 * | system         | runs on             | Qt                               | joins the event loops |
 * | -------------- | ------------------- | -------------------------------- | --------------------- |
 * | Linux          | Node 24.12 or newer | the distribution's, 6.4 or newer | our native addon      |
 * | Linux          | qode 24.12          | the one that NodeGui downloads   | qode                  |
 * | macOS, Windows | qode 24.12          | the one that NodeGui downloads   | qode                  |
 *
 * The addons for the first row are built once, by `conclave-qt build` or by `buildAddons()` of
 * `@conclave/qt-host/build`. Importing this module loads neither them nor Qt; `startQtHost()` does.
 */
export { QtHostError, type QtHostErrorCode } from "./errors.ts";
export { startQtHost } from "./host.ts";
export {
  type QtEventOrigin,
  type QtHost,
  type QtHostOptions,
  type QuitReason,
  quitDeadlineMs,
} from "./options.ts";
