import { Refusal } from "~/platform/refusal";
import { personIdOf, personOf } from "../actor";
import { command, query } from "../door.server";
import { leftoverConsentInput, ofPledgeInput } from "./input";
import { purposeName } from "./purposes.server";
import { insertLeftoverConsent, lockPledge, readPledge } from "./rows.server";

/** A promise that is over, or that never was for one thing, leaves nothing to say. */
export const leavesLeftovers = ({
  state,
  purposeId,
}: {
  state: string;
  purposeId: string | null;
}) => purposeId !== null && ["promised", "paid", "partly_refunded"].includes(state);

/**
 * A donor says later what shall become of what is left over of his gift. It counts from now on; what was
 * passed on before stays where it went.
 */
export const consentToLeftover = command("funds.consentToLeftover", {
  input: leftoverConsentInput,
  subject: ({ tx }, { publicId }) => lockPledge(tx, publicId),
  may: ({ actor }, pledge) => pledge.personId !== null && personOf(actor) === pledge.personId,

  async handle({ tx, now, actor, tell }, { rule }, pledge) {
    if (!leavesLeftovers(pledge)) throw new Refusal("step_not_possible");
    const { id: pledgeId, fundId } = pledge;
    const given = { givenBy: personIdOf(actor), givenAt: now };
    await insertLeftoverConsent(tx, { pledgeId, fundId, rule, ...given });
    await tell("leftover_consented", { pledgeId });
  },
});

/** A promise for its donor, who is about to say what shall become of what is left over. */
export const leftoverAsked = query("funds.leftoverAsked", {
  input: ofPledgeInput,
  subject: ({ tx }, { publicId }) => readPledge(tx, publicId),
  may: ({ actor }, pledge) =>
    leavesLeftovers(pledge) && pledge.personId !== null && personOf(actor) === pledge.personId,

  async read({ tx }, { publicId }, pledge) {
    const last = await tx
      .selectFrom("leftoverConsents")
      .select("rule")
      .where("pledgeId", "=", pledge.id)
      .orderBy("givenAt", "desc")
      .limit(1)
      .executeTakeFirst();
    return {
      publicId,
      rule: last?.rule ?? pledge.leftoverRule,
      purpose: (await purposeName(tx, pledge.purposeId))?.title ?? "",
    };
  },
});
