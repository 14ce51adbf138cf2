import { formatsOf } from "~/i18n/formats";
import { periodOf } from "~/i18n/report-texts";
import { wordsOf, type Locale } from "~/i18n/words";
import type { DrawingName } from "~/ui/drawings";
import { lanternShapes, type LanternState } from "~/ui/lanterns";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { linesOf, outlined, pngOf } from "./outlined.server";
import { bridgeSign, doubleRule, lineDrawing, rule } from "./strokes";

type Reading = { locale: Locale; now: string };
type Said = Parameters<typeof outlined>[1];

/** What chat apps ask for (Open Graph): 1.91 to 1. */
const [wide, high, edge] = [1200, 630, 64];
const ruled = { from: edge, to: wide - edge };

const hung: DrawingName[] = ["coat", "book", "shoes", "lamp", "bag", "ball"];

/** A wish as it looks in a chat: the thing, its number, price and day; nothing about the child. */
export function wishPreview(wish: Drawings["wishPreview"], { locale, now }: Reading) {
  const words = wordsOf(locale);
  const format = formatsOf(locale, words, now);
  const { standing } = wish;
  const parts = [head(words.common.name, wish.batch)];
  const say = (text: string, y: number, setting: Omit<Said, "y">) => {
    const { svg, lines } = outlined(text, { ...setting, y: y + setting.size });
    parts.push(svg);
    return y + lines * setting.size * (setting.leading ?? 1.45);
  };

  const tag = { x: edge + 8, y: 178, side: 356 };
  parts.push(
    wire(150, 480),
    tagOf(tag),
    lineDrawing(wish.category, tag.x + 50, tag.y + 76, tag.side - 100, 1.25),
  );

  const column = { x: 500, width: wide - edge - 500 };
  const number = words.wishes.number(wish.number).replace(/\s/g, " ");
  const title = { ...column, bold: true, fill: brand.ink, leading: 1.25, y: 0 };
  const size = [84, 68, 56].find((one) => linesOf(wish.title, { ...title, size: one }).length <= 2);
  const short = size !== undefined && linesOf(wish.title, { ...title, size }).length < 2;
  let y = short ? 204 : 160;
  y = say(number, y, { ...column, size: 34, bold: true, fill: brand.lantern });
  y = say(wish.title, y + 4, { ...title, size: size ?? 46, lines: 3 });
  y = say(format.money(wish.price), y + 12, { ...column, size: 48, fill: brand.ink });
  say(whenOf(wish), y + 4, {
    ...column,
    size: 32,
    bold: true,
    fill: { open: brand.lantern, granted: brand.pine, taken: brand.soft, closed: brand.soft }[
      standing
    ],
  });
  if (standing === "granted") parts.push(stamp(words.wishes.status.granted, words.common.name));
  parts.push(foot(words.pages.home.title, wish.host));
  return sheet(parts);

  function whenOf({ closesAt, grantedAt }: Drawings["wishPreview"]) {
    if (standing === "open") return `${words.pages.batch.deadline} ${format.day(closesAt)}`;
    if (standing === "granted" && grantedAt)
      return `${words.wishes.arrived} ${format.day(grantedAt)}`;
    return words.wishes.status[standing];
  }
}

/** A batch as it looks in a chat: whose it is, its lanterns, how many wait and until when. */
export function batchPreview(batch: Drawings["batchPreview"], { locale, now }: Reading) {
  const words = wordsOf(locale);
  const format = formatsOf(locale, words, now);
  const place = locale === "en" ? batch.place.en : batch.place.zh;
  const parts = [head(words.common.name, place)];
  const whole = { x: edge, width: wide - 2 * edge, fill: brand.ink };
  const say = (text: string, y: number, setting: Omit<Said, "y">) =>
    parts.push(outlined(text, { y: y + setting.size, ...setting }).svg);

  const size = [60, 50].find(
    (one) => linesOf(batch.title, { ...whole, y: 0, size: one }).length < 2,
  );
  say(batch.title, size ? 146 : 142, {
    ...{ ...whole, size: size ?? 40, lines: size ? 1 : 2, leading: 1.2 },
    bold: true,
  });
  say(batch.organizer, 240, { ...whole, size: 28, lines: 1, fill: brand.soft });
  parts.push(hangLanterns(batch.lanterns.slice(0, 200), { from: 292, to: 492 }));

  const waiting = batch.lanterns.filter((state) => state === "open").length;
  const granted = batch.lanterns.filter((state) => state === "granted").length;
  const standing = batch.open
    ? waiting > 0
      ? words.print.poster.waiting(waiting)
      : words.pages.batch.allTaken
    : `${words.batches.state.closed} · ${words.batches.granted} ${format.number(granted)}`;
  say(standing, 504, { ...whole, size: 36, bold: true, fill: brand.pine });
  if (batch.open)
    say(`${words.pages.batch.deadline} ${format.day(batch.closesAt)}`, 506, {
      ...{ x: wide - edge, size: 32, align: "end" },
      ...{ bold: true, fill: brand.lantern },
    });
  parts.push(foot(words.pages.home.title, batch.host));
  return sheet(parts);
}

