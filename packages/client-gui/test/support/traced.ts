/** What a process asks of the system: files that it opens, sockets that it makes, programs that it starts. */
import { readFile } from "node:fs/promises";

export interface Request {
  /** By the clock, in milliseconds since 1970. */
  readonly timeMs: number;
  /** The call and its arguments, as strace writes them. */
  readonly call: string;
}

/** What runs a program so that all its threads, and all that it starts, are traced into a file: strace, which has to be there. */
export function tracer(file: string): readonly string[] {
  return [
    "strace",
    // It becomes the program itself, so that whoever starts it has the right process; and only these calls are stopped at.
    ...["-D", "-f", "--seccomp-bpf", "-ttt", "-s", "4096", "-o", file],
    ...["-e", `trace=${calls.join(",")}`],
  ];
}

/** Everything so far, in order. */
export async function readTrace(file: string): Promise<readonly Request[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line) => {
    // A call that another thread has come into is written in two parts; all of interest is in the first.
    const [, seconds, call] = /^\d+ +([\d.]+) ([a-z]\w*\(.*)$/.exec(line) ?? [];
    return seconds === undefined || call === undefined ? [] : [{ timeMs: Number(seconds) * 1000, call }];
  });
}

/** What is asked for, without the numbers in it and without what came of it: two that do the same are equal. */
export function gist({ call }: Request): string {
  return call
    .replace(/\)? += .*$| <unfinished \.\.\.>$/, "")
    .replaceAll(/0x[0-9a-f]+/g, "0x")
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "UUID")
    .replaceAll(/[0-9a-f]{8,}/g, "HEX")
    .replaceAll(/\d+/g, "N");
}

const calls = [
  "open",
  "openat",
  "openat2",
  "creat",
  "socket",
  "connect",
  "execve",
  "execveat",
  "inotify_add_watch",
];
