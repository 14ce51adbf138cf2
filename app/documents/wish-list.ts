import type { Locale } from "~/i18n/words";
import { wordsOf } from "~/i18n/words";
import { formatsOf } from "~/i18n/formats";
import { brand } from "./brand";
import type { Drawings, ListedWish } from "./drawings";
import { outlined, pngOf } from "./outlined.server";
import { qrPath } from "./qr";
import { bridgeSign, doubleRule, lineDrawing, rule } from "./strokes";

const wide = 1080;
const edge = 64;
const textAt = edge + 232;
const textWide = wide - edge - textAt - 168;
const ruled = { from: edge, to: wide - edge };

/** The numbered list as a picture for chats: as wide as a phone shows it, as long as it takes. */
export async function wishListPng(
  list: Drawings["wishList"],
  { locale, now }: { locale: Locale; now: string },
): Promise<Uint8Array> {
  const { print, common } = wordsOf(locale);
  const format = formatsOf(locale, wordsOf(locale), now);
  const parts: string[] = [];
  let y = 0;
  const say = (text: string, setting: Omit<Parameters<typeof outlined>[1], "y">) => {
    const { svg, lines } = outlined(text, { y: y + setting.size, ...setting });
    parts.push(svg);
    return lines * setting.size * (setting.leading ?? 1.45);
  };

  y = 56;
  parts.push(bridgeSign(edge, y, 1.5));
  say(common.name, { x: edge + 82, size: 34, bold: true, fill: brand.ink });
  if (list.pages > 1) {
    const at = `${list.page} / ${list.pages}`;
    say(at, { x: wide - edge, size: 30, fill: brand.soft, align: "end" });
  }
  y += 66;
  parts.push(doubleRule({ ...ruled, y }));
  y += 34;
  const whole = { x: edge, width: wide - 2 * edge };
  y += say(list.title, { ...whole, size: 52, bold: true, fill: brand.ink, leading: 1.3 });
  const until = `${print.list.until} ${format.day(list.closesAt, list.timeZone)}`;
  y += say(until, { ...whole, size: 30, fill: brand.lantern });
  y += 28;

  for (const wish of list.wishes) {
    parts.push(rule({ ...ruled, y }));
    const top = (y += 26);
    parts.push(lineDrawing(wish.category, edge + 128, top - 4, 84));
    say(wordsOf(locale).wishes.number(wish.number).replace(/\s/g, ""), {
      x: edge,
      size: 36,
      bold: true,
      fill: brand.lantern,
    });
    y += say(wish.title, {
      x: textAt,
      size: 36,
      bold: true,
      fill: brand.ink,
      width: textWide,
      leading: 1.3,
    });
    const told = [wish.size, wish.colour, wish.style, wish.alias].filter(Boolean).join(" · ");
    y += say(told, { x: textAt, size: 28, fill: brand.soft, width: textWide, leading: 1.35 });
    const below = y;
    y = top;
    say(format.money(wish.price), {
      x: wide - edge,
      size: 34,
      fill: brand.ink,
      align: "end",
    });
    if (list.every) {
      y += 48;
      say(standing(wish, locale), {
        x: wide - edge,
        size: 26,
        fill: wish.state === "granted" ? brand.pine : brand.soft,
        align: "end",
      });
    }
    y = Math.max(below, top + 84) + 18;
  }

  parts.push(doubleRule({ ...ruled, y }));
  y += 40;
  const { across, path } = qrPath(list.address);
  const side = 300;
  parts.push(
    `<g transform="translate(${edge} ${y}) scale(${side / across})"><path fill="#fff" d="M0 0h${across}v${across}h-${across}z"/><path fill="#000" shape-rendering="crispEdges" d="${path}"/></g>`,
  );
  const beside = { x: edge + side + 40, width: wide - 2 * edge - side - 40 };
  const foot = y + side;
  y += 20;
  y += say(print.list.scan, { ...beside, size: 40, bold: true, fill: brand.lantern });
  say(list.address, { ...beside, size: 26, fill: brand.soft });
  const high = Math.ceil(foot + 56);

  return pngOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}"><path fill="${brand.sheet}" d="M0 0h${wide}v${high}h-${wide}z"/>${parts.join("")}</svg>`,
  );
}

const standing = ({ state }: ListedWish, locale: Locale) => wordsOf(locale).wishes.status[state];
