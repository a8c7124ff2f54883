/** The bus on which programs describe their windows to screen readers, and the registry that lists them. */
import { Program } from "./program.ts";

/**
 * Started by us and not on demand, because Qt only looks whether it is there. It leaves its address in the
 * property AT_SPI_BUS of the X server's root window.
 *
 * @param env - with the display and the session bus that it serves.
 */
export function startAccessibilityBus(env: NodeJS.ProcessEnv): Program {
  return new Program({
    command: "/usr/libexec/at-spi-bus-launcher",
    parameters: ["--launch-immediately"],
    debianPackage: "at-spi2-core",
    // What the user has set up must neither be read nor changed.
    env: { ...env, GSETTINGS_BACKEND: "memory" },
  });
}
