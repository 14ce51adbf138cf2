import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { drawing, type Drawings } from "~/documents/drawings";
import { hasGlyph } from "~/documents/fonts";
import { legible, lineParts } from "~/documents/line-parts";
import { draw, DrawingBusy } from "~/platform/drawing.server";
import { codeIn, pdfPages, pdfPicture, pdfText } from "../setup/pdf";

// A drawing starts a program, which on a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const now = "2026-11-24T00:00:00.000Z";
const drawn = <Kind extends keyof Drawings>(
  kind: Kind,
  props: Drawings[Kind],
  locale: "zh-CN" | "en" = "zh-CN",
) => draw({ ...drawing(kind, props), locale, now });

const address = "https://wish.example.org/batches/qianyuan-3";
const thing = (number: number, given: Partial<Drawings["giftLabels"]["labels"][number]> = {}) => ({
  number,
  title: "跑步鞋",
  size: "38码",
  colour: "",
  style: "",
  category: "shoes" as const,
  code: null,
  address: `https://wish.example.org/organizer/hub/${number}`,
  ...given,
});
const long = `𠮷㛃牌${"很长的名字".repeat(30)}`;
const endless = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4);
const range = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("lines of Chinese", () => {
  test("end between any two characters, but none begins with a mark that closes or ends with one that opens", () => {
    expect(lineParts("他说：“好。”（真的）38码")).toEqual([
      "他",
      "说：",
      "“好。”",
      "（真",
      "的）",
      "38",
      "码",
    ]);
  });

  test("keep a Latin word whole unless no line could hold it, and part an address at its marks", () => {
    expect(lineParts("warm")).toEqual(["warm"]);
    expect(lineParts(endless).length).toBe(endless.length);
    expect(lineParts("wish.example.org/organizer/hub")).toEqual([
      "wish.",
      "example.",
      "org/",
      "organizer/",
      "hub",
    ]);
  });

  test("a character that a font lacks stands there by its code, one that shows nothing goes", () => {
    const has = (code: number) => code !== 0x20bb7 && code !== 0x200b;
    expect(legible("𠮷野\u200b㛃", has)).toBe("〔U+20BB7〕野㛃");
  });

  test("an apostrophe takes no more room than a letter, a Chinese quotation mark keeps its own", () => {
    expect(legible("The children’s wishes, donors’ gifts", hasGlyph)).toBe(
      "The children's wishes, donors' gifts",
    );
    expect(legible("他说‘好’，再见", hasGlyph)).toBe("他说‘好’，再见");
  });
});

describe("the poster", () => {
  const poster: Drawings["poster"] = {
    title: "千人千愿 第三期",
    programme: "千人千愿",
    organizer: "𠮷乡社工站",
    place: { zh: "天柱县", en: "Tianzhu County" },
    closesAt: "2026-12-20T15:59:59.000Z",
    deliverBy: "2027-01-20T15:59:59.000Z",
    timeZone: "Asia/Shanghai",
    waiting: 58,
    address,
  };

  test("is one A4 page that a phone can scan, in either language", async () => {
    const pdf = await drawn("poster", poster);
    const [page, ...more] = await pdfPages(pdf);
    expect(more).toEqual([]);
    expect(page).toMatchObject({ width: 595, height: 842 });
    for (const said of ["千人千愿 第三期", "12 月 20 日", "58 个心愿在等", "〔U+20BB7〕"])
      expect(page?.text).toContain(said);
    expect(codeIn(await pdfPicture(pdf, 0, 2))).toBe(address);

    const english = await pdfText(await drawn("poster", { ...poster, waiting: null }, "en"));
    expect(english).toContain("Tianzhu County");
    expect(english).toContain("Starting soon");
  });

  test("holds the longest title there may be on its one page", async () => {
    const title = `${endless}${long}`.slice(0, 120);
    expect(await pdfPages(await drawn("poster", { ...poster, title }))).toHaveLength(1);
  });
});

