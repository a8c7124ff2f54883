/** As much of the package x11, which brings no types, as the desktop uses. */
declare module "x11" {
  import type { EventEmitter } from "node:events";
  import type { Socket } from "node:net";

  /** Called once the server has replied to a request, or dealt with it. True means that an error needs no report. */
  export type Callback<Reply> = (error: Error | null | undefined, reply: Reply) => true;

  export interface Screen {
    readonly root: number;
    readonly pixel_width: number;
    readonly pixel_height: number;
  }

  export interface Display {
    readonly client: Client;
    readonly screen: readonly Screen[];
    readonly min_keycode: number;
    readonly max_keycode: number;
  }

  export interface ClientMessage {
    readonly name: "ClientMessage";
    readonly wid: number;
    readonly message_type: number;
    readonly data: readonly number[];
  }

  export interface SelectionRequest {
    readonly name: "SelectionRequest";
    readonly time: number;
    readonly requestor: number;
    readonly selection: number;
    readonly target: number;
    readonly property: number;
  }

  /** Of all other events it is enough that they come. */
  export type Event = ClientMessage | SelectionRequest | { readonly name: undefined };

  export interface Geometry {
    readonly width: number;
    readonly height: number;
  }

  export interface Translation {
    readonly destX: number;
    readonly destY: number;
  }

  export interface InputFocus {
    readonly focus: number;
  }

  export interface Property {
    readonly data: Buffer;
  }

  export interface Image {
    readonly data: Buffer;
  }

  export interface XTest {
    readonly KeyPress: number;
    readonly KeyRelease: number;
    FakeInput(type: number, keycode: number, time: number, wid: number, x: number, y: number): void;
  }

  /** Requests by the names that the protocol has for them. */
  export interface Client extends EventEmitter {
    readonly stream: Socket;
    /** The numbers that are known already. */
    atoms: Record<string, number>;

    AllocID(): number;
    sync(done: Callback<void>): void;
    require(extension: "xtest", done: Callback<XTest>): void;

    CreateWindow(
      id: number,
      parent: number,
      x: number,
      y: number,
      width: number,
      height: number,
      done: Callback<void>,
    ): void;
    ChangeWindowAttributes(id: number, values: { eventMask: number }, done: Callback<void>): void;
    GetGeometry(id: number, done: Callback<Geometry>): void;
    TranslateCoordinates(from: number, to: number, x: number, y: number, done: Callback<Translation>): void;
    InternAtom(onlyIfExists: boolean, name: string, done: Callback<number>): void;
    GetProperty(
      remove: 0 | 1,
      id: number,
      name: number,
      type: number,
      offset: number,
      length: number,
      done: Callback<Property>,
    ): void;
    DeleteProperty(id: number, name: number, done: Callback<void>): void;
    ChangeProperty(
      mode: 0 | 1 | 2,
      id: number,
      name: number,
      type: number,
      units: 8 | 16 | 32,
      data: Buffer,
      done: Callback<void>,
    ): void;
    SetSelectionOwner(owner: number, selection: number, time: number, done: Callback<void>): void;
    /** @param event - as it is on the wire: 32 bytes. */
    SendEvent(
      destination: number,
      propagate: 0 | 1,
      eventMask: number,
      event: Buffer,
      done: Callback<void>,
    ): void;
    SendClientMessage(
      destination: number,
      id: number,
      type: number,
      format: 32,
      data: readonly number[],
      eventMask: number,
      done: Callback<void>,
    ): void;
    GetInputFocus(done: Callback<InputFocus>): void;
    GetImage(
      format: number,
      id: number,
      x: number,
      y: number,
      width: number,
      height: number,
      planes: number,
      done: Callback<Image>,
    ): void;
    GetKeyboardMapping(first: number, count: number, done: Callback<number[][]>): void;
    ChangeKeyboardMapping(
      first: number,
      perKey: number,
      keysyms: readonly number[],
      done: Callback<void>,
    ): void;
  }

  export interface ClientOptions {
    readonly display: string;
    readonly auth: { readonly name: string; readonly data: string };
    readonly shm: false;
  }

  interface Keysym {
    readonly code: number;
  }

  const x11: {
    createClient(
      options: ClientOptions,
      connected: (error: Error | undefined, display: Display) => void,
    ): Client;
    readonly eventMask: Readonly<Record<EventMask, number>>;
    readonly keySyms: Readonly<Record<string, Keysym | undefined>> & { readonly XK_Shift_L: Keysym };
  };
  export default x11;

  type EventMask =
    | "StructureNotify"
    | "SubstructureNotify"
    | "SubstructureRedirect"
    | "FocusChange"
    | "PropertyChange";
}
