/** Sockets that systemd has opened for us (sd_listen_fds(3)): they come as the descriptors from 3 on. */

export interface InheritedSocket {
  readonly fd: number;
  /** FileDescriptorName= of its unit; "unknown" if there is none. */
  readonly name: string;
}

/** What is handed over to the process `pid`, in the order of the units; nothing if it is meant for another. */
export function inheritedSockets(env: NodeJS.ProcessEnv, pid = process.pid): readonly InheritedSocket[] {
  const { LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES = "" } = env;
  if (LISTEN_PID !== String(pid) || !/^\d{1,4}$/.test(LISTEN_FDS ?? "")) return [];
  const names = LISTEN_FDNAMES.split(":");
  return Array.from({ length: Number(LISTEN_FDS) }, (_, index) => ({
    fd: firstDescriptor + index,
    name: names[index] || "unknown",
  }));
}

/** SD_LISTEN_FDS_START. */
const firstDescriptor = 3;