/** A fund as it looks in a chat: whose it is, what came in, what was spent and what is still there. */
export function fundPreview(fund: Drawings["fundPreview"], { locale, now }: Reading) {
  const words = wordsOf(locale);
  const format = formatsOf(locale, words, now);
  const { funds: text } = words;
  const whole = { x: edge, width: wide - 2 * edge, fill: brand.ink };
  const size = [60, 50].find((one) => linesOf(fund.name, { ...whole, y: 0, size: one }).length < 2);
  const parts = [
    head(words.common.name, text.title),
    outlined(fund.name, {
      ...{ ...whole, y: 206, size: size ?? 40, lines: size ? 1 : 2, leading: 1.2 },
      bold: true,
    }).svg,
    outlined(fund.hostName, { ...whole, y: 268, size: 28, lines: 1, fill: brand.soft }).svg,
  ];
  const sums = [
    { key: "cameIn", fill: brand.ink, of: fund.cameIn },
    { key: "spent", fill: brand.lantern, of: fund.spent },
    { key: "available", fill: brand.pine, of: fund.available },
  ] as const;
  const step = (wide - 2 * edge) / sums.length;
  const least = Number(fund.cameIn.minor) || 1;
  for (const [at, { key, fill, of }] of sums.entries()) {
    const x = edge + at * step;
    const share = Math.max(0, Math.min(1, Number(of.minor) / least)) * (step - 40);
    parts.push(
      `<path fill="${brand.edge}" fill-opacity="0.25" d="M${x} 330h${step - 40}v16h-${step - 40}z"/>`,
      `<path fill="${fill}" d="M${x} 330h${share}v16h-${share}z"/>`,
      outlined(text[key], { ...small, x, y: 396 }).svg,
      outlined(oneLine(format.money(of), step - 40, 44), {
        ...{ x, y: 452, size: 44, bold: true },
        fill,
      }).svg,
    );
  }
  parts.push(foot(words.pages.home.title, fund.host));
  return sheet(parts);
}

/** A report as it looks in a chat: whose and when, and its few large numbers. */
export function reportPreview(report: Drawings["reportPreview"], { locale, now }: Reading) {
  const words = wordsOf(locale);
  const format = formatsOf(locale, words, now);
  const { reports: text } = words;
  const whole = { x: edge, width: wide - 2 * edge, fill: brand.ink };
  const name = report.batch?.title ?? report.owner;
  const size = [60, 50].find((one) => linesOf(name, { ...whole, y: 0, size: one }).length < 2);
  const parts = [
    head(words.common.name, text.title),
    outlined(name, {
      ...{ ...whole, y: 206, size: size ?? 40, lines: size ? 1 : 2, leading: 1.2 },
      bold: true,
    }).svg,
    outlined(periodOf(words, format, report), {
      ...{ ...whole, y: 268, size: 28, lines: 1 },
      fill: brand.soft,
    }).svg,
  ];
  const told = [
    { label: text.wishes.taken, value: format.number(report.taken), fill: brand.lantern },
    { label: text.wishes.granted, value: format.number(report.granted), fill: brand.pine },
    ...(report.closing
      ? [{ label: text.money.closing, value: format.money(report.closing), fill: brand.ink }]
      : []),
  ];
  const step = (wide - 2 * edge) / 3;
  for (const [at, { label, value, fill }] of told.entries()) {
    const x = edge + at * step;
    parts.push(
      outlined(label, { ...small, x, y: 396 }).svg,
      outlined(oneLine(value, step - 40, 52), { ...{ x, y: 460, size: 52, bold: true }, fill }).svg,
    );
  }
  parts.push(foot(words.pages.home.title, report.host));
  return sheet(parts);
}

/** The site as it looks in a chat: things hung from one wire, and what it is for. */
export function sitePreview({ host }: Drawings["sitePreview"], { locale }: Reading) {
  const { common, pages, site } = wordsOf(locale);
  const step = (wide - 2 * edge) / hung.length;
  const parts = [
    head(common.name, ""),
    wire(150, wide - edge, 24),
    ...hung.flatMap((name, at) => {
      const tag = { x: edge + at * step + 14, y: 186 + [0, 10, 15, 15, 10, 0][at]!, side: 148 };
      return [tagOf(tag), lineDrawing(name, tag.x + 26, tag.y + 36, 96)];
    }),
  ];
  const whole = { x: edge, width: wide - 2 * edge, bold: true, fill: brand.ink, leading: 1.2 };
  const size = [64, 50].find(
    (one) => linesOf(pages.home.title, { ...whole, y: 0, size: one }).length < 2,
  );
  parts.push(
    outlined(pages.home.title, { ...whole, y: 434, size: size ?? 40, lines: 2 }).svg,
    outlined(site.description, { ...{ x: edge, y: 500 }, ...small, width: whole.width, lines: 2 })
      .svg,
    foot("", host),
  );
  return sheet(parts);
}

const small = { size: 28, fill: brand.soft, leading: 1.35 };

