import { sql, type Selectable } from "kysely";
import type { ImportRows } from "../../../db/schema";
import { Refusal } from "~/platform/refusal";
import { personIdOf } from "../actor";
import type { Handling } from "../door.server";
import type { SealedField } from "../privacy/input";
import { correctChild, recordChildren, type ChildRecord } from "../privacy/rows.server";
import type { Category, WishInput } from "../wishes/input";
import { insertWishes, lockWishes, reviseWishRow, type WishRow } from "../wishes/rows.server";
import { widenCellsAround } from "../wishes/widen-cells.server";
import { childValues, isChildField } from "./marks.server";
import type { ReadChild, ReadWish } from "./reading/shapes";
import { keepSources, type Compared, type ImportRow, type NewSource } from "./rows.server";
import { openRow } from "./sealing.server";
import type { Staging } from "./staged-row.server";

type Row = Selectable<ImportRows>;
type Known = { row: Row; child: ReadChild; wishes: ReadWish[]; childId: string };
type Revision = { said: ReadWish; wish: WishRow; fields: string[] };
type Places = Staging & { placeCode: string };
export type Settled = {
  rows: Compared[];
  recorded: string[];
  added: string[];
  revised: string[];
};

/**
 * Takes a handful of rows in, set by set: children, corrections, revised wishes, new wishes. A row
 * is taken in wholly or refused with its reason.
 */
