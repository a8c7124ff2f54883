/** Pictures of the screen. */
import { encode } from "fast-png";
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

  /** @param other one of the same size. */
  changedPixelCount(other: Picture): number {
    let count = 0;
    for (let offset = 0; offset < this.#pixels.length; offset += 4)
      if (this.#pixels.readUInt32LE(offset) !== other.#pixels.readUInt32LE(offset)) count += 1;
    return count;
  }

  toPng(): Uint8Array {
    const { width, height } = this;
    return encode({ width, height, channels: 3, data: this.#rgb() });
  }

  /** Every colour that is in it, as "#rrggbb". */
  colours(): ReadonlySet<string> {
    const rgb = Buffer.from(this.#rgb());
    const found = new Set<string>();
    for (let at = 0; at < rgb.length; at += 3) found.add(`#${rgb.toString("hex", at, at + 3)}`);
    return found;
  }

  #rgb(): Uint8Array {
    const rgb = new Uint8Array(3 * this.width * this.height);
    for (let pixel = 0; pixel < this.width * this.height; pixel += 1) {
      rgb[3 * pixel] = this.#pixels[4 * pixel + 2] as number;
      rgb[3 * pixel + 1] = this.#pixels[4 * pixel + 1] as number;
      rgb[3 * pixel + 2] = this.#pixels[4 * pixel] as number;
    }
    return rgb;
  }
}

/** As against one bit of all pixels after the other. */
const pixelByPixel = 2;
const allPlanes = 0xffff_ffff;
