/**
 * Somebody who drags files from another program over a window: the source's side of XDND (freedesktop.org), version 5, as far as a
 * target that answers needs it. No pointer moves: the target is told where it is.
 */
import { pathToFileURL } from "node:url";
import type { Event, SelectionRequest } from "x11";
import type { Rectangle } from "../rectangle.ts";
import type { X11Connection } from "./connection.ts";

export interface FileDragOptions {
  /** Of the target. */
  readonly window: number;
  readonly paths: readonly string[];
  /** On the screen, in pixels. */
  readonly place: Pick<Rectangle, "x" | "y">;
}

export class FileDrag {
  readonly #connection: X11Connection;
  readonly #options: FileDragOptions;
  readonly #atoms: Atoms;
  /** The source's own window, which is not shown. */
  readonly #source: number;
  readonly #waiting = new Map<number, (data: readonly number[]) => void>();

  private constructor(connection: X11Connection, options: FileDragOptions, atoms: Atoms, source: number) {
    this.#connection = connection;
    this.#options = options;
    this.#atoms = atoms;
    this.#source = source;
    connection.onEvent((event) => this.#hear(event));
  }

  /** Begins over the window, and waits until it has said whether it would take the files there. */
  static async over(
    connection: X11Connection,
    options: FileDragOptions,
  ): Promise<{ readonly drag: FileDrag; readonly answer: "refuses" | "takes" }> {
    const numbers = await Promise.all(names.map((name) => connection.atom(name)));
    const atoms = Object.fromEntries(names.map((name, at) => [name, numbers[at] ?? 0])) as Atoms;
    const { root } = connection.screen;
    const source = await connection.ask<number>((client, done) => {
      const id = client.AllocID();
      client.CreateWindow(id, root, 0, 0, 1, 1, (error) => done(error, id));
    });
    await connection.ask<void>((client, done) =>
      client.SetSelectionOwner(source, atoms.XdndSelection, 0, done),
    );
    const drag = new FileDrag(connection, options, atoms, source);
    const { x, y } = options.place;
    const status = drag.#until("XdndStatus");
    await drag.#send("XdndEnter", [source, protocolVersion << 24, atoms["text/uri-list"], 0, 0]);
    await drag.#send("XdndPosition", [source, 0, ((x << 16) | y) >>> 0, 0, atoms.XdndActionCopy]);
    const [, flags = 0] = await status;
    return { drag, answer: (flags & 1) === 1 ? "takes" : "refuses" };
  }

  /** Lets the files go, and waits until the window is done with them. */
  async drop(): Promise<void> {
    const finished = this.#until("XdndFinished");
    await this.#send("XdndDrop", [this.#source, 0, 0, 0, 0]);
    await finished;
  }

  /** Goes away with them. */
  async leave(): Promise<void> {
    await this.#send("XdndLeave", [this.#source, 0, 0, 0, 0]);
  }

  #send(name: Name, data: readonly number[]): Promise<void> {
    const { window } = this.#options;
    return this.#connection.ask<void>((client, done) =>
      client.SendClientMessage(window, window, this.#atoms[name], 32, data, 0, done),
    );
  }

  #until(name: Name): Promise<readonly number[]> {
    const { promise, resolve } = Promise.withResolvers<readonly number[]>();
    this.#waiting.set(this.#atoms[name], resolve);
    return promise;
  }

  #hear(event: Event): void {
    if (event.name === "SelectionRequest") void this.#give(event);
    if (event.name === "ClientMessage") this.#waiting.get(event.message_type)?.(event.data);
  }

  /** The window asks for the files. */
  async #give({ requestor, selection, target, property, time }: SelectionRequest): Promise<void> {
    const isKnown = target === this.#atoms["text/uri-list"];
    const list = this.#options.paths.map((path) => `${pathToFileURL(path).href}\r\n`).join("");
    if (isKnown)
      await this.#connection.ask<void>((client, done) =>
        client.ChangeProperty(replace, requestor, property, target, 8, Buffer.from(list), done),
      );
    const notify = Buffer.alloc(32);
    notify.writeUInt8(selectionNotify);
    const values = [time, requestor, selection, target, isKnown ? property : 0];
    for (const [at, value] of values.entries()) notify.writeUInt32LE(value >>> 0, 4 + 4 * at);
    await this.#connection.ask<void>((client, done) => client.SendEvent(requestor, 0, 0, notify, done));
  }
}

const names = [
  "XdndSelection",
  "XdndEnter",
  "XdndPosition",
  "XdndStatus",
  "XdndDrop",
  "XdndFinished",
  "XdndLeave",
  "XdndActionCopy",
  "text/uri-list",
] as const;

type Name = (typeof names)[number];
type Atoms = Readonly<Record<Name, number>>;

const protocolVersion = 5;
/** Numbers of the X protocol. */
const selectionNotify = 31;
const replace = 0;
