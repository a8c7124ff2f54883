/** Which pictures are shown: known by how the bytes begin, since a name and a media type are only what somebody says. */

export type PictureKind = "gif" | "jpeg" | "png" | "webp";

/** @param bytes at least the first 12 of a file, if it has so many. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const begins = (at: number, text: string) =>
    Buffer.from(bytes.subarray(at, at + text.length)).toString("latin1") === text;
  if (begins(0, "\x89PNG\r\n\x1a\n")) return "png";
  if (begins(0, "\xff\xd8\xff")) return "jpeg";
  if (begins(0, "GIF87a") || begins(0, "GIF89a")) return "gif";
  if (begins(0, "RIFF") && begins(8, "WEBP")) return "webp";
  return undefined;
}

/** Whether its sender calls it a picture of one of these kinds, and it is small enough to be shown. */
export function mayBePicture({ type, bytes }: { readonly type: string; readonly bytes: number }): boolean {
  return bytes <= pictureMaxBytes && /^image\/(gif|jpeg|png|webp)$/.test(type);
}

/** More are neither read nor fetched to be shown. */
export const pictureMaxBytes = 4 * 1024 * 1024;
