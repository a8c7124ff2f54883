/** Runs once before all tests: without the addons not one of them can succeed, and this says why. */
import { addonsStatus } from "@conclave/qt-host/build";

export default async function requireAddons(): Promise<void> {
  const { built } = await addonsStatus();
  if (!built) throw new Error("The addons that the tests run with are not built. Run: pnpm build:addons");
}
