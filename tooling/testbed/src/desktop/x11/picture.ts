/** Pictures of the screen. */
import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";
import type { Image } from "x11";
import type { Rectangle } from "../rectangle.ts";
import type { X11Connection } from "./connection.ts";

export class Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel, row by row: blue, green, red and nothing. */
  readonly #pixels: Buffer;

  private constructor(width: number, height: number, pixels: Buffer) {
    this.width = width;
    this.height = height;
    this.#pixels = pixels;
  }

  /** Takes what the screen shows there. What lies beyond its edges is left out. */
  static async take(connection: X11Connection, area: Rectangle): Promise<Picture> {
    const { root, pixel_width: screenWidth, pixel_height: screenHeight } = connection.screen;
    const [x, y] = [Math.max(area.x, 0), Math.max(area.y, 0)];
    const width = Math.min(area.x + area.width, screenWidth) - x;
    const height = Math.min(area.y + area.height, screenHeight) - y;
    const { data } = await connection.ask<Image>((client, done) =>
      client.GetImage(pixelByPixel, root, x, y, width, height, allPlanes, done),
    );
    return new Picture(width, height, data);
  }

  equals(other: Picture): boolean {
    return this.width === other.width && this.height === other.height && this.#pixels.equals(other.#pixels);
  }

  /** The picture as a PNG file: https://www.w3.org/TR/png-3/ */
  async toPng(): Promise<Buffer> {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    // 8 bits for each of red, green and blue.
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", await promisify(deflate)(this.#scanlines())),
      chunk("IEND", Buffer.alloc(0)),
    ]);
  }

  /** Each row after a byte that says how it is encoded: as it is. */
  #scanlines(): Buffer {
    const lines = Buffer.alloc(this.height * (1 + 3 * this.width));
    let at = 0;
    for (let pixel = 0; pixel < this.width * this.height; pixel += 1) {
      if (pixel % this.width === 0) at += 1;
      lines[at] = this.#pixels[4 * pixel + 2] as number;
      lines[at + 1] = this.#pixels[4 * pixel + 1] as number;
      lines[at + 2] = this.#pixels[4 * pixel] as number;
      at += 3;
    }
    return lines;
  }
}

/** Length, type, data and a checksum over the last two. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const content = Buffer.concat([Buffer.from(type), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, checksum]);
}

/** As against one bit of all pixels after the other. */
const pixelByPixel = 2;
const allPlanes = 0xffff_ffff;
