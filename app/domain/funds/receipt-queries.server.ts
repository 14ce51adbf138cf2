import { sql } from "kysely";
import type { Tx } from "~/platform/db.server";
import { toWire } from "~/platform/money";
import { personIdOf, type Actor } from "../actor";
import { query } from "../door.server";
import { myReceiptsInput } from "./goods-input";
import { issueReceiptInput, receiptIdInput, receiptsInput } from "./input";
import { givenThings } from "./look-at-receipt.server";
import { mayApproveMoney, mayLookAtReceipt, mayRecordMoney, mayTend } from "./may";
import { receiptNumber } from "./receipt-number";
import { paged, pageSize, readAfter } from "./list-pages";
import {
  overtaken,
  paymentForReceipt,
  receiptById,
  receiptRows,
  receivedOn,
} from "./receipt-rows.server";
import { fundBySlug } from "./rows.server";

type Row = Awaited<ReturnType<ReturnType<typeof receiptRows>["execute"]>>[number];

/** A receipt in a list; to whom it is made out stays sealed. */
export const receiptWire = (row: Row) => ({
  id: row.id,
  number: receiptNumber(row),
  amount:
    row.minor === null || row.currency === null
      ? null
      : toWire({ minor: row.minor, currency: row.currency }),
  goods: row.requestId !== null,
  receivedOn: row.receivedOn,
  issuedAt: row.issuedAt.toISOString(),
  officialNumber: row.officialNumber,
  voided: row.voidedAt !== null,
  /** Whose receipt, and whose number, it is. */
  charity: row.hostName,
  fund: { slug: row.slug, name: row.fundName },
});

/** Receipts newest first, from behind the one that is named. */
export const newestFirst = (rows: ReturnType<typeof receiptRows>, after: string) => {
  const behind = readAfter(after);
  return rows
    .$if(behind !== undefined, (all) =>
      all.where(
        sql<boolean>`(r.issued_at, r.id) < (${behind?.at ?? null}::timestamptz, ${behind?.id ?? null}::uuid)`,
      ),
    )
    .orderBy("r.issuedAt", "desc")
    .orderBy("r.id", "desc")
    .limit(pageSize + 1);
};

/** The receipts of the one who asks, newest first. */
export const myReceipts = query("funds.myReceipts", {
  input: myReceiptsInput,
  may: ({ actor }) => actor.kind === "person",
  async read({ tx }, { after }) {
    const mine = receiptRows(tx).where(sql<boolean>`is_receipts_donor(r.payment_id, r.request_id)`);
    const { page, next } = paged(await newestFirst(mine, after).execute(), (row) => row.issuedAt);
    const { rows } = await sql<{ year: number }>`
      select distinct extract(year from received_on)::integer as year from receipts r
      where r.voided_at is null and is_receipts_donor(r.payment_id, r.request_id)
      order by 1 desc`.execute(tx);
    return { receipts: page.map(receiptWire), next, years: rows.map(({ year }) => year) };
  },
});

/** Whether the one who asks may void this receipt. */
export const mayVoid = (actor: Actor, row: Row) =>
  mayApproveMoney(actor, row) && row.voidedAt === null && row.issuedBy !== personIdOf(actor);

/** Of a fund: receipts that the books have overtaken, those written, and money without one. No donor is named. */
export const receiptsOf = query("funds.receipts", {
  input: receiptsInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, { after, lacking }, fund) {
    const ours = receiptRows(tx).where("r.fundId", "=", fund.fundId);
    const toMend =
      after || lacking
        ? []
        : await ours.where(overtaken).orderBy("r.issuedAt").limit(200).execute();
    const written = paged(await newestFirst(ours, after).execute(), (row) => row.issuedAt);
    const without = await lackingOf(tx, fund.fundId, lacking);
    return {
      may: { issue: mayRecordMoney(actor, fund), void: mayApproveMoney(actor, fund) },
      toMend: toMend.map((row) => ({
        ...receiptWire(row),
        held: toWire({ minor: row.held ?? 0n, currency: row.currency ?? "" }),
      })),
      receipts: written.page.map((row) => ({ ...receiptWire(row), mayVoid: mayVoid(actor, row) })),
      next: written.next,
      lacking: without.page.map(({ id, way, held, currency, receivedOn, clearedAt }) => ({
        ...{ id, way, receivedOn, amount: toWire({ minor: held, currency }) },
        clearedAt: clearedAt?.toISOString() ?? "",
      })),
      nextLacking: without.next,
      goodsAt: actorServes(actor, fund.hostId) ? await slugOf(tx, fund.hostId) : null,
    };
  },
});