export function planOf(tools: Handling, one: ImportRow, staging: Places) {
  const { tx, now, actor } = tools;
  const { key, marks } = staging;
  const by = personIdOf(actor);
  const organizerId = one.organizerId;
  const authorsOf = ({ revisedBy }: Row) => [...new Set([one.uploadedBy, by, ...revisedBy])];

  return async (rows: readonly Row[]): Promise<Settled> => {
    const settled: Settled = { rows: [], recorded: [], added: [], revised: [] };
    const same = rows.filter(({ change }) => change === "same");
    settled.rows.push(...same.map((row) => imported(row, row.childId, row.wishIds)));
    const others = rows.filter(({ change }) => change !== "same");
    const known = await record(others, settled);
    const revisions = await revisionsOf(known, settled);
    const left = known.filter(({ row }) => revisions.has(row.id));
    const taken = await add(left, settled);
    for (const read of taken) {
      await revise(read.row, revisions.get(read.row.id) ?? [], settled);
      await correct(read);
    }
    await keepSources(
      tx,
      organizerId,
      taken.flatMap(({ row, child }) =>
        (revisions.get(row.id) ?? []).map(({ wish, said }) => sourceOf(wish.id, row, child, said)),
      ),
    );
    return settled;
  };

  async function record(rows: readonly Row[], settled: Settled): Promise<Known[]> {
    const opened = rows.flatMap((row) => {
      const read = row.sealed && openRow(key, { ...row, importId: one.id }, row.sealed);
      return read && read.standing === "right"
        ? [{ row, child: read.child, wishes: read.wishes }]
        : [];
    });
    const gone = rows.filter((row) => !opened.some((read) => read.row === row));
    settled.rows.push(...gone.map((row) => refused(row, new Refusal("child_erased"))));
    const begun = await begunHere(opened.flatMap(({ row }) => row.childRow ?? []));
    const childOf = ({ childId, childRow }: Row) => childId ?? begun.get(childRow ?? "");
    const unknown = opened.filter(({ row }) => !childOf(row));
    const recorded = await recordChildren(
      tx,
      now,
      { organizerId, recordedBy: by },
      unknown.map(({ row, child }) => ({
        ...newChild(child),
        ...(row.childRow && { apart: row.childRow }),
      })),
    );
    const fresh = recorded.filter(({ known }) => !known).map(({ childId }) => childId);
    settled.recorded.push(...new Set(fresh));
    const ids = new Map(unknown.map(({ row }, at) => [row.id, recorded[at]!.childId]));
    const strangers = await recordedElsewhere([...ids.values()], new Set(fresh));
    return opened.flatMap((read) => {
      const childId = childOf(read.row) ?? ids.get(read.row.id)!;
      if (!strangers.has(childId) || !ids.has(read.row.id)) return [{ ...read, childId }];
      settled.rows.push(refused(read.row, new Refusal("child_unsure", "legalName")));
      return [];
    });
  }

  /** Children that earlier rows of this table began, by the first row of each. */
  async function begunHere(childRows: readonly string[]) {
    const rows = await tx
      .selectFrom("importRows")
      .select(["childRow", "childId"])
      .where("importId", "=", one.id)
      .where("standing", "=", "imported")
      .where("childRow", "=", sql<string>`any (${childRows}::uuid[])`)
      .execute();
    return new Map(
      rows.flatMap(({ childRow, childId }) => (childRow ? [[childRow, childId!]] : [])),
    );
  }

  /** Children whom somebody recorded since the rows were compared: nobody looked whether they are the same. */
  async function recordedElsewhere(childIds: readonly string[], fresh: ReadonlySet<string>) {
    const others = [...new Set(childIds)].filter((id) => !fresh.has(id));
    const rows = await tx
      .selectFrom("importRows")
      .select("childId")
      .where("importId", "=", one.id)
      .where("standing", "=", "imported")
      .where("childId", "=", sql<string>`any (${others}::uuid[])`)
      .execute();
    const own = new Set(rows.map(({ childId }) => childId));
    return new Set(others.filter((id) => !own.has(id)));
  }

  function newChild({ townshipCode, ageBand, birthYears, ...record }: ReadChild) {
    return {
      townshipCode: townshipCode ?? staging.placeCode,
      countyCode: staging.countyOf(townshipCode),
      ageBand,
      birthYears,
      record,
    };
  }

  /** What the table says otherwise of wishes it brought before, by row; a row that may not is refused. */
  async function revisionsOf(known: readonly Known[], settled: Settled) {
    const paired = known.flatMap(({ row }) => row.wishIds.filter(Boolean));
    const wishes = new Map((await lockWishes(tx, paired)).map((wish) => [wish.id, wish]));
    const sources = await sourcesOf(paired);
    const revisions = new Map<string, Revision[]>();
    for (const { row, child, wishes: told } of known) {
      const own = row.wishIds.flatMap((wishId, at): Revision[] => {
        const [said, wish, source] = [told[at], wishes.get(wishId), sources.get(wishId)];
        if (!said || !wish || !source || wish.state === "withdrawn") return [];
        const changed = marks.changed(source.fieldMarks, child, said);
        return [{ said, wish, fields: changed.filter((field) => !isChildField(field)) }];
      });
      const fixed = own.find(
        ({ wish, fields }) =>
          wish.state !== "draft" &&
          wish.state !== "approved" &&
          fields.some((it) => it !== "price"),
      );
      if (fixed) settled.rows.push(refused(row, new Refusal("wish_text_is_public", "title")));
      else revisions.set(row.id, own);
    }
    return revisions;
  }

  async function revise(row: Row, own: readonly Revision[], settled: Settled) {
    for (const { said, wish, fields } of own) {
      if (fields.length === 0) continue;
      await reviseWishRow(tx, wish, merged(wish, said, fields), authorsOf(row));
      settled.revised.push(wish.id);
    }
  }

  async function sourcesOf(wishIds: readonly string[]) {
    if (wishIds.length === 0) return new Map<string, { fieldMarks: Buffer }>();
    const rows = await tx
      .selectFrom("wishSources")
      .select(["wishId", "fieldMarks"])
      .where("wishId", "in", wishIds)
      .execute();
    return new Map(rows.map((row) => [row.wishId, row]));
  }

  /** Seals anew what the table says otherwise of a child, and widens what is shown where it moved. */
  async function correct({ row, child, childId }: Known) {
    const fields = row.changed.filter(isChildField);
    if (fields.length === 0) return;
    const values: Record<string, string> = { ...childValues(child), birth: child.birth };
    const record = Object.fromEntries(
      fields.filter((field) => field !== "township").map((field) => [field, values[field]]),
    ) as ChildRecord;
    const isAnew = (["legalName", "birth", "township"] as const).some((field) =>
      fields.includes(field),
    );
    await correctChild(tx, {
      childId,
      organizerId,
      record,
      ...(fields.includes("township") && { townshipCode: child.townshipCode ?? undefined }),
      ...(fields.includes("birth") && { ageBand: child.ageBand }),
      ...(isAnew && {
        anew: {
          legalName: child.legalName,
          countyCode: staging.countyOf(child.townshipCode),
          birthYears: child.birthYears,
        },
      }),
    });
    await tools.note({
      action: "privacy.correctedChild",
      subjectType: "child",
      subjectId: childId,
      fields: fields as (SealedField | "township")[],
      purpose: "correct_record",
    });
    if (isAnew) await widenCellsAround(tx, now, childId);
  }

  /** Writes the wishes that are new; answers the rows that were taken in. */
  async function add(known: readonly Known[], settled: Settled): Promise<Known[]> {
    const groups = known.map(({ row, child, wishes, childId }) => ({
      childId,
      authorIds: authorsOf(row),
      legalName: child.legalName,
      wishes: wishes.filter((_, at) => !row.wishIds[at]).map(inputOf),
    }));
    const written = await insertWishes(tx, now, { id: one.batchId, organizerId }, groups);
    const sources: NewSource[] = [];
    const taken: Known[] = [];
    for (const [nth, read] of known.entries()) {
      const { row, child, wishes, childId } = read;
      const added = written[nth]!;
      if (added instanceof Refusal) {
        settled.rows.push(refused(row, added));
        continue;
      }
      const fresh = added.map(({ id }) => id);
      settled.added.push(...fresh);
      const wishIds = wishes.map((wish, at) => {
        const wishId = row.wishIds[at] ?? fresh.shift()!;
        if (!row.wishIds[at]) sources.push(sourceOf(wishId, row, child, wish));
        return wishId;
      });
      settled.rows.push(imported(row, childId, wishIds));
      taken.push(read);
    }
    await keepSources(tx, organizerId, sources);
    return taken;
  }

  function sourceOf(
    wishId: string,
    { sheet, row }: Row,
    child: ReadChild,
    wish: ReadWish,
  ): NewSource {
    return {
      ...{ wishId, sheet, row },
      item: wish.item,
      thingMark: marks.thing(wish),
      saidMark: marks.said(child, wish),
      fieldMarks: marks.fields(child, wish),
    };
  }
}

