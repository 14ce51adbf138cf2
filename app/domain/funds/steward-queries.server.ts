import { z } from "zod";
import { query } from "../door.server";
import { charityIdInput, fundIdInput } from "./input";
import { mayOpenFunds } from "./may";

/** Every host charity with its funds, for the steward. */
export const charitiesSeen = query("funds.charitiesSeen", {
  input: z.object({}),
  may: ({ actor }) => mayOpenFunds(actor),
  async read({ tx }) {
    const charities = await tx
      .selectFrom("charities as c")
      .innerJoin("organizations as o", "o.id", "c.charityId")
      .select(["o.id", "o.name", "o.slug", "o.frozenAt", "c.receiptsJurisdiction"])
      .orderBy("o.name")
      .execute();
    const funds = await tx
      .selectFrom("funds as f")
      .innerJoin("organizations as o", "o.id", "f.fundId")
      .select(["o.id", "o.name", "o.slug", "o.hostId", "o.frozenAt", "f.modes", "f.currency"])
      .select("f.closedAt")
      .orderBy("o.name")
      .execute();
    return charities.map(({ frozenAt, ...charity }) => ({
      ...charity,
      frozen: frozenAt !== null,
      funds: funds
        .filter(({ hostId }) => hostId === charity.id)
        .map(({ id, name, slug, modes, currency, closedAt, frozenAt: frozen }) => ({
          ...{ id, name, slug, currency, modes: [...modes] },
          closed: closedAt !== null,
          frozen: frozen !== null,
        })),
    }));
  },
});

/** A charity under which a steward opens a fund. */
export const charitySeen = query("funds.charitySeen", {
  input: charityIdInput,
  subject: ({ tx }, { charityId }) =>
    tx
      .selectFrom("charities as c")
      .innerJoin("organizations as o", "o.id", "c.charityId")
      .select(["o.id", "o.name", "c.receiptsJurisdiction"])
      .where("o.id", "=", charityId)
      .where("o.frozenAt", "is", null)
      .executeTakeFirst(),
  may: ({ actor }) => mayOpenFunds(actor),
  read: (_, __, charity) => Promise.resolve(charity),
});

/** A fund as the steward sets how it may take money. */
export const fundSeen = query("funds.seen", {
  input: fundIdInput,
  subject: ({ tx }, { fundId }) =>
    tx
      .selectFrom("funds as f")
      .innerJoin("organizations as o", "o.id", "f.fundId")
      .innerJoin("organizations as h", "h.id", "o.hostId")
      .select(["o.id", "o.name", "o.slug", "h.name as hostName", "o.frozenAt"])
      .select(["f.modes", "f.certificate", "f.elsewhereUrl", "f.currency", "f.closedAt"])
      .select("f.referencePrefix")
      .where("f.fundId", "=", fundId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOpenFunds(actor),
  async read({ tx }, { fundId }, { frozenAt, closedAt, modes, ...fund }) {
    const [people, asked] = await Promise.all([
      tx
        .selectFrom("memberships")
        .select(({ fn }) => fn.count<bigint>("personId").distinct().as("count"))
        .where("organizationId", "=", fundId)
        .where("endedAt", "is", null)
        .executeTakeFirstOrThrow(),
      tx
        .selectFrom("invitations")
        .select(["email", "expiresAt"])
        .where("organizationId", "=", fundId)
        .where("acceptedAt", "is", null)
        .where("revokedAt", "is", null)
        .execute(),
    ]);
    return {
      ...fund,
      modes: [...modes],
      frozen: frozenAt !== null,
      closed: closedAt !== null,
      people: Number(people.count),
      asked: asked.map(({ email, expiresAt }) => ({ email, expiresAt: expiresAt.toISOString() })),
    };
  },
});
