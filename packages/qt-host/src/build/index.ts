/** The second door, `@conclave/qt-host/build`: for set-up scripts that build the addons. */
export type { AddonName, Addons } from "../addons/cache.ts";
export { QtHostError, type QtHostErrorCode } from "../errors.ts";
export {
  type AddonsStatus,
  addonsStatus,
  type BuildOptions,
  type BuildProgress,
  type BuildReport,
  buildAddons,
} from "./build.ts";
