import { z } from "zod";
import { query } from "../door.server";
import { isSteward, type Actor } from "../actor";
import { dayOf } from "../funds/book-days";
import { lateOf, wireMoney, type Figures } from "./figures";
import { ofOwnerInput, ofReportInput } from "./input";
import { reportLife, type ReportState } from "./life";
import { isPublisher, mayCompose, mayPublish, mayRecompose, maySeeReports } from "./may";
import { movedSince } from "./moved.server";
import { figuresBefore, overlapping } from "./neighbours.server";
import { daysLater, dueDay, firstOwed, noticeDays } from "./disclosure";
import { photoChoice } from "./photo-choice.server";
import { batchOfReports, fundOfReports, reportByPublicId, type ReportRow } from "./rows.server";
import { verify } from "./verify.server";
import { waitingPurchases } from "./waiting.server";
import type { Tx } from "~/platform/db.server";

const wire = (row: Listed) => ({
  id: row.publicId,
  firstDay: row.firstDay,
  lastDay: row.lastDay,
  version: row.version,
  state: row.state as ReportState,
  composedAt: row.composedAt.toISOString(),
  publishedAt: row.publishedAt?.toISOString() ?? null,
});
type Listed = Pick<ReportRow, "publicId" | "firstDay" | "lastDay" | "version" | "state"> &
  Pick<ReportRow, "composedAt" | "publishedAt">;

const reportsAt = (tx: Tx, of: { fundId: string } | { batchId: string }) =>
  tx
    .selectFrom("reports")
    .select(["publicId", "firstDay", "lastDay", "version", "state", "composedAt", "publishedAt"])
    .where((eb) => eb.and(of))
    .orderBy("lastDay", "desc")
    .orderBy("version", "desc")
    .limit(200)
    .execute();

/** A fund's reports with the day by which the next one is due. */
export const fundReports = query("reports.ofFund", {
  input: ofOwnerInput,
  subject: ({ tx }, { slug }) => fundOfReports(tx, slug),
  may: ({ actor }, fund) => maySeeReports(actor, fund),

  async read({ tx, now, actor }, _, fund) {
    const reports = await reportsAt(tx, { fundId: fund.fundId });
    const due = dueDay(fund, reports);
    const today = dayOf(now);
    return {
      slug: fund.slug,
      reports: reports.map(wire),
      due:
        due === null
          ? null
          : {
              on: due,
              late: due < today,
              soon: due <= daysLater(today, noticeDays),
              closed: fund.closedAt !== null,
            },
      next: firstOwed(fund, reports, now),
      may: {
        compose: mayCompose(actor, fund),
      },
    };
  },
});

/** A batch's reports. */
export const batchReports = query("reports.ofBatch", {
  input: ofOwnerInput,
  subject: ({ tx }, { slug }) => batchOfReports(tx, slug),
  may: ({ actor }, batch) => maySeeReports(actor, batch),

  async read({ tx, actor }, _, batch) {
    const { slug, title, state, batchId } = batch;
    const reports = (await reportsAt(tx, { batchId })).map(wire);
    return { slug, title, state, reports, may: { compose: mayCompose(actor, batch) } };
  },
});

