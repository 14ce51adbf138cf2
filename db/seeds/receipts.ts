import { reviseMember } from "~/domain/accounts/revise-member.server";
import type { Person } from "~/domain/actor";
import { issueGoodsReceipt } from "~/domain/funds/answer-goods-request.server";
import { askGoodsReceipt } from "~/domain/funds/ask-goods-receipt.server";
import { issueReceipt } from "~/domain/funds/issue-receipt.server";
import { keepGoodsHost } from "~/domain/funds/keep-goods-host.server";
import { noteOfficialNumber } from "~/domain/funds/note-official-number.server";
import { receiptForm, receiptsOf } from "~/domain/funds/receipt-queries.server";
import { voidReceipt } from "~/domain/funds/void-receipt.server";
import { myClaims } from "~/domain/claims/queries.server";
import { ask, run } from "~/domain/run.server";
import { enrol, signedIn, type Cast, type Named } from "./cast";
import { friendsStaff, fundStaff } from "./names";
import type { Calendar } from "./time";

const day = 86_400_000;

/** Somebody who was there before, with the roles he has by now. */
const again = async (person: Named, now: Date): Promise<Person> =>
  signedIn((await enrol(person, now)).personId);

/**
 * Writes receipts for a fund's money whose giver is known and that has none yet, in the order in which it
 * came, each three days after it was booked.
 * @returns their ids, oldest first.
 */
export async function issueReceiptsOf(slug: string, treasurer: Person, upTo: Date) {
  const waiting: { id: string; at: Date }[] = [];
  for (let lacking: string | null = ""; lacking !== null;) {
    const page: Awaited<ReturnType<typeof listOf>> = await listOf(slug, treasurer, lacking);
    for (const { id, clearedAt } of page.lacking)
      waiting.push({ id, at: new Date(Date.parse(clearedAt) + 3 * day) });
    lacking = page.nextLacking;
  }
  const written: string[] = [];
  for (const { id: paymentId, at } of waiting.reverse()) {
    if (at > upTo) continue;
    const { donor, named } = await ask(receiptForm, { actor: treasurer, input: { paymentId } });
    if (donor === "" && !named) continue;
    const made = await run(issueReceipt, { actor: treasurer, input: { paymentId }, now: at });
    written.push(made.id);
  }
  return written;
}

const listOf = (slug: string, actor: Person, lacking: string) =>
  ask(receiptsOf, { actor, input: { slug, lacking } });

/**
 * Receipts of the demo's year: for money of both funds, one of them void and written anew, official numbers in
 * the county; and for things, since the centre takes them in the county charity's name.
 */
export async function giveReceipts(cast: Cast, { at }: Calendar): Promise<void> {
  const yesterday = at(-1, 9);
  const treasurer = await again(fundStaff.treasurer, yesterday);
  const written = await issueReceiptsOf("shiqiao", treasurer, yesterday);
  for (const [place, receiptId] of written.slice(0, -2).entries())
    await run(noteOfficialNumber, {
      actor: treasurer,
      input: { receiptId, officialNumber: `00${53_990_120 + place}` },
      now: at(-1, 9.5),
    });
  const wrong = written.at(-1);
  if (wrong) {
    const approver = await again(fundStaff.approver, yesterday);
    const input = { receiptId: wrong, reason: "抬头少写了“镇”字，重开。" };
    await run(voidReceipt, { actor: approver, input, now: at(-1, 10) });
    await issueReceiptsOf("shiqiao", treasurer, at(-1, 11));
  }
  const abroad = await again(friendsStaff.treasurer, yesterday);
  await issueReceiptsOf("friends-of-hechuan", abroad, yesterday);
  await forThings(cast, at);
}

/** Two donors ask for a receipt for what they gave; one has it, the other's waits for its proof. */
async function forThings(cast: Cast, at: Calendar["at"]) {
  const now = at(-3, 10);
  const head = await again(fundStaff.charity, now);
  const charity = head.memberships.find(({ kind }) => kind === "charity");
  if (!charity) throw new Error("The county's charity has no head");
  const { organizationId } = charity;
  await run(reviseMember, {
    actor: head,
    input: {
      ...{ organizationId, personId: head.personId },
      roles: ["coordinator", "approver", "treasurer"],
    },
    now,
  });
  await run(keepGoodsHost, {
    actor: cast.steward,
    input: { organizerId: cast.organizationId, charityId: organizationId },
    now,
  });
  const writer = await signedIn(head.personId);
  const asked: string[] = [];
  for (const [place, donor] of ["林晓雨", "Mei Tan"].entries()) {
    const actor = cast.donors[place]!;
    const { past } = await ask(myClaims, { actor, input: {} });
    const [claim] = past.filter(({ road, business }) => road.confirmedAt && !business);
    if (!claim) continue;
    const input = { claimId: claim.id, donor };
    asked.push((await run(askGoodsReceipt, { actor, input, now: at(-3, 12 + place) })).id);
  }
  const [first] = asked;
  if (first)
    await run(issueGoodsReceipt, {
      actor: writer,
      input: { requestId: first, donor: "林晓雨", value: "156", valueBasis: "invoice" },
      now: at(-2, 9),
    });
}