const head = (name: string, beside: string) =>
  bridgeSign(edge, 42, 1.6) +
  outlined(name, { x: edge + 88, y: 82, size: 38, bold: true, fill: brand.ink }).svg +
  outlined(oneLine(beside, 640, 28), { ...small, x: wide - edge, y: 80, align: "end" }).svg +
  doubleRule({ ...ruled, y: 112 });

const foot = (told: string, host: string) =>
  rule({ ...ruled, y: 566 }) +
  outlined(told, { x: edge, y: 604, size: 24, fill: brand.soft, width: 720, lines: 1 }).svg +
  outlined(oneLine(host, 340, 24), {
    x: wide - edge,
    y: 604,
    size: 24,
    fill: brand.soft,
    align: "end",
  }).svg;

const oneLine = (text: string, width: number, size: number) =>
  linesOf(text, { ...{ x: 0, y: 0, fill: "" }, size, width, lines: 1 }).join("");

/** A wire that hangs through a little, from the left edge. */
const wire = (y: number, to: number, sag = 14) =>
  `<path fill="none" stroke="${brand.ink}" stroke-width="2" d="M${edge} ${y}Q${(edge + to) / 2} ${y + 2 * sag} ${to} ${y}"/>`;

type Tag = { x: number; y: number; side: number };

/** A paper tag with its hole and the thread that it hangs by. */
const tagOf = ({ x, y, side }: Tag) => {
  const [middle, cut] = [x + side / 2, side / 9];
  return `<path fill="${brand.sheet}" stroke="${brand.ink}" stroke-width="2.5" stroke-linejoin="round" d="M${x + cut} ${y}h${side - 2 * cut}l${cut} ${cut}v${side - cut}h-${side}v-${side - cut}z"/><circle cx="${middle}" cy="${y + 18}" r="7" fill="${brand.board}" stroke="${brand.ink}" stroke-width="2"/><path fill="none" stroke="${brand.ink}" stroke-width="2" d="M${middle} ${y + 18}q-5-12 0-26"/>`;
};

const colours: Record<LanternState, { line: string; paper: string }> = {
  open: { line: brand.edge, paper: "none" },
  held: { line: brand.amber, paper: brand.amberSoft },
  taken: { line: brand.lantern, paper: brand.lanternSoft },
  sent: { line: brand.lantern, paper: brand.lanternSoft },
  granted: { line: brand.pine, paper: brand.pine },
};

/** Lanterns on their wires, ten a row or as many as it takes to find room. */
function hangLanterns(lanterns: LanternState[], room: { from: number; to: number }) {
  const most = lanterns.length;
  const row = most > 100 ? 40 : most > 60 ? 30 : most > 10 ? 20 : 10;
  const cell = (wide - 2 * edge) / row;
  const rows = Math.ceil(most / row);
  const scale = Math.min(rows > 2 ? 1.24 : rows > 1 ? 1.45 : 2.4, cell / 36);
  const drop = 46 * scale + 6;
  const top = room.from + Math.max(0, (room.to - room.from - rows * drop) / 2);
  const wires = Array.from(
    { length: rows },
    (_, at) =>
      `<path stroke="${brand.edge}" stroke-width="2" d="M${edge} ${top + at * drop}H${wide - edge}"/>`,
  );
  const hung = lanterns.map((state, at) => {
    const x = edge + (at % row) * cell + (cell - 32 * scale) / 2;
    const y = top + Math.floor(at / row) * drop;
    const { line, paper } = colours[state];
    const shape = lanternShapes[state]
      .replaceAll('class="lantern-paper"', `fill="${paper}" stroke="none"`)
      .replaceAll('class="lantern-flame"', `fill="${brand.flame}" stroke="none"`)
      .replaceAll('class="lantern-ribs"', `stroke="${paper}" stroke-width="1.2"`)
      .replaceAll("currentColor", line);
    return `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${line}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shape}</g>`;
  });
  return [...wires, ...hung].join("");
}

/** The round seal on what has come true. */
function stamp(label: string, house: string) {
  const middle = { x: 46, align: "middle", fill: brand.pine } as const;
  const size = label.length > 4 ? 17 : 20.5;
  const said =
    outlined(label, { ...middle, y: 46.5 + size * 0.36, size, bold: true }).svg +
    outlined(house, { ...middle, y: 27, size: house.length > 4 ? 8 : 9 }).svg;
  return `<g transform="translate(262 366) rotate(-9 90 90) scale(1.95)"><g fill="none" stroke="${brand.pine}"><circle cx="46" cy="46" r="42" stroke-width="2.5" fill="${brand.sheet}" fill-opacity="0.88"/><circle cx="46" cy="46" r="37.5"/><path d="M16 33h60M16 60h60"/><path stroke-width="1.5" d="M40 70.5q6-6.5 12 0M46 67.5v6"/></g>${said}</g>`;
}

const sheet = (parts: string[]) =>
  pngOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}"><path fill="${brand.board}" d="M0 0h${wide}v${high}h-${wide}z"/>${parts.join("")}</svg>`,
  );
