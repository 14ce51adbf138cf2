import { query } from "../door.server";
import { ofOrganizationInput } from "./input";
import { mayKeepPage, mayOversee } from "./may";

/** What a business has on its public page by now, for those of its people who keep it. */
export const businessPage = query("accounts.businessPage", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) =>
    tx
      .selectFrom("organizations as o")
      .leftJoin("businessPages as p", "p.organizationId", "o.id")
      .select(["o.id as organizationId", "o.kind", "o.state", "o.slug", "o.name"])
      .select(["p.wanted", "p.counted", "p.named", "p.intro", "p.closedAt"])
      .where("o.id", "=", organizationId)
      .executeTakeFirst(),
  may: ({ actor }, { state, ...one }) =>
    mayKeepPage(actor, { ...one, verified: state === "verified" }),
  read: (_, __, { slug, name, wanted, counted, named, intro, closedAt }) =>
    Promise.resolve({
      slug,
      name,
      wanted: wanted ?? false,
      counted: counted ?? true,
      named: named ?? true,
      intro: intro ?? "",
      closed: closedAt !== null,
    }),
});

/** A business's page for the steward who is about to close it or to open it again. */
export const businessPageSeen = query("accounts.businessPageSeen", {
  input: ofOrganizationInput,
  subject: ({ tx }, { organizationId }) =>
    tx
      .selectFrom("businessPages as p")
      .innerJoin("organizations as o", "o.id", "p.organizationId")
      .select(["o.id", "o.name", "p.intro"])
      .where("p.organizationId", "=", organizationId)
      .executeTakeFirst(),
  may: ({ actor }) => mayOversee(actor),
  read: (_, __, page) => Promise.resolve(page),
});
