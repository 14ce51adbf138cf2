import { randomBytes } from "node:crypto";
import { personIdOf } from "../actor";
import { command } from "../door.server";
import { applyInput } from "./input";
import { placeNamed } from "./places.server";

/** Someone asks to work here for an organization; a steward will decide. */
export const applyForOrganization = command("accounts.apply", {
  input: applyInput,
  at: { organization_slug_taken: "slug" },
  may: ({ actor }) => actor.kind === "person",

  async handle({ tx, now, actor, tell }, { slug, place, ...organization }) {
    const { id } = await tx
      .insertInto("organizations")
      .values({
        ...organization,
        slug: slug || `${organization.kind}-${randomBytes(3).toString("hex")}`,
        placeCode: await placeNamed(tx, place),
        appliedBy: personIdOf(actor),
        appliedAt: now,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await tell("organization_applied", { organizationId: id });
    return { id };
  },
});