describe("gift labels", () => {
  test("lose none of two hundred, twenty-one a sheet", async () => {
    const labels = range(200).map((number) => thing(number));
    const pages = await pdfPages(
      await drawn("giftLabels", { batch: "第三期", single: false, labels }),
    );
    expect(pages).toHaveLength(10);
    const found = pages.flatMap(({ text }) =>
      [...text.matchAll(/(\d+)\s+号/g)].map(([, n]) => Number(n)),
    );
    expect(found).toEqual(range(200));
  });

  test("hold a title of rare characters and endless words inside their edges, each with its own code", async () => {
    const labels = range(21).map((number) =>
      thing(number, number % 2 ? { title: long, size: endless, colour: endless } : {}),
    );
    const pdf = await drawn("giftLabels", { batch: long, single: false, labels });
    const [page] = await pdfPages(pdf);
    expect(page?.text).toContain("〔U+20BB7〕㛃");
    const picture = await pdfPicture(pdf);
    const edge = 4.2 / 210;
    for (const number of range(21)) {
      const [across, down] = [(number - 1) % 3, Math.floor((number - 1) / 3)];
      const part = {
        left: across / 3,
        top: (1.5 + 42 * down) / 297,
        width: 1 / 3,
        height: 42 / 297,
      };
      expect(codeIn(picture, part)).toBe(`https://wish.example.org/organizer/hub/${number}`);
      // Nothing is printed in the margin that a label keeps to its neighbour.
      const margin = { ...part, left: part.left + 0.6 / 210, width: edge - 1.2 / 210 };
      expect(inked(picture, margin)).toBe(0);
    }
  });

  test("come one to a page of 100 by 150 millimetres, also for what nobody has claimed", async () => {
    const labels = [thing(1), thing(2, { address: null, title: long })];
    const pdf = await drawn("giftLabels", { batch: "第三期", single: true, labels }, "en");
    const pages = await pdfPages(pdf);
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [283, 425],
      [283, 425],
    ]);
    expect(pages[1]?.text).toContain("No. 02");
    expect(codeIn(await pdfPicture(pdf, 0))).toBe("https://wish.example.org/organizer/hub/1");
    expect(codeIn(await pdfPicture(pdf, 1))).toBeUndefined();
  });
});

/** How many dark dots a part of a picture has. */
function inked(
  { data, width, height }: Awaited<ReturnType<typeof pdfPicture>>,
  part: { left: number; top: number; width: number; height: number },
) {
  let dark = 0;
  for (let y = Math.ceil(part.top * height) + 3; y < (part.top + part.height) * height - 3; y += 1)
    for (let x = Math.ceil(part.left * width); x < (part.left + part.width) * width; x += 1)
      if ((data[(y * width + x) * 4] ?? 255) < 120) dark += 1;
  return dark;
}

describe("papers of a parcel", () => {
  const hub = {
    name: "石桥乡政府",
    address: "天柱县人民路18号",
    phone: "0855-1234567",
    hours: "9–17",
  };
  const at = "https://wish.example.org/organizer/hub/WB7K2M";

  test("the label says where it goes and what the hub scans, once or four times", async () => {
    const label = { code: "WB7K2M", pieces: 3, hub, address: at };
    const one = await drawn("parcelLabel", { ...label, sheet: false });
    expect(await pdfPages(one)).toMatchObject([{ width: 283, height: 425 }]);
    expect(codeIn(await pdfPicture(one))).toBe(at);
    const four = await pdfPages(await drawn("parcelLabel", { ...label, sheet: true }));
    expect(four).toHaveLength(1);
    expect(four[0]?.text.match(/WB7K2M/g)).toHaveLength(4);
    expect(four[0]?.text).toContain("0855-1234567");
  });

  test("the packing list names each thing, and its address in the code", async () => {
    const things = range(40).map((number) => ({
      ...thing(number),
      claimId: `${number}`,
      batch: "第三期",
    }));
    const pdf = await drawn("packingList", {
      code: "WB7K2M",
      carrier: "顺丰",
      hub,
      address: at,
      things,
    });
    const text = (await pdfPages(pdf)).map((page) => page.text).join("\n");
    for (const number of range(40)) expect(text).toContain(`${String(number).padStart(2, "0")} 号`);
    expect(codeIn(await pdfPicture(pdf))).toBe(at);
  });
});

