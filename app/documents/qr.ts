import { create } from "qrcode";

const edge = 3;

/** A QR code as one path on a square so many modules across, with the quiet edge that cameras want. */
export function qrPath(text: string): { across: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const path = Array.from(modules.data, (bit, at) =>
    bit ? `M${edge + (at % modules.size)} ${edge + Math.floor(at / modules.size)}h1v1h-1z` : "",
  ).join("");
  return { across: modules.size + 2 * edge, path };
}
