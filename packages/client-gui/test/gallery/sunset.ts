/** A picture to send: a sun over water, and a town before it, drawn point by point. */
import { encode } from "fast-png";

/** As a PNG file. */
export function sunset(): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set(colourAt(x, y), (y * width + x) * 3);
  return encode({ width, height, data, channels: 3, depth: 8 });
}

function colourAt(x: number, y: number): Colour {
  if (y > horizon - houseHeight(x) && y < horizon + 3) return town;
  if (y < horizon) return skyAt(x, y);
  // The water has the sky upside down, darker, with the light of the sun broken by waves.
  const depth = y - horizon;
  const [wave, isLit] = [Math.sin(depth * 1.7) * depth * 0.11, Math.sin(depth * 0.9) > -0.2];
  const mirrored = mix(skyAt(x, Math.max(0, horizon - depth * 1.3)), night, 0.35);
  return isLit && Math.abs(x + wave - sun.x) < 14 + depth * 0.22 ? mix(mirrored, glow, 0.55) : mirrored;
}

function skyAt(x: number, y: number): Colour {
  const distance = Math.hypot(x - sun.x, y - sun.y);
  if (distance < sun.radius) return glow;
  const share = y / horizon;
  const sky = share < 0.6 ? mix(night, rose, share / 0.6) : mix(rose, amber, (share - 0.6) / 0.4);
  return mix(sky, glow, 0.5 * Math.exp(-(distance - sun.radius) / 60));
}

/** Houses and a church at the left, a mole with a light at the right. */
function houseHeight(x: number): number {
  if (x < 300) {
    const house = Math.floor(x / 22);
    const roof = Math.abs((x % 22) - 11) * 0.7;
    return house === 6 ? 64 - Math.abs((x % 22) - 11) * 4 : 20 + ((house * 37) % 17) - roof;
  }
  if (x > 560) return Math.abs(x - 596) < 5 ? 52 : 7;
  return 0;
}

type Colour = readonly [number, number, number];

function mix([r, g, b]: Colour, [red, green, blue]: Colour, share: number): Colour {
  return [r + (red - r) * share, g + (green - g) * share, b + (blue - b) * share];
}

const [width, height, horizon] = [640, 400, 250];
const sun = { x: 420, y: 205, radius: 34 } as const;
const night: Colour = [38, 42, 92];
const rose: Colour = [214, 96, 120];
const amber: Colour = [250, 176, 96];
const glow: Colour = [255, 236, 190];
const town: Colour = [24, 24, 44];
