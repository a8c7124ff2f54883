/** The systems and the versions of Node on which there is something for this package to do. */
import { QtHostError } from "./errors.ts";

/** @throws QtHostError QT_HOST_UNSUPPORTED_NODE */
export function requireSupportedNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new QtHostError(
    "QT_HOST_UNSUPPORTED_NODE",
    `This is Node ${process.versions.node}. Run the program with Node ${oldestNode.join(".")} or newer.`,
  );
}

/** @throws QtHostError QT_HOST_UNSUPPORTED_SYSTEM */
export function requireLinux(): void {
  if (process.platform === "linux") return;
  throw new QtHostError(
    "QT_HOST_UNSUPPORTED_SYSTEM",
    "Stock Node hosts Qt on Linux only. On macOS and Windows, run the program with qode: npx qode <script>",
  );
}

/** As `engines` in package.json has it. */
const oldestNode = [24, 12] as const;
