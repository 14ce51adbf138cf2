import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { boardFile, recordsFile } from "~/documents/board-tables";
import type { Person } from "~/domain/actor";
import { boardMarks, boardSorts, boardSteps } from "~/domain/claims/board-input";
import { board, boardNumbers, boardPage, boardTable } from "~/domain/claims/board.server";
import { coverage, lookAtSchools } from "~/domain/claims/coverage.server";
import { exportPurposes } from "~/domain/claims/export-purposes";
import { exportRecords } from "~/domain/claims/export-records.server";
import { ask, run } from "~/domain/run.server";
import { categories } from "~/domain/wishes/input";
import { mostAtOnce, numbersOf, textOfNumbers } from "~/domain/wishes/numbers";
import { anOrganizer } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo } from "../factories/batches";
import { aBatchToClaim, aClaim, aHold, type BatchToClaim } from "../factories/claims";
import { aBusinessMember, aDonor, aGuest } from "../factories/donors";
import { asOwner } from "../setup/database";

const refusedWith = (code: string) => expect.objectContaining({ code });
const rowsOf = (text: string, values: unknown[] = []) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<Record<string, string>>(text, values);
    return rows;
  });

type Look = Record<string, string | number | null>;

describe("numbers of picked wishes as an address holds them", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 90_000 }), { maxLength: 400 });

  test("come back as they were, whatever their order", () => {
    fc.assert(
      fc.property(numbers, (some) => {
        expect(numbersOf(textOfNumbers(some))).toEqual([...some].sort((a, b) => a - b));
      }),
    );
  });

  test("a thousand fit, and what is no number is passed over", () => {
    const apart = Array.from({ length: mostAtOnce }, (_, at) => 10_001 + at * 2);
    expect(numbersOf(textOfNumbers(apart))).toEqual(apart);
    expect(numbersOf("3.x.-1.5-4.7-8.")).toEqual([3, 7, 8]);
  });
});

