/** A picture: SVG that we drew ourselves, such as a QR code, or one that came encoded. */
import { QLabel, QPixmap } from "@nodegui/nodegui";
import { defineElement } from "./define-element.ts";
import { encodedPixmap, svgPixmap } from "./pixmap.ts";
import { type CommonProps, commonRules } from "./rules.ts";

export interface PictureProps extends CommonProps {
  readonly source: PictureSource;
}

export type PictureSource =
  | {
      readonly kind: "svg";
      /** With a square viewBox, and neither width nor height. */
      readonly svg: string;
      /** Of its square, in device-independent pixels. */
      readonly sizePx: number;
    }
  | {
      readonly kind: "encoded";
      readonly bytes: Uint8Array;
      readonly widthMaxPx: number;
      readonly heightMaxPx: number;
    };

export const Picture = defineElement<QLabel, PictureProps>({
  tagName: "conclave-picture",
  create: () => new QLabel(),
  rules: {
    ...commonRules,
    source: (label, source) => label.setPixmap((source && pixmapOf(source)) ?? new QPixmap()),
  },
});

function pixmapOf(source: PictureSource): QPixmap | undefined {
  if (source.kind === "svg") return svgPixmap(source.svg, source.sizePx);
  return encodedPixmap(source.bytes, source.widthMaxPx, source.heightMaxPx);
}