describe("papers with names", () => {
  test("two hundred lines to sign: none lost or cut in two, the head and the secret on every page", async () => {
    const lines = range(200).map((number) => ({
      ...thing(number, number % 9 ? {} : { title: long, size: endless }),
      claimId: `${number}`,
      batch: number > 150 ? "第四期" : "第三期",
      legalName: number % 7 ? "王小禾" : "𠮷㛃",
      school: "石桥乡中心小学",
      village: "龙潭村",
    }));
    const left = [12, 13, 14].map((key) => ({ key: key + 400, code: "wish_not_claimed" as const }));
    const pages = await pdfPages(await drawn("handOverSheet", { lines, left }));
    expect(pages.length).toBeGreaterThan(10);
    for (const [at, { text, width }] of pages.entries()) {
      expect(width).toBe(842);
      expect(text).toContain("机密");
      expect(text).toContain("领取人签字");
      expect(text).toContain(`第 ${at + 1} 页 共 ${pages.length} 页`);
    }
    const found = pages.flatMap(({ text }) =>
      [...text.matchAll(/(\d+)\s+号/g)].map(([, n]) => Number(n)),
    );
    expect(found).toEqual(range(200));
    const all = pages.map(({ text }) => text).join("");
    expect(all.match(/王小禾|〔U\+20BB7〕㛃\s/g)?.length).toBeGreaterThanOrEqual(200);
    expect(pages.at(-1)?.text).toContain("见证人签字");
    expect(pages.at(-1)?.text).toMatch(/没有列进来的 412–414：\s*现在没有人认领/);
  });

  test("one consent sheet a child, with every scope to tick", async () => {
    const children = range(3).map((at) => ({
      id: `${at}`,
      legalName: `王小${at}`,
      guardianName: "王大山",
      wishes: range(2).map((number) => ({ number, alias: "小禾", title: "书桌" })),
    }));
    const pages = await pdfPages(
      await drawn("consentSheets", { title: "第三期", organizer: "青禾助学会", children }),
    );
    expect(pages).toHaveLength(3);
    expect(pages[2]?.text).toContain("王小3");
    expect(pages[2]?.text).toContain("上门");
  });
});

test("the numbered list is a picture as wide as a phone, with the batch's address to scan", async () => {
  const wishes = range(30).map((number) => ({
    ...thing(number, number === 3 ? { title: long, size: endless } : {}),
    alias: "小禾",
    price: { minor: "20000", currency: "CNY" },
    state: "open" as const,
  }));
  const list = { title: long, address, closesAt: now, timeZone: "Asia/Shanghai", every: false };
  const png = await drawn("wishList", { ...list, wishes, page: 1, pages: 2 });
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(1080);
  const foot = 420 / info.height;
  expect(codeIn({ ...info, data }, { left: 0, top: 1 - foot, width: 0.5, height: foot })).toBe(
    address,
  );
  const right = { left: 1 - 60 / 1080, top: 0, width: 58 / 1080, height: 1 };
  expect(inked({ ...info, data }, right)).toBe(0);
});

test("whoever leaves ends the drawing, and what can't be drawn breaks without a word of it", async () => {
  const leaving = new AbortController();
  const left = draw({ kind: "poster", props: {}, locale: "en", now }, { signal: leaving.signal });
  leaving.abort();
  await expect(left).rejects.toThrow("Nobody waits.");
  const broken = draw({ kind: "giftLabels", props: { secret: "白泽" }, locale: "en", now });
  const error = await broken.catch((told: unknown) => told);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toContain("giftLabels");
  expect(String(error)).not.toContain("白泽");
});

test("more than can wait are told so at once", async () => {
  const leaving = new AbortController();
  const asked = range(40).map(() =>
    draw({ kind: "poster", props: {}, locale: "en", now }, { signal: leaving.signal }),
  );
  const outcomes = Promise.allSettled(asked);
  leaving.abort();
  const refused = (await outcomes).filter(
    (one) => one.status === "rejected" && one.reason instanceof DrawingBusy,
  );
  expect(refused).toHaveLength(14);
});
