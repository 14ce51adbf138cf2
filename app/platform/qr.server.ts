import { toString } from "qrcode";

/** A QR code as SVG, dark on white so that every camera reads it, also in the dark theme. */
export function qrSvg(text: string): Promise<string> {
  return toString(text, { type: "svg", errorCorrectionLevel: "M", margin: 4 });
}
