import { randomUUID } from "node:crypto";
import { eachAlone } from "~/platform/each.server";
import { Refusal } from "~/platform/refusal";
import { command } from "../door.server";
import { recordSeveralInput } from "./input";
import { mayManage } from "./may";
import { wishOfNumber, writeDown } from "./recording.server";

type Made = { id: string; token: string; number: number; title: string };

/**
 * Staff write down several numbers that one donor without mail named. What can't be had is left and
 * told with its reason; each claim has a private link of its own, and all may lie in one parcel.
 * @throws Refusal the first number's reason when none of them can be had.
 */
export const recordClaims = command("claims.recordAll", {
  input: recordSeveralInput,
  subject: ({ tx }, { batchSlug, numbers }) => wishOfNumber(tx, batchSlug, numbers[0]!),
  may: ({ actor }, batch) => mayManage(actor, batch),

  async handle(handling, { batchSlug, numbers, ...promised }, { organizerId, cap }) {
    if (numbers.length > cap) throw new Refusal("claim_more_than_cap", "numbers");
    const partyId = randomUUID();
    const claims: Made[] = [];
    const { left } = await eachAlone(
      handling.tx,
      numbers,
      (number) => number,
      async (number) => {
        const wish = (await wishOfNumber(handling.tx, batchSlug, number))!;
        const made = await writeDown(handling, wish, promised, { field: "numbers", partyId });
        claims.push({ ...made, number, title: wish.title ?? "" });
      },
    );
    const [first] = left;
    if (claims.length === 0 && first) throw new Refusal(first.code, fieldOf(first.code));
    return { organizerId, claims, left };
  },
});

const fieldOf = (code: string) => (code.startsWith("bring_") ? "bringOn" : "numbers");
