/** Clause 3: the two frames in the clear, written from their fields and taken apart into them. */
import { Cursor } from "./cursor.ts";
import { frame, vec16 } from "./primitives.ts";

export interface ClientHello {
  readonly versions: readonly number[];
  readonly suites: readonly number[];
  readonly random: Buffer;
  readonly Yc: Buffer;
  readonly ek: Buffer;
  readonly ext: Buffer;
}

export interface ServerHello {
  readonly version: number;
  readonly suite: number;
  readonly random: Buffer;
  readonly Ys: Buffer;
  readonly ct: Buffer;
  readonly ext: Buffer;
}

export function writeClientHello({ versions, suites, random, Yc, ek, ext }: ClientHello): Buffer {
  const lists = Buffer.from([versions.length, ...versions, suites.length, ...suites]);
  return frame(1, lists, random, Yc, vec16(ek), vec16(ext));
}

export function readClientHello(whole: Buffer): ClientHello {
  const body = new Cursor(whole.subarray(4));
  return body.all({
    versions: [...body.take(body.u8())],
    suites: [...body.take(body.u8())],
    random: body.take(32),
    Yc: body.take(384),
    ek: body.vec16(),
    ext: body.vec16(),
  });
}

export function writeServerHello({ version, suite, random, Ys, ct, ext }: ServerHello): Buffer {
  return frame(2, Buffer.from([version, suite]), random, Ys, vec16(ct), vec16(ext));
}

export function readServerHello(whole: Buffer): ServerHello {
  const body = new Cursor(whole.subarray(4));
  return body.all({
    version: body.u8(),
    suite: body.u8(),
    random: body.take(32),
    Ys: body.take(384),
    ct: body.vec16(),
    ext: body.vec16(),
  });
}
