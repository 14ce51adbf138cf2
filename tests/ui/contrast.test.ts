import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const source = readFileSync("app/ui/tokens.css", "utf8");
const [lightSource = "", darkSource = ""] = source.split("@media (prefers-color-scheme: dark)");

const colorsOf = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", hex = ""]) => [
      name,
      hex,
    ]),
  );

const light = colorsOf(lightSource);
const schemes = { light, dark: { ...light, ...colorsOf(darkSource) } };

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, success criterion 1.4.3. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const texts = ["ink", "ink-soft", "lantern", "lantern-deep", "pine", "amber", "alarm"];
const pairs = [
  ...texts.flatMap((text) => [
    [text, "board", 4.5],
    [text, "sheet", 4.5],
  ]),
  ["ink", "lantern-soft", 4.5],
  ["ink-soft", "lantern-soft", 4.5],
  ["pine", "pine-soft", 4.5],
  ["amber", "amber-soft", 4.5],
  ["amber", "lantern-soft", 4.5],
  ["pine", "lantern-soft", 4.5],
  ["on-lantern", "lantern", 4.5],
  ["on-lantern", "lantern-deep", 4.5],
  ["edge", "board", 3],
  ["edge", "sheet", 3],
  ["lantern", "board", 3],
  ["flame", "pine-lamp", 3],
] as [string, string, number][];

describe.each(Object.entries(schemes))("in the %s scheme", (_scheme, colors) => {
  test.each(pairs)("%s reads on %s (at least %d)", (text, ground, least) => {
    expect(contrast(colors[text] ?? "", colors[ground] ?? "")).toBeGreaterThanOrEqual(least);
  });
});
