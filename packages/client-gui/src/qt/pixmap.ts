/** Pictures in memory, of SVG that we drew ourselves. Nothing is loaded from a file. */
import { QApplication, QIcon, QPixmap } from "@nodegui/nodegui";
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

/** One of our icons, for buttons and menus. */
export function icon(name: IconName, colour: string, sizePx: number): QIcon {
  return new QIcon(svgPixmap(iconSvg(name, colour), sizePx));
}
