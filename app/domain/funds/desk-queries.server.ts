import { z } from "zod";
import type { Actor, Role } from "../actor";
import { query } from "../door.server";
import { ofFundInput } from "./input";
import {
  mayAllocate,
  mayApproveMoney,
  mayInviteDonors,
  mayKeepFund,
  mayRecordMoney,
  mayTend,
} from "./may";
import { fundBySlug } from "./rows.server";

const organizationsOf = (actor: Actor) =>
  actor.kind === "person" ? actor.memberships.map(({ organizationId }) => organizationId) : [];

/** The funds at whose desk the one who asks may sit, by name. */
export const myFunds = query("funds.mine", {
  input: z.object({}),
  may: ({ actor }) => actor.kind === "person",
  async read({ tx, actor }) {
    const mine = organizationsOf(actor);
    if (mine.length === 0) return [];
    return tx
      .selectFrom("funds as f")
      .innerJoin("organizations as o", "o.id", "f.fundId")
      .innerJoin("organizations as h", "h.id", "o.hostId")
      .select(["o.slug", "o.name", "h.name as hostName"])
      .where((eb) => eb.or([eb("o.id", "in", mine), eb("h.id", "in", mine)]))
      .where("o.frozenAt", "is", null)
      .where("h.frozenAt", "is", null)
      .orderBy("o.name")
      .execute();
  },
});

/** A fund's desk: what stands over every page of it, and what the one who asks may do there. */
export const fundDesk = query("funds.desk", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),
  read: ({ actor }, _, fund) =>
    Promise.resolve({
      slug: fund.slug,
      name: fund.name,
      hostName: fund.hostName,
      hostSlug: fund.hostSlug,
      currency: fund.currency,
      modes: [...fund.modes],
      may: {
        record: mayRecordMoney(actor, fund),
        approve: mayApproveMoney(actor, fund),
        allocate: mayAllocate(actor, fund),
        invite: mayInviteDonors(actor, fund) && fund.modes.includes("invited"),
        keep: mayKeepFund(actor, fund),
      },
    }),
});

/** What the chair may change of a fund. */
export const fundSettings = query("funds.settings", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayKeepFund(actor, fund),
  async read({ tx }, _, fund) {
    const places = fund.placeCodes.length
      ? await tx
          .selectFrom("places")
          .select(["code", "nameZh"])
          .where("code", "in", fund.placeCodes)
          .orderBy("code")
          .execute()
      : [];
    return {
      slug: fund.slug,
      name: fund.name,
      hostName: fund.hostName,
      modes: [...fund.modes],
      certificate: fund.certificate,
      elsewhereUrl: fund.elsewhereUrl,
      currency: fund.currency,
      referencePrefix: fund.referencePrefix,
      purpose: fund.purpose,
      transferDetails: fund.transferDetails,
      // By code, since a name may be another place's too.
      places: places.map(({ code }) => code).join("，"),
      placeNames: places.map(({ nameZh }) => nameZh),
      categories: [...fund.categories],
      leftoverRule: fund.leftoverRule,
    };
  },
});

/** Who works for a fund, and who of its host charity approves for it. */
export const committee = query("funds.committee", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),
  async read({ tx }, _, { fundId, hostId }) {
    const rows = await tx
      .selectFrom("memberships as m")
      .innerJoin("people as p", "p.id", "m.personId")
      .select(["m.organizationId", "m.role", "p.id", "p.name", "p.email"])
      .where("m.organizationId", "in", [fundId, hostId])
      .where("m.endedAt", "is", null)
      .orderBy("m.since")
      .execute();
    const of = (organizationId: string) => {
      const people = new Map<string, { id: string; name: string; roles: Role[] }>();
      for (const { id, name, email, role, ...row } of rows) {
        if (row.organizationId !== organizationId) continue;
        const one = people.get(id) ?? { id, name: name || (email ?? ""), roles: [] };
        one.roles.push(role);
        people.set(id, one);
      }
      return [...people.values()];
    };
    return { fund: of(fundId), host: of(hostId) };
  },
});