/** One report as its desk sees it: its figures, its words, the photos to choose from, and what can be done. */
export const deskReport = query("reports.desk", {
  input: ofReportInput,
  subject: ({ tx }, asked) => reportByPublicId(tx, asked),
  may: ({ actor }, report) => maySeeReports(actor, report),

  async read({ tx, now, actor }, _, report) {
    const chosen = await tx
      .selectFrom("reportPhotos")
      .select("photoId")
      .where("reportId", "=", report.id)
      .execute();
    const composes = mayCompose(actor, report);
    const lines = await tx
      .selectFrom("reportLines")
      .select(({ fn }) => ["kind", fn.countAll<bigint>().as("count")])
      .where("reportId", "=", report.id)
      .groupBy("kind")
      .execute();
    const figures = report.figures as unknown as Figures;
    const count = (kind: string) => Number(lines.find((one) => one.kind === kind)?.count ?? 0n);
    const money =
      figures.money && figures.currency ? wireMoney(figures.money, figures.currency) : null;
    const inWork = reportLife.can("recompose", report.state);
    const is = (verb: Parameters<typeof reportLife.can>[0]) => reportLife.can(verb, report.state);
    return {
      ...wire(report),
      ...{ intro: report.intro, learned: report.learned, failed: report.failed },
      ...{ correction: report.correction, sentBack: report.sentBackNote },
      handedInAt: report.submittedAt?.toISOString() ?? null,
      ownerSlug: report.ownerSlug,
      ownerName: report.ownerName,
      batch: report.batchSlug ? { slug: report.batchSlug, title: report.batchTitle ?? "" } : null,
      corrects: report.correctsId !== null,
      sealedNumber: report.sealedNumber.toString(),
      figures,
      money,
      late: lateOf(money, await figuresBefore(tx, report)),
      moved: inWork ? await movedSince(tx, now, report) : null,
      /** It went through a check and was put together again since. */
      again: inWork && report.submittedAt !== null && report.composedAt > report.submittedAt,
      waiting: inWork ? await waitingPurchases(tx, report) : [],
      overlaps: inWork ? await overlapping(tx, report) : [],
      purchases: count("purchase"),
      deliveries: count("delivery"),
      photos: (await photoChoice(tx, report.id)).map(({ photoId, width, height }) => ({
        ...{ id: photoId, width, height },
        chosen: chosen.some((one) => one.photoId === photoId),
      })),
      can: {
        edit: composes && is("submit"),
        submit: composes && is("submit"),
        publish: mayPublish(actor, report) && is("publish"),
        correct: composes && is("correct"),
        recompose: mayRecompose(actor, report) && inWork,
      },
      may: {
        ...{ composer: composes, publisher: isPublisher(actor, report) },
        recomposer: mayRecompose(actor, report),
      },
      mine: actor.kind === "person" && report.authorIds.includes(actor.personId),
    };
  },
});

/** Computes a report anew from the books at its number; for operators and stewards. */
export const verifyReport = query("reports.verify", {
  input: z.object({ reportId: z.string().max(40) }),
  subject: ({ tx }, asked) => reportByPublicId(tx, asked),
  may: ({ actor }: { actor: Actor }) => actor.kind === "system" || isSteward(actor),

  async read({ tx }, _, report) {
    return {
      id: report.publicId,
      of: report.batchTitle ?? report.ownerName,
      ...{ firstDay: report.firstDay, lastDay: report.lastDay, version: report.version },
      state: report.state as ReportState,
      sealed: report.sealedNumber,
      differences: await verify(tx, report),
    };
  },
});

type Waiting = {
  id: string;
  ownerId: string;
  /** The owner's and the batch's names in addresses. */
  owner: string;
  batch: string | null;
  task: "review" | "mend";
  since: string;
};

/** Which reports wait for the one who asks: for his check, or for his mending. */
export const reportTodo = query("reports.todo", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",

  async read({ tx, actor }) {
    const rows = await tx
      .selectFrom("reports as r")
      .innerJoin("organizations as o", "o.id", "r.ownerId")
      .leftJoin("batches as b", "b.id", "r.batchId")
      .select(["r.publicId", "r.state", "r.authorIds", "r.submittedAt", "r.composedAt"])
      .select(["r.ownerId", "o.hostId", "o.slug as owner", "b.slug as batch"])
      .where("r.state", "in", ["draft", "in_review"])
      .orderBy("r.composedAt")
      .limit(200)
      .execute();
    return rows.flatMap((row): Waiting[] => {
      const { publicId: id, ownerId, owner, batch } = row;
      const told = { id, ownerId, owner, batch };
      if (row.state === "in_review" && mayPublish(actor, row)) {
        const since = (row.submittedAt ?? row.composedAt).toISOString();
        return [{ ...told, task: "review", since }];
      }
      // Who had handed it in is told that it is a draft again: sent back, or put together again.
      if (row.state === "draft" && row.submittedAt !== null && mayCompose(actor, row))
        return [{ ...told, task: "mend", since: row.composedAt.toISOString() }];
      return [];
    });
  },
});
