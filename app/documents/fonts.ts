import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import type { Font } from "fontkit";

const { resolve } = createRequire(import.meta.url);
const home = "@expo-google-fonts/noto-sans-sc";

/** The files of the one family that everything is printed in. */
export const fontFiles = {
  regular: resolve(`${home}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: resolve(`${home}/700Bold/NotoSansSC_700Bold.ttf`),
};

const opened = new Map<string, Font>();

/** A font's outlines. Opened once a process. */
export function fontOf(weight: keyof typeof fontFiles): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = fontkit.openSync(fontFiles[weight]);
  if (!("layout" in font)) throw new Error("A collection of fonts is none.");
  opened.set(weight, font);
  return font;
}

/** Whether a character can be shown. Both weights hold the same. */
export const hasGlyph = (codePoint: number): boolean =>
  fontOf("regular").hasGlyphForCodePoint(codePoint);
