import { z } from "zod";
import { toWire } from "~/platform/money";
import { personIdOf } from "../actor";
import { query } from "../door.server";
import { issueReceiptInput, ofFundInput, receiptIdInput } from "./input";
import { mayApproveMoney, mayRecordMoney, mayTend } from "./may";
import { receiptNumber } from "./receipt-number";
import { paymentForReceipt, receiptById, receiptRows } from "./receipt-rows.server";
import { fundBySlug } from "./rows.server";

type Row = Awaited<ReturnType<ReturnType<typeof receiptRows>["execute"]>>[number];

const wire = (row: Row) => ({
  id: row.id,
  number: receiptNumber(row),
  amount: toWire(row),
  receivedOn: row.receivedOn,
  issuedAt: row.issuedAt.toISOString(),
  officialNumber: row.officialNumber,
  voided: row.voidedAt !== null,
  fund: { slug: row.slug, name: row.fundName },
});

/** The receipts of the one who asks, newest first. */
export const myReceipts = query("funds.myReceipts", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  async read({ tx, actor }) {
    const rows = await receiptRows(tx)
      .where("g.personId", "=", personIdOf(actor))
      .orderBy("r.issuedAt", "desc")
      .limit(100)
      .execute();
    return rows.map(wire);
  },
});

/** A fund's receipts, newest first, and money in the books that has none. No donor is named. */
export const receiptsOf = query("funds.receipts", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, _, fund) {
    const receipts = await receiptRows(tx)
      .where("r.fundId", "=", fund.fundId)
      .orderBy("r.issuedAt", "desc")
      .orderBy("r.number", "desc")
      .limit(100)
      .execute();
    const lacking = await tx
      .selectFrom("payments as p")
      .select(["p.id", "p.minor", "p.currency", "p.way", "p.clearedAt"])
      .where("p.fundId", "=", fund.fundId)
      .where("p.state", "=", "cleared")
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("receipts as r")
              .select("r.id")
              .whereRef("r.paymentId", "=", "p.id")
              .where("r.voidedAt", "is", null),
          ),
        ),
      )
      .orderBy("p.clearedAt", "desc")
      .limit(100)
      .execute();
    const may = { issue: mayRecordMoney(actor, fund), void: mayApproveMoney(actor, fund) };
    return {
      may,
      receipts: receipts.map((row) => ({
        ...wire(row),
        mayVoid: may.void && row.voidedAt === null && row.issuedBy !== personIdOf(actor),
      })),
      lacking: lacking.map(({ id, way, clearedAt, ...sum }) => ({
        ...{ id, way, amount: toWire(sum) },
        clearedAt: clearedAt?.toISOString() ?? "",
      })),
    };
  },
});

/** What the form for a receipt needs to know of the money it is for. */
export const receiptForm = query("funds.receiptForm", {
  input: issueReceiptInput,
  subject: ({ tx }, { paymentId }) => paymentForReceipt(tx, paymentId),
  may: ({ actor }, payment) => mayRecordMoney(actor, payment),
  read: (_, __, { slug, donor, payerSealed, ...sum }) =>
    Promise.resolve({ slug, amount: toWire(sum), donor: donor ?? "", named: payerSealed !== null }),
});

/** A receipt for who is about to void it; to whom it is made out stays sealed. */
export const receiptToVoid = query("funds.receiptToVoid", {
  input: receiptIdInput,
  subject: ({ tx }, { receiptId }) => receiptById(tx, receiptId),
  may: ({ actor }, receipt) => mayApproveMoney(actor, receipt),
  read: (_, __, receipt) => Promise.resolve(wire(receipt)),
});
