import { sql } from "kysely";
import { publicDb } from "~/platform/db.server";
import { lateOf, wireMoney, type Figures } from "./figures";

const publicIds = /^[a-z0-9]{10}$/;

const columns = [
  ...(["publicId", "firstDay", "lastDay", "version", "state", "publishedAt"] as const),
  ...(["ownerSlug", "ownerName", "hostName", "batchSlug", "batchTitle", "correctedBy"] as const),
] as const;

const reports = () => publicDb.selectFrom("publicReports").select(columns);
type Row = Awaited<ReturnType<ReturnType<typeof reports>["execute"]>>[number];

/** A report as lists name it. */
const listed = ({ publicId, publishedAt, ownerSlug, ownerName, hostName, ...row }: Row) => ({
  id: publicId,
  firstDay: row.firstDay,
  lastDay: row.lastDay,
  version: row.version,
  corrected: row.state === "corrected",
  correctedBy: row.correctedBy,
  publishedAt: publishedAt?.toISOString() ?? "",
  owner: ownerName,
  host: hostName,
  fund: row.batchSlug === null ? ownerSlug : null,
  batch: row.batchSlug === null ? null : { slug: row.batchSlug, title: row.batchTitle ?? "" },
});
export type ListedReport = ReturnType<typeof listed>;

/** The reports of a fund or a batch that hold, the newest first. */
export async function reportsOf(of: { fund: string } | { batch: string }): Promise<ListedReport[]> {
  const rows = await reports()
    .where("state", "=", "published")
    .$if("batch" in of, (all) => all.where("batchSlug", "=", (of as { batch: string }).batch))
    .$if("fund" in of, (all) =>
      all.where("ownerSlug", "=", (of as { fund: string }).fund).where("batchSlug", "is", null),
    )
    .orderBy("lastDay", "desc")
    .orderBy("publishedAt", "desc")
    .limit(60)
    .execute();
  return rows.map(listed);
}

const pageSize = 24;

/**
 * A page of all published reports, the newest first, those that were corrected among them; `after` is
 * what the page before ended with.
 */
export async function publishedReports(after?: string | null) {
  const [, at = "", id = ""] = /^(\d{1,17})\.([a-z0-9]{10})$/.exec(after ?? "") ?? [];
  const rows = await reports()
    .$if(at !== "", (all) =>
      all.where((eb) =>
        eb(eb.refTuple("publishedAt", "publicId"), "<", eb.tuple(new Date(Number(at)), id)),
      ),
    )
    .orderBy("publishedAt", "desc")
    .orderBy("publicId", "desc")
    .limit(pageSize + 1)
    .execute();
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    reports: page.map(listed),
    next:
      rows.length > pageSize && last
        ? `${last.publishedAt?.getTime() ?? 0}.${last.publicId}`
        : null,
  };
}

/** The addresses of all published reports. */
export async function publishedReportIds(): Promise<{ id: string; changed: string }[]> {
  const rows = await publicDb
    .selectFrom("publicReports")
    .select(["publicId", "publishedAt"])
    .orderBy("publishedAt", "desc")
    .limit(10_000)
    .execute();
  return rows.map(({ publicId, publishedAt }) => ({
    id: publicId,
    changed: publishedAt?.toISOString() ?? "",
  }));
}

/** Names of places by code, as the counts of a report name them. */
async function placeNames(codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, { zh: string; en: string }>();
  const rows = await publicDb
    .selectFrom("places")
    .select(["code", "nameZh", "nameEn"])
    .where("code", "in", [...codes])
    .execute();
  return new Map(rows.map(({ code, nameZh, nameEn }) => [code, { zh: nameZh, en: nameEn }]));
}

/** All that a report's page, its PDF and its tables show; null where there is none, for whatever reason. */
export async function publicReport(publicId: string) {
  if (!publicIds.test(publicId)) return null;
  const row = await publicDb
    .selectFrom("publicReports")
    .selectAll()
    .where("publicId", "=", publicId)
    .executeTakeFirst();
  if (!row) return null;
  const [before, lines, photos] = await Promise.all([
    publicDb
      .selectFrom("publicReports")
      .select("figures")
      .where("ownerSlug", "=", row.ownerSlug)
      .where("batchSlug", "is", null)
      .where("state", "=", "published")
      .where("lastDay", "=", sql<string>`${row.firstDay}::date - 1`)
      .executeTakeFirst(),
    publicDb
      .selectFrom("publicReportLines")
      .select(["place", "kind", "happenedOn", "minor", "category", "wishPublicId"])
      .select(["organizerSlug", "organizerName"])
      .where("reportId", "=", row.id)
      .orderBy("place")
      .execute(),
    publicDb
      .selectFrom("publicReportPhotos")
      .select(["id", "width", "height"])
      .where("reportId", "=", row.id)
      .orderBy("id")
      .execute(),
  ]);
  const figures = row.figures as unknown as Figures;
  const known = await shown(row, figures);
  return {
    ...{ ...known, photos, late: lateOf(known.money, before?.figures as unknown as Figures) },
    lines: linesOf(lines, figures.currency),
  };
}
export type PublicReport = NonNullable<Awaited<ReturnType<typeof publicReport>>>;

type Shown = Omit<Row, "state"> & {
  state: string;
  hostRegistration: string | null;
  intro: string;
  learned: string;
  failed: string;
  correction: string;
  sealedNumber: bigint;
  sealedHead: string;
  corrects: string | null;
};

async function shown(row: Shown, figures: Figures) {
  const codes = figures.wishes.byPlace.flatMap(({ key }) => key ?? []);
  const names = await placeNames(codes);
  const { intro, learned, failed, correction, sealedHead, corrects } = row;
  return {
    ...listed(row as Row),
    ...{ intro, learned, failed, correction, corrects },
    hostRegistration: row.hostRegistration,
    sealed: { number: row.sealedNumber.toString(), head: sealedHead },
    currency: figures.currency,
    money: figures.money && figures.currency ? wireMoney(figures.money, figures.currency) : null,
    wishes: {
      ...figures.wishes,
      byPlace: figures.wishes.byPlace.map((cell) => ({
        ...cell,
        name: (cell.key && names.get(cell.key)) || null,
      })),
    },
    ended: figures.ended,
  };
}

type Line = {
  place: number;
  kind: "purchase" | "delivery";
  happenedOn: string;
  minor: bigint | null;
  category: string | null;
  wishPublicId: string | null;
  organizerSlug: string | null;
  organizerName: string | null;
};

/** A line whose kind of thing is not told leads to no wish: its page would tell the kind. */
function linesOf(lines: readonly Line[], currency: string | null) {
  const first = new Map<string, number>();
  for (const { place, wishPublicId } of lines)
    if (wishPublicId && !first.has(wishPublicId)) first.set(wishPublicId, place);
  return lines.map(({ minor, wishPublicId, organizerSlug, organizerName, ...line }) => ({
    ...line,
    wish: line.category ? wishPublicId : null,
    same: first.get(wishPublicId ?? "") ?? null,
    organizer: organizerSlug && organizerName ? { slug: organizerSlug, name: organizerName } : null,
    amount: minor === null || currency === null ? null : { minor: minor.toString(), currency },
  }));
}
