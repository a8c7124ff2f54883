/** Pictures in memory: of SVG that we drew ourselves, and of what came encoded. Nothing is loaded from a file. */
import { AspectRatioMode, QApplication, QIcon, QPixmap, TransformationMode } from "@nodegui/nodegui";
import { type IconName, iconSvg } from "./icon-shapes.ts";

/** As sharp as the screen is. @param sizePx - of its square, in device-independent pixels. */
export function svgPixmap(svg: string, sizePx: number): QPixmap {
  const ratio = QApplication.instance().devicePixelRatio();
  const pixels = Math.round(sizePx * ratio);
  const pixmap = new QPixmap();
  const sized = svg.replace("<svg ", `<svg width="${pixels}" height="${pixels}" `);
  if (!pixmap.loadFromData(Buffer.from(sized), "SVG"))
    throw new Error("Qt cannot draw SVG: is libqt6svg6 there?");
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

/**
 * A picture that came encoded, no larger than asked for; undefined: it is none that Qt knows.
 * @param widthMaxPx - in device-independent pixels, and so is `heightMaxPx`.
 */
export function encodedPixmap(
  bytes: Uint8Array,
  widthMaxPx: number,
  heightMaxPx: number,
): QPixmap | undefined {
  const pixmap = new QPixmap();
  if (!pixmap.loadFromData(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) return undefined;
  const ratio = QApplication.instance().devicePixelRatio();
  const [width, height] = [widthMaxPx * ratio, heightMaxPx * ratio];
  const fits = pixmap.width() <= width && pixmap.height() <= height;
  const shown = fits
    ? pixmap
    : pixmap.scaled(width, height, AspectRatioMode.KeepAspectRatio, TransformationMode.SmoothTransformation);
  shown.setDevicePixelRatio(ratio);
  return shown;
}

/** One of our icons, for buttons and menus. */
export function icon(name: IconName, colour: string, sizePx: number): QIcon {
  return new QIcon(svgPixmap(iconSvg(name, colour), sizePx));
}