const inputOf = ({ item: _, price, ...wish }: ReadWish): WishInput => ({
  ...wish,
  price: { minor: BigInt(price.max), currency: price.currency },
});

/** The wish as it stands, with what the table says otherwise. */
function merged(wish: WishRow, said: ReadWish, fields: readonly string[]): WishInput {
  const next = inputOf(said);
  const pick = <Key extends keyof WishInput>(key: Key, before: WishInput[Key]) =>
    fields.includes(key) ? next[key] : before;
  return {
    category: pick("category", wish.category as Category),
    title: pick("title", wish.title),
    words: pick("words", wish.words),
    size: pick("size", wish.size),
    colour: pick("colour", wish.colour),
    style: pick("style", wish.style),
    alias: pick("alias", wish.alias),
    price: pick("price", { minor: wish.priceMinor, currency: wish.currency }),
  };
}

const imported = (row: Row, childId: string | null, wishIds: string[]): Compared => ({
  id: row.id,
  standing: "imported",
  change: row.change,
  changed: row.changed,
  childId,
  wishIds,
});

const refused = (row: Row, { field, code }: Refusal): Compared => ({
  id: row.id,
  standing: "refused",
  errors: [`${field ?? ""}:${code}`],
  change: null,
  changed: [],
  childId: row.childId,
  wishIds: [],
});
