/** The programs that a desktop consists of, and the two connections to them: as a person and as a screen reader. */
import { ScreenReader } from "../accessibility/screen-reader.ts";
import type { Changes } from "../changes.ts";
import type { DesktopError } from "../errors.ts";
import { X11Connection } from "../x11/connection.ts";
import { readProperty, watch } from "../x11/properties.ts";
import { startAccessibilityBus } from "./accessibility-bus.ts";
import { DisplayServer } from "./display-server.ts";
import { desktopEnvironment } from "./environment.ts";
import { SessionBus } from "./session-bus.ts";
import { SessionFolder } from "./session-folder.ts";
import { startWindowManager } from "./window-manager.ts";

export interface SessionOptions {
  /** Size of the screen in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

interface SessionParts {
  readonly stack: AsyncDisposableStack;
  readonly env: NodeJS.ProcessEnv;
  readonly connection: X11Connection;
  readonly reader: ScreenReader;
}

export class Session implements AsyncDisposable {
  /** For programs that are to run in this session. */
  readonly env: NodeJS.ProcessEnv;
  readonly connection: X11Connection;
  readonly reader: ScreenReader;
  readonly #stack: AsyncDisposableStack;
  #stopped: Promise<void> | undefined;

  private constructor({ stack, env, connection, reader }: SessionParts) {
    this.#stack = stack;
    this.env = env;
    this.connection = connection;
    this.reader = reader;
  }

  /** What has been started is stopped again if something goes wrong on the way. */
  static async start({ width, height, scale }: SessionOptions): Promise<Session> {
    await using stack = new AsyncDisposableStack();
    const { path: folder } = stack.use(await SessionFolder.create());
    const display = stack.use(await DisplayServer.start({ width, height, folder }));
    const sessionBus = stack.use(await SessionBus.start(folder));
    const env = desktopEnvironment({
      display: display.name,
      authority: display.authorityFile,
      sessionBus: sessionBus.address,
      runtimeFolder: folder,
      scale,
    });
    const accessibilityBus = stack.use(startAccessibilityBus(env));
    // Once more, to be ended first: the registry, which the accessibility bus has started, goes when it does.
    stack.use(sessionBus);
    const windowManager = stack.use(await startWindowManager(env, folder));
    const connection = stack.use(await X11Connection.connect(display.number, display.cookie));
    const parts = [display, sessionBus, accessibilityBus, windowManager];
    endWithAnyOf(parts, connection.changes);
    await watch(connection, connection.screen.root);
    await rootProperty(connection, "_NET_SUPPORTING_WM_CHECK");
    const address = await rootProperty(connection, "AT_SPI_BUS");
    const reader = stack.use(await ScreenReader.connect(address.toString()));
    endWithAnyOf(parts, reader.changes);
    return new Session({ stack: stack.move(), env, connection, reader });
  }

  /** Ends what was started last first. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#stopped ??= this.#stack.disposeAsync();
    return this.#stopped;
  }
}

/** Without one of its parts nothing can be expected of a desktop any more. */
function endWithAnyOf(parts: readonly { readonly ended: Promise<DesktopError> }[], changes: Changes): void {
  for (const part of parts) void part.ended.then((error) => changes.end(error));
}

/** Waits until one of the programs has written the property by which it says that it is ready. */
async function rootProperty(connection: X11Connection, name: string): Promise<Buffer> {
  const look = async () => {
    const value = await readProperty(connection, connection.screen.root, name);
    return value.length === 0 ? undefined : value;
  };
  return await connection.changes.until(look, { failure: () => `Nobody has set ${name}.` });
}
