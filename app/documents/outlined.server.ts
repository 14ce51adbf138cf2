import sharp from "sharp";
import { fontOf, hasGlyph } from "./fonts";
import { legible, lineParts } from "./line-parts";

type Setting = {
  x: number;
  /** Of the first line's foot. */
  y: number;
  size: number;
  fill: string;
  bold?: boolean;
  /** Breaks into lines of this width; without it one line. */
  width?: number;
  /** At most so many, the last ending in "…". */
  lines?: number;
  leading?: number;
  align?: "start" | "middle" | "end";
};

const weightOf = (bold?: boolean) => fontOf(bold ? "bold" : "regular");

/** How wide a text runs at this size, in the same unit. */
export function widthOf(text: string, size: number, bold?: boolean): number {
  const font = weightOf(bold);
  return (font.layout(text).advanceWidth * size) / font.unitsPerEm;
}

/** Breaks a text into lines as wide as may be, as Chinese is broken. */
export function linesOf(text: string, { width, size, bold, lines = Infinity }: Setting): string[] {
  // The font's own ’ is as wide as a Chinese character.
  const shown = legible(text, hasGlyph).replace(/(?<=[a-z])’(?=[a-z])/gi, "'");
  if (!width) return [shown];
  const set: string[] = [];
  let line = "";
  for (const part of lineParts(shown)) {
    if (line && widthOf((line + part).trimEnd(), size, bold) > width) {
      set.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  if (line.trim()) set.push(line.trimEnd());
  if (set.length <= lines) return set;
  const kept = set.slice(0, lines);
  let last = Array.from(`${kept.at(-1)}…`);
  while (last.length > 1 && widthOf(last.join(""), size, bold) > width)
    last = [...last.slice(0, -2), "…"];
  return [...kept.slice(0, -1), last.join("")];
}

/** A text as outlines of our own font, so that a picture needs none of the machine's. */
export function outlined(text: string, setting: Setting): { svg: string; lines: number } {
  const { x, y, size, fill, bold, align = "start", leading = 1.45 } = setting;
  const font = weightOf(bold);
  const scale = size / font.unitsPerEm;
  const set = linesOf(text, setting);
  const paths = set.map((line, at) => {
    const { glyphs, positions, advanceWidth } = font.layout(line);
    const before = { start: 0, middle: 0.5, end: 1 }[align] * advanceWidth * scale;
    let pen = 0;
    const drawn = glyphs.map((glyph, index) => {
      const { xAdvance = 0, xOffset = 0 } = positions[index] ?? {};
      const path = glyph.path.translate(pen + xOffset, 0).toSVG();
      pen += xAdvance;
      return path;
    });
    const foot = y + at * size * leading;
    return `<path transform="matrix(${scale} 0 0 ${-scale} ${x - before} ${foot})" d="${drawn.join("")}"/>`;
  });
  return { svg: `<g fill="${fill}">${paths.join("")}</g>`, lines: set.length };
}

/** Drawn SVG as the bytes of a PNG. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  // Nothing but shapes is in it: no text, no picture, no address to load.
  return sharp(Buffer.from(svg), { limitInputPixels: 60_000_000 })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}
