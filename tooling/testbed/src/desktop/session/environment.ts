/** The environment of the programs that are run on a desktop. */

export interface DesktopAddresses {
  readonly display: string;
  readonly authority: string;
  readonly sessionBus: string;
  readonly runtimeFolder: string;
  readonly scale: number | undefined;
}

/**
 * This process's environment with what leads to a desktop of its own replaced. Variables that have to go are
 * there as undefined, so that the result can also be laid over another environment.
 */
export function desktopEnvironment(addresses: DesktopAddresses): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    DISPLAY: addresses.display,
    XAUTHORITY: addresses.authority,
    DBUS_SESSION_BUS_ADDRESS: addresses.sessionBus,
    XDG_RUNTIME_DIR: addresses.runtimeFolder,
    XDG_SESSION_TYPE: "x11",
    LANG: "C.UTF-8",
    QT_QPA_PLATFORM: "xcb",
    // Qt otherwise waits for a screen reader before it tells anything.
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON: "1",
    ...(addresses.scale === undefined ? {} : { QT_SCALE_FACTOR: String(addresses.scale) }),
  };
}

/** What would lead programs to the desktop of whoever runs this, or make their windows differ from machine to machine. */
const foreign = [
  "WAYLAND_DISPLAY",
  "WAYLAND_SOCKET",
  "SESSION_MANAGER",
  "DESKTOP_SESSION",
  "DESKTOP_STARTUP_ID",
  "XDG_ACTIVATION_TOKEN",
  "XDG_CURRENT_DESKTOP",
  "XDG_SESSION_ID",
  "AT_SPI_BUS_ADDRESS",
  "NO_AT_BRIDGE",
  "QT_ACCESSIBILITY",
  "LANGUAGE",
  "LC_ALL",
  "LC_CTYPE",
  "LC_MESSAGES",
  "XMODIFIERS",
  "QT_IM_MODULE",
  "QT_STYLE_OVERRIDE",
  "QT_QPA_PLATFORMTHEME",
  "QT_FONT_DPI",
  "QT_SCALE_FACTOR",
  "QT_SCREEN_SCALE_FACTORS",
  "QT_AUTO_SCREEN_SCALE_FACTOR",
  "QT_ENABLE_HIGHDPI_SCALING",
];