describe("the board of a batch", () => {
  let batch: BatchToClaim;
  const look = (actor: Person, asked: Look = {}) =>
    ask(board, { actor, input: { slug: batch.slug, ...asked } });

  beforeAll(async () => {
    batch = await aBatchToClaim({ wishes: 130, cap: 50 });
    const late = new Date(Date.now() - 86_400_000);
    const things = categories.slice(0, 4);
    for (const { id, number } of batch.wishes) {
      await rowsOf(
        "update wishes set category = $2, title = $3, price_minor = $4, alias = $5 where id = $1",
        [
          id,
          things[number % 4],
          number % 7 ? "双肩书包" : "100%_棉被",
          5_000 + (number % 9) * 1_000,
          number % 5 ? "小禾" : "阿岩",
        ],
      );
    }
    const [donor, member] = [await aDonor(), await aBusinessMember()];
    const wish = (number: number) => batch.wishes[number - 1]!;
    for (const number of [1, 2, 3, 4]) await aClaim(donor, wish(number));
    const forBusiness = await aClaim(member, wish(5));
    await rowsOf("update claims set organization_id = $2 where id = $1", [
      forBusiness,
      member.businessId,
    ]);
    await aHold(aGuest(), wish(6));
    await rowsOf("update claims set due_at = $2 where wish_id = $1", [wish(1).id, late]);
    await rowsOf(
      "update claims set state = 'received', received_at = clock_timestamp() where wish_id = $1",
      [wish(2).id],
    );
    await rowsOf("update wishes set hidden_at = clock_timestamp() where id = any ($1)", [
      [wish(3).id, wish(20).id],
    ]);
    await rowsOf(
      "update wishes set state = 'withdrawn', withdrawn_at = clock_timestamp() where id = $1",
      [wish(21).id],
    );
  });

  /** Every page of a look, one after the other. */
  async function through(asked: Look) {
    const first = await look(batch.staff, asked);
    const pages = [first];
    for (let page = 2; page <= first.pages; page += 1)
      pages.push(await look(batch.staff, { ...asked, page }));
    expect(pages.every(({ wishes }) => wishes.length <= boardPage)).toBe(true);
    return { first, wishes: pages.flatMap(({ wishes }) => wishes) };
  }

  const asked = fc.record({
    step: fc.constantFrom(null, ...boardSteps, ...boardMarks),
    category: fc.constantFrom(null, ...categories.slice(0, 5)),
    claim: fc.constantFrom(null, "business", "person", "recorded", "guest"),
    q: fc.constantFrom("", "", "书包", "阿岩", "100%_", "7", "no.12", "%"),
    sort: fc.constantFrom(...boardSorts, ...boardSorts.map((key) => `-${key}`)),
  });

  type Asked = { step: string | null; category: string | null; claim: string | null; q: string };

  test("whatever is asked, its pages hold each wish once, and as many as its counts say", async () => {
    const every = (await through({})).wishes;
    expect(every.map(({ number }) => number)).toEqual(batch.wishes.map(({ number }) => number));
    const fits = (one: (typeof every)[number], { step, category, claim, q }: Asked) =>
      (!step ||
        (step === "late" || step === "hidden" || step === "frozen"
          ? one[step]
          : one.step === step)) &&
      (!category || one.category === category) &&
      (!claim || one.claim?.kind === claim) &&
      (/\d+$/.test(q)
        ? one.number === Number(/\d+$/.exec(q)![0])
        : one.title.includes(q) || one.alias.includes(q));
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const { first, wishes } = await through(one);
        const plain = every.filter((wish) => fits(wish, one));
        const found = wishes.map(({ number }) => number);
        expect([...found].sort((a, b) => a - b)).toEqual(plain.map(({ number }) => number));
        expect(first.total).toBe(plain.length);
        const besides = every.filter((wish) => fits(wish, { ...one, step: null }));
        expect(first.counts.all).toBe(besides.length);
        for (const step of boardSteps)
          expect(first.counts[step]).toBe(besides.filter((wish) => wish.step === step).length);
        for (const mark of boardMarks)
          expect(first.counts[mark]).toBe(besides.filter((wish) => wish[mark]).length);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test.each(["2-4, 6", "２－４，６", "2、3、4、6", "2~4 6号", "2-4.6"])(
    "a list of numbers finds those wishes: %s",
    async (q) => {
      const { wishes } = await look(batch.staff, { q });
      expect(wishes.map(({ number }) => number)).toEqual([2, 3, 4, 6]);
      const all = { slug: batch.slug, q };
      expect(await ask(boardNumbers, { actor: batch.staff, input: all })).toBe("2-4.6");
    },
  );

  test("orders stand as they say, with what has no date last either way", async () => {
    const prices = (await through({ sort: "-price" })).wishes.map(({ price }) =>
      Number(price.minor),
    );
    expect(prices).toEqual([...prices].sort((a, b) => b - a));
    for (const sort of ["due", "-due"]) {
      const dates = (await through({ sort })).wishes.map(
        ({ claim }) => claim?.due ?? claim?.heldUntil ?? null,
      );
      const dated = dates.filter((date) => date !== null);
      expect(dates.slice(0, dated.length)).toEqual(dated);
      expect(dated.length).toBe(6);
      const up = [...dated].sort();
      expect(dated).toEqual(sort === "due" ? up : up.reverse());
    }
  });

  test("says what each wish waits for, who claimed it and what is late", async () => {
    const { wishes, every, counts } = await look(batch.staff);
    const at = (number: number) => wishes.find((wish) => wish.number === number)!;
    expect(at(1)).toMatchObject({ step: "promised", late: true, claim: { kind: "person" } });
    expect(at(2)).toMatchObject({ step: "atHub", late: false });
    expect(at(3)).toMatchObject({ step: "promised", hidden: true });
    expect(at(5).claim).toMatchObject({ kind: "business", business: "山泉面馆" });
    expect(at(6)).toMatchObject({ step: "held", claim: { kind: "guest" } });
    expect(counts).toMatchObject({ late: 1, hidden: 2, all: 130 });
    expect(every).toMatchObject({ withdrawn: 1, open: 123, promised: 4, held: 1, atHub: 1 });
  });

  test("keeps what is picked through filters, and drops what isn't there", async () => {
    const shown = await look(batch.staff, { step: "withdrawn", pick: "1-3.7.5000" });
    expect(shown.look.pick).toBe("1-3.7");
    expect(new Set(shown.pickedAt)).toEqual(new Set(["promised", "atHub", "open"]));
    const numbers = (asked: Look) =>
      ask(boardNumbers, { actor: batch.staff, input: { slug: batch.slug, ...asked } });
    expect(await numbers({ q: "100%_", pick: "1" })).toBe(
      textOfNumbers([
        1,
        ...batch.wishes.map(({ number }) => number).filter((one) => one % 7 === 0),
      ]),
    );
    expect(await numbers({})).toBe("1-130");
  });

  test("takes what an address says wrongly as not said, and a page too far as the last", async () => {
    const odd = { step: "nowhere", category: "x", place: "'", claim: "?", sort: "-", page: "-3" };
    expect((await look(batch.staff, odd)).total).toBe(130);
    const last = await look(batch.staff, { page: 99 });
    expect([last.look.page, last.wishes.length]).toEqual([3, 30]);
  });

  test("is not there for another desk, nor are its numbers, tables and records", async () => {
    const { coordinator } = await anOrganizer();
    const input = { slug: batch.slug };
    const refused = await Promise.allSettled([
      ask(board, { actor: coordinator, input }),
      ask(boardNumbers, { actor: coordinator, input }),
      ask(coverage, { actor: coordinator, input }),
    ]);
    for (const one of refused)
      expect(one).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    await expect(
      ask(boardTable, { actor: coordinator, input: { ...input, after: 0 } }),
    ).rejects.toEqual(refusedWith("not_found"));
    await expect(run(lookAtSchools, { actor: coordinator, input })).rejects.toEqual(
      refusedWith("not_found"),
    );
    await expect(
      run(exportRecords, { actor: coordinator, input: { ...input, purpose: "hand_over" } }),
    ).rejects.toEqual(refusedWith("not_found"));
  });
});

test("what is not yet public waits for a consent, a reviewer or a better text", async () => {
  const batch = await aBatch();
  const { coordinator: actor } = batch.desk;
  await aDraftWish(batch);
  const agreed = await aDraftWish(batch);
  await agreedTo(batch.desk, [agreed.childId]);
  const { id } = await aDraftWish(batch);
  await rowsOf("update wishes set sent_back_note = '请写短一点' where id = $1", [id]);
  const { wishes } = await ask(board, { actor, input: { slug: batch.slug } });
  expect(wishes.map(({ step }) => step)).toEqual(["consent", "text", "sentBack"]);
});

describe("schools and records", () => {
  async function aBatchOfSchools() {
    const desk = await anOrganizer();
    const batch = await aBatch({ desk });
    for (const school of ["石桥小学", "石桥 小学", "柳溪小学", ""])
      await aDraftWish(batch, { school });
    return { ...batch, desk };
  }
  const looksAt = (purpose: string) =>
    rowsOf(
      "select subject_id, fields::text from audit_entries where action = 'privacy.lookedAtChild' and purpose = $1",
      [purpose],
    );

  test("schools are opened for coordinators and reviewers, with an audit row for every child", async () => {
    const { slug, desk } = await aBatchOfSchools();
    const input = { slug };
    const before = (await looksAt("check_coverage")).length;
    await expect(run(lookAtSchools, { actor: desk.courier, input })).rejects.toEqual(
      refusedWith("not_allowed"),
    );
    const schools = await run(lookAtSchools, { actor: desk.reviewer, input });
    expect(schools.map(({ school, wishes }) => [school, wishes])).toEqual([
      ["柳溪小学", 1],
      ["石桥小学", 2],
      ["", 1],
    ]);
    expect((await looksAt("check_coverage")).length).toBe(before + 4);
    const { whole, places, children } = await ask(coverage, { actor: desk.courier, input });
    expect([whole.wishes, places.length, children]).toEqual([4, 1, 4]);
  });

  test.each(exportPurposes)(
    "a list for %s opens what it needs, and is audited",
    async (purpose) => {
      const { slug, desk } = await aBatchOfSchools();
      const before = (await looksAt(purpose)).length;
      const input = { slug, pick: "2-4", purpose };
      await expect(run(exportRecords, { actor: desk.witness, input })).rejects.toEqual(
        refusedWith("not_allowed"),
      );
      const { rows, fields } = await run(exportRecords, { actor: desk.coordinator, input });
      expect(rows.map(({ number }) => number)).toEqual([2, 3, 4]);
      expect(rows.every(({ record }) => record.legalName)).toBe(true);
      expect(fields.includes("guardianPhone" as never)).toBe(/guardian|record/.test(purpose));
      const looks = (await looksAt(purpose)).slice(before);
      expect(looks).toHaveLength(3);
      await expect(
        run(exportRecords, { actor: desk.coordinator, input: { slug, purpose: "review_text" } }),
      ).rejects.toMatchObject({ issues: [{ field: "purpose", code: "choice_unknown" }] });
    },
  );
});

describe("a board as a file", () => {
  const cells = ["=1+1", '+SUM(A1)"', "-2, 3", "@x\ny", "＝HYPERLINK(1)", " =2", "书包"];

  async function aBatchOfFormulas() {
    const batch = await aBatchToClaim({ wishes: cells.length });
    for (const [at, title] of cells.entries())
      await rowsOf("update wishes set title = $2, style = $2, price_minor = 12050 where id = $1", [
        batch.wishes[at]!.id,
        title,
      ]);
    await rowsOf("update wishes set hidden_at = clock_timestamp() where id = $1", [
      batch.wishes[6]!.id,
    ]);
    const file = async (format: "csv" | "xlsx", asked: Look = {}, copies = 1) => {
      const input = { slug: batch.slug, after: 0, ...asked };
      const rows = await ask(boardTable, { actor: batch.staff, input });
      async function* parts() {
        for (let copy = 0; copy < copies; copy += 1) yield await Promise.resolve(rows);
      }
      const answer = boardFile("zh-CN", format, { slug: batch.slug, parts: parts() });
      expect(answer.headers.get("cache-control")).toContain("no-store");
      expect(answer.headers.get("content-disposition")).toContain(`wishes-${batch.slug}.${format}`);
      return Buffer.from(await answer.arrayBuffer());
    };
    return { ...batch, file };
  }
  const runs = /^\s*[=+\-@＝＋－＠]/;

  test("opens again as CSV with every row, and nothing in it runs", async () => {
    const { file } = await aBatchOfFormulas();
    const read = parse(await file("csv"), { bom: true, columns: true }) as Record<string, string>[];
    expect(read).toHaveLength(cells.length);
    expect(read.flatMap((row) => Object.values(row)).filter((cell) => runs.test(cell))).toEqual([]);
    expect(read.map((row) => row["东西"]!.replace(/^'/, ""))).toEqual(cells);
    expect(read[0]).toMatchObject({ 号: "1", 价格: "120.5", 状态: "在等", 公开的地方: "青溪县" });
    expect(read[6]).toMatchObject({ 已隐藏: "是", 孩子的话: "", 公开的地方: "" });
    expect(parse(await file("csv", { pick: "2.4-5.99" }), { bom: true })).toHaveLength(4);
  });

  test("opens again as a workbook, text as text and figures as figures, in many parts", async () => {
    const { file } = await aBatchOfFormulas();
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await file("xlsx", {}, 30)) as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    expect(sheet.actualRowCount).toBe(1 + 30 * cells.length);
    const found: ExcelJS.Cell[] = [];
    sheet.eachRow((row) => row.eachCell((cell) => void found.push(cell)));
    expect(found.filter(({ type }) => type === ExcelJS.ValueType.Formula)).toEqual([]);
    expect(found.filter(({ value }) => typeof value === "string" && runs.test(value))).toEqual([]);
    expect(sheet.getRow(2).getCell(7).value).toBe(120.5);
    expect(sheet.getRow(2).getCell(1).value).toBe(1);
  });

  test("with names, holds only what its purpose needs", async () => {
    const batch = await aBatch();
    await aDraftWish(batch, {
      legalName: "=王小明",
      school: "石桥小学",
      guardianPhone: "0855-123456",
    });
    const input = { slug: batch.slug, purpose: "hand_over" };
    const records = await run(exportRecords, { actor: batch.desk.coordinator, input });
    const text = await recordsFile("zh-CN", "csv", records).text();
    expect(text).toContain("'=王小明");
    expect(text).toContain("石桥小学");
    expect(text).not.toContain("0855");
  });
});
