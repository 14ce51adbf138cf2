import { sql } from "kysely";
import { toWire } from "~/platform/money";
import { personIdOf } from "../actor";
import { query } from "../door.server";
import { yearInput } from "./goods-input";
import { counted, thingsOf } from "./goods-rows.server";
import { receiptNumber } from "./receipt-number";
import { receiptRows } from "./receipt-rows.server";

/**
 * What the one who asks gave in a year, by the day it was received: money for each fund and currency, things
 * for each charity. It sums receipts that hold and is none itself.
 */
export const myGiving = query("funds.myGiving", {
  input: yearInput,
  may: ({ actor }) => actor.kind === "person",

  async read({ tx, actor }, { year }) {
    const rows = await receiptRows(tx)
      .where(sql<boolean>`is_receipts_donor(r.payment_id, r.request_id)`)
      .where("r.voidedAt", "is", null)
      .where(sql<boolean>`extract(year from r.received_on) = ${year}`)
      .orderBy("r.receivedOn")
      .orderBy("r.number")
      .execute();
    const things = await thingsOf(
      tx,
      rows.flatMap(({ requestId }) => requestId ?? []),
    );
    const { name } = await tx
      .selectFrom("people")
      .select("name")
      .where("id", "=", personIdOf(actor))
      .executeTakeFirstOrThrow();
    const sums = new Map<
      string,
      { fund: string; currency: string; count: number; minor: bigint }
    >();
    for (const { requestId, organizationId, fundName: fund, currency, minor } of rows) {
      if (requestId || currency === null || minor === null) continue;
      const key = `${organizationId} ${currency}`;
      const known = sums.get(key) ?? { fund, currency, count: 0, minor: 0n };
      sums.set(key, { ...known, count: known.count + 1, minor: known.minor + minor });
    }
    return {
      year,
      name,
      sums: [...sums.values()].map(({ fund, currency, count, minor }) => ({
        ...{ fund, count },
        amount: toWire({ minor, currency }),
      })),
      receipts: rows.map((row) => ({
        number: receiptNumber(row),
        by: row.hostName,
        receivedOn: row.receivedOn,
        amount:
          row.minor === null || row.currency === null
            ? null
            : toWire({ minor: row.minor, currency: row.currency }),
        things: counted(things.filter(({ requestId }) => requestId === row.requestId)),
      })),
    };
  },
});
