import { randomInt } from "node:crypto";
import { sql, type Insertable, type Updateable } from "kysely";
import type { Tx } from "~/platform/db.server";
import type { ReportLines, Reports, ReportWishes } from "../../../db/schema";

const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const newPublicId = () =>
  Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");

/** Whose reports they are: a fund or an organizer, by the name in its address, with its host where it has one. */
export const fundOfReports = (tx: Tx, slug: string) =>
  tx
    .selectFrom("funds as f")
    .innerJoin("organizations as o", "o.id", "f.fundId")
    .innerJoin("organizations as h", "h.id", "o.hostId")
    .select(["f.fundId", "f.currency", "f.openedAt", "f.closedAt", "o.id as ownerId", "o.name"])
    .select(["o.slug", "h.id as hostId"])
    .where("o.slug", "=", slug)
    .where("o.frozenAt", "is", null)
    .where("h.frozenAt", "is", null)
    .executeTakeFirst();
export type FundOfReports = NonNullable<Awaited<ReturnType<typeof fundOfReports>>>;

export const batchOfReports = (tx: Tx, slug: string) =>
  tx
    .selectFrom("batches as b")
    .select(["b.id as batchId", "b.organizerId as ownerId", "b.state", "b.title", "b.slug"])
    .select(["b.openedAt", "b.timeZone", (eb) => eb.val<string | null>(null).as("hostId")])
    .where("b.slug", "=", slug)
    .executeTakeFirst();
export type BatchOfReports = NonNullable<Awaited<ReturnType<typeof batchOfReports>>>;

const reportRows = (tx: Tx) =>
  tx
    .selectFrom("reports as r")
    .innerJoin("organizations as o", "o.id", "r.ownerId")
    .leftJoin("batches as b", "b.id", "r.batchId")
    .leftJoin("funds as f", "f.fundId", "r.fundId")
    .selectAll("r")
    .select(["o.hostId", "o.slug as ownerSlug", "o.name as ownerName", "b.slug as batchSlug"])
    .select(["b.title as batchTitle", "f.currency"]);

type Asked = { reportId: string; slug?: string };

/** A batch's report lies at its batch, a fund's at its fund; without a name it is asked for by its own alone. */
const atDesk = <Row extends { ownerSlug: string; batchSlug: string | null }>(
  report: Row | undefined,
  slug: string | undefined,
) =>
  slug === undefined || (report && (report.batchSlug ?? report.ownerSlug) === slug)
    ? report
    : undefined;

/** A report by its public id, as its desk sees it. */
export const reportByPublicId = async (tx: Tx, { reportId, slug }: Asked) =>
  atDesk(await reportRows(tx).where("r.publicId", "=", reportId).executeTakeFirst(), slug);

/** The same, held until the transaction ends. */
export const lockReport = async (tx: Tx, { reportId, slug }: Asked) =>
  atDesk(
    await reportRows(tx).where("r.publicId", "=", reportId).forUpdate(["r"]).executeTakeFirst(),
    slug,
  );
export type ReportRow = NonNullable<Awaited<ReturnType<typeof lockReport>>>;

export const insertReport = (tx: Tx, report: Omit<Insertable<Reports>, "publicId">) =>
  tx
    .insertInto("reports")
    .values({ ...report, publicId: newPublicId() })
    .returning(["id", "publicId"])
    .executeTakeFirstOrThrow();

export const changeReport = (tx: Tx, id: string, set: Updateable<Reports>) =>
  tx.updateTable("reports").set(set).where("id", "=", id).execute();

export const dropReport = (tx: Tx, id: string) =>
  tx.deleteFrom("reports").where("id", "=", id).where("state", "=", "draft").execute();

export type NewLine = Omit<Insertable<ReportLines>, "reportId" | "place">;
export type NewReportWish = Omit<Insertable<ReportWishes>, "reportId">;

const atATime = 2_000;

/** Writes what a draft is made of, in place of what it was made of before. */
export async function writeParts(
  tx: Tx,
  reportId: string,
  { wishes, lines }: { wishes: readonly NewReportWish[]; lines: readonly NewLine[] },
): Promise<void> {
  await tx.deleteFrom("reportWishes").where("reportId", "=", reportId).execute();
  await tx.deleteFrom("reportLines").where("reportId", "=", reportId).execute();
  for (let from = 0; from < wishes.length; from += atATime) {
    const some = wishes.slice(from, from + atATime).map((wish) => ({ ...wish, reportId }));
    await tx.insertInto("reportWishes").values(some).execute();
  }
  const placed = lines.map((line, at) => ({ ...line, reportId, place: at + 1 }));
  for (let from = 0; from < placed.length; from += atATime) {
    await tx
      .insertInto("reportLines")
      .values(placed.slice(from, from + atATime))
      .execute();
  }
}

/** Chooses the photos of a draft anew. */
export async function choosePhotos(tx: Tx, reportId: string, photoIds: readonly string[]) {
  await tx.deleteFrom("reportPhotos").where("reportId", "=", reportId).execute();
  if (photoIds.length > 0)
    await tx
      .insertInto("reportPhotos")
      .values([...new Set(photoIds)].map((photoId) => ({ reportId, photoId })))
      .execute();
}

/** Remembers that a fund was told of a day; false when it had been. */
export async function noteReminder(
  tx: Tx,
  reminder: { fundId: string; dueOn: string; daysAhead: number; toldAt: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into report_reminders (fund_id, due_on, days_ahead, told_at)
    values (${reminder.fundId}, ${reminder.dueOn}::date, ${reminder.daysAhead}, ${reminder.toldAt})
    on conflict do nothing returning fund_id`.execute(tx);
  return rows.length > 0;
}
