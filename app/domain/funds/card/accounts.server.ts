import { z } from "zod";
import { command, query } from "../../door.server";
import { charityIdInput, nameAccountInput } from "../input";
import { mayOpenFunds } from "../may";
import { nameAccountOf } from "./rows.server";

/** A steward says which account at the payment provider is a charity's; empty: none. */
export const nameAccount = command("funds.nameAccount", {
  input: nameAccountInput,
  at: { charity_account_taken: "stripeAccount" },
  subject: ({ tx }, { charityId }) =>
    tx
      .selectFrom("charities")
      .select("charityId")
      .where("charityId", "=", charityId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOpenFunds(actor),

  async handle({ tx, tell }, { charityId, stripeAccount }) {
    await nameAccountOf(tx, charityId, stripeAccount === "" ? null : stripeAccount);
    await tell("charity_account_named", { charityId });
  },
});

/** A charity with its account, for the steward. */
export const accountSeen = query("funds.accountSeen", {
  input: charityIdInput,
  subject: ({ tx }, { charityId }) =>
    tx
      .selectFrom("charities as c")
      .innerJoin("organizations as o", "o.id", "c.charityId")
      .select(["o.id", "o.name", "c.stripeAccount"])
      .where("c.charityId", "=", charityId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOpenFunds(actor),
  read: (_, __, charity) => Promise.resolve(charity),
});

/** Every charity that has an account. */
export const accountsKept = query("funds.accountsKept", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }) {
    const kept = await tx
      .selectFrom("charities")
      .select("charityId")
      .where("stripeAccount", "is not", null)
      .orderBy("charityId")
      .execute();
    return kept.map(({ charityId }) => charityId);
  },
});

const day = 86_400_000;
/** So far back is read again each time: what the provider lists late is not missed. */
const overlap = { usual: 2 * day, whole: 60 * day };

/** Since when an account has to be read: a little before what is known of it, or from its beginning. */
export const readingSince = query("funds.readingSince", {
  input: z.object({ account: z.string(), whole: z.boolean().default(false) }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { account, whole }) {
    const known = await tx
      .selectFrom("providerTransactions as t")
      .innerJoin("charities as c", "c.charityId", "t.charityId")
      .select(({ fn }) => fn.max("t.happenedAt").as("last"))
      .where("c.stripeAccount", "=", account)
      .executeTakeFirst();
    const back = whole ? overlap.whole : overlap.usual;
    return known?.last ? new Date(known.last.getTime() - back) : new Date(0);
  },
});

/** The account of a charity. */
export const accountOf = query("funds.accountOf", {
  input: charityIdInput,
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { charityId }) {
    const charity = await tx
      .selectFrom("charities")
      .select("stripeAccount")
      .where("charityId", "=", charityId)
      .executeTakeFirst();
    return charity?.stripeAccount ?? null;
  },
});

/** Of some balance transactions, those that are not in the books yet. */
export const unbooked = query("funds.unbooked", {
  input: z.object({ ids: z.array(z.string()) }),
  may: ({ actor }) => actor.kind === "system",
  async read({ tx }, { ids }) {
    if (ids.length === 0) return [];
    const known = await tx
      .selectFrom("providerTransactions")
      .select("id")
      .where("id", "in", ids)
      .where("trouble", "is", null)
      .execute();
    const booked = new Set(known.map(({ id }) => id));
    return ids.filter((id) => !booked.has(id));
  },
});
