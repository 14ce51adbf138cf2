import { drawings, type DrawingName } from "~/ui/drawings";
import { brand, bridge } from "./brand";

type Band = { y: number; from: number; to: number };

/** The sign of the house on a picture, 44 × 32 before it is scaled. */
export const bridgeSign = (x: number, y: number, scale: number) =>
  `<g transform="translate(${x} ${y}) scale(${scale})" fill="none"><path d="${bridge.arcs}" stroke="${brand.lantern}" stroke-width="2.2"/><path d="${bridge.wire}" stroke="${brand.ink}" stroke-width="1.6"/><path d="${bridge.lantern}" fill="${brand.lantern}"/></g>`;

/** One thick, one thin. */
export const doubleRule = ({ y, from, to }: Band) =>
  `<path fill="${brand.ink}" d="M${from} ${y}H${to}v4H${from}zM${from} ${y + 9}H${to}v1.5H${from}z"/>`;

export const rule = ({ y, from, to }: Band) =>
  `<path fill="${brand.rule}" d="M${from} ${y}H${to}v2H${from}z"/>`;

/** A line drawing, its wash a little off; the larger it is drawn, the finer its `line`. */
export const lineDrawing = (name: DrawingName, x: number, y: number, size: number, line = 1.6) =>
  `<g transform="translate(${x} ${y}) scale(${size / 48})" fill="none" stroke="${brand.ink}" stroke-width="${line}" stroke-linecap="round" stroke-linejoin="round">${drawings[
    name
  ].replaceAll('class="wash"', `fill="${brand.wash}" stroke="none"`)}</g>`;
