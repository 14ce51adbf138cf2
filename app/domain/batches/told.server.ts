import { sql } from "kysely";

/** In which states of its claim a notice is still so; those not named here stay so. */
export const noticeHoldsIn = (() => {
  const live = ["committed", "sent", "received", "delivered", "confirmed"] as const;
  return {
    "claim-committed": live,
    "claim-due": ["committed"],
    "claim-received": ["received", "delivered", "confirmed"],
    "claim-unchecked": ["committed", "sent"],
    "claim-delivered": ["delivered", "confirmed"],
    "claim-undelivered": ["received"],
    "claim-remedied": live,
  } as const;
})();

const overtaken = Object.entries(noticeHoldsIn).map(
  ([kind, states]) =>
    sql`n.kind = ${sql.lit(kind)} and c.state::text <> all (${sql.lit(`{${states.join(",")}}`)}::text[])`,
);

/** A notice `n` that nobody passed on yet and that its claim `c` hasn't overtaken. */
export const stillToTell = sql<boolean>`(n.told_at is null and not (${sql.join(overtaken, sql` or `)}))`;