const actorServes = (actor: Actor, organizationId: string) =>
  actor.kind === "person" && actor.memberships.some((one) => one.organizationId === organizationId);

const slugOf = async (tx: Tx, organizationId: string) =>
  (
    await tx
      .selectFrom("organizations")
      .select("slug")
      .where("id", "=", organizationId)
      .executeTakeFirstOrThrow()
  ).slug;

async function lackingOf(tx: Tx, fundId: string, after: string) {
  const behind = readAfter(after);
  const rows = await tx
    .selectFrom("payments as p")
    .leftJoin("deposits as d", "d.id", "p.depositId")
    .select(["p.id", "p.currency", "p.way", "p.clearedAt", receivedOn.as("receivedOn")])
    .select(sql<bigint>`held_of_payment(p.id)`.as("held"))
    .where("p.fundId", "=", fundId)
    .where("p.state", "in", ["cleared", "partly_refunded", "lost"])
    .where(sql<boolean>`(p.state = 'cleared' or held_of_payment(p.id) > 0)`)
    .where(
      sql<boolean>`not exists (select from receipts r where r.payment_id = p.id and r.voided_at is null)`,
    )
    .$if(behind !== undefined, (all) =>
      all.where(
        sql<boolean>`(p.cleared_at, p.id) < (${behind?.at ?? null}::timestamptz, ${behind?.id ?? null}::uuid)`,
      ),
    )
    .orderBy("p.clearedAt", "desc")
    .orderBy("p.id", "desc")
    .limit(pageSize + 1)
    .execute();
  return paged(rows, (row) => row.clearedAt ?? new Date(0));
}

/** What the form for a receipt needs to know of the money it is for. */
export const receiptForm = query("funds.receiptForm", {
  input: issueReceiptInput,
  subject: ({ tx }, { paymentId }) => paymentForReceipt(tx, paymentId),
  may: ({ actor }, payment) => mayRecordMoney(actor, payment),
  read: (_, __, { slug, donor, payerSealed, held, currency }) =>
    Promise.resolve({
      ...{ slug, donor: donor ?? "", named: payerSealed !== null },
      amount: toWire({ minor: held, currency }),
    }),
});

/** A receipt's own page: what it is for and how it stands. To whom it is made out stays sealed. */
export const receiptSeen = query("funds.receiptSeen", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => receiptById(tx, receiptId),
  may: ({ actor }, receipt) => mayLookAtReceipt(actor, receipt),
  async read({ tx, actor }, _, row) {
    const differs = row.voidedAt === null && row.held !== null && row.held !== row.minor;
    const { anewId, anewYear, anewNumber, oldYear, oldNumber, hostSlug, currency } = row;
    const records = mayRecordMoney(actor, row);
    const tends = mayTend(actor, row);
    return {
      ...receiptWire(row),
      things: await givenThings(tx, row),
      jurisdiction: row.jurisdiction,
      voidedAt: row.voidedAt?.toISOString() ?? null,
      reason: row.voidReason,
      byBooks: row.voidCause === "books",
      replaces: oldYear && oldNumber ? receiptNumber({ year: oldYear, number: oldNumber }) : null,
      replacedBy:
        anewId && anewYear && anewNumber
          ? { id: anewId, number: receiptNumber({ year: anewYear, number: anewNumber }) }
          : null,
      desk: tends ? (row.requestId ? `/charity/${hostSlug}` : `/fund/${row.slug}`) : null,
      held: differs && tends && currency ? toWire({ minor: row.held ?? 0n, currency }) : null,
      may: {
        note: records && row.jurisdiction === "cn" && row.voidedAt === null,
        mend: records && differs && row.paymentState !== "disputed",
        void: tends && mayVoid(actor, row),
      },
    };
  },
});

/** A receipt for who is about to void it. */
export const receiptToVoid = query("funds.receiptToVoid", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => receiptById(tx, receiptId),
  may: ({ actor }, receipt) => mayApproveMoney(actor, receipt),
  read: (_, __, receipt) => Promise.resolve(receiptWire(receipt)),
});

/** A receipt for who is about to bring it into line with the books, and what they hold. */
export const receiptToMend = query("funds.receiptToMend", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => receiptById(tx, receiptId),
  may: ({ actor }, receipt) => mayRecordMoney(actor, receipt) && receipt.held !== null,
  read: (_, __, receipt) =>
    Promise.resolve({
      ...receiptWire(receipt),
      held: toWire({ minor: receipt.held ?? 0n, currency: receipt.currency ?? "" }),
    }),
});
