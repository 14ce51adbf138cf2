import { system, type Person } from "~/domain/actor";
import { cardPayments } from "~/domain/funds/card/desk.server";
import { keepEvent } from "~/domain/funds/card/events.server";
import { approveRefund, askRefund } from "~/domain/funds/card/refunds.server";
import { promisePledge } from "~/domain/funds/promise-pledge.server";
import { ask, run } from "~/domain/run.server";
import { openPledgeCheckout } from "~/http/checkout.server";
import { applyEventAt } from "~/jobs/apply-event";
import { readAccount } from "~/jobs/read-account";
import { sendRefund } from "~/jobs/send-refund";
import { startPractice } from "~/platform/practice/practice.server";
import {
  anotherMonth,
  closeDispute,
  declineSession,
  expireSession,
  openDispute,
  paySession,
  payOut,
} from "~/platform/practice/stripe-desk.server";
import { objectsOf, standAt } from "~/platform/practice/stripe-objects.server";
import { deliverTo, signed } from "~/platform/practice/stripe-webhooks.server";
import { readEvent } from "~/platform/stripe-events.server";
import type { Cast } from "./cast";
import type { Team } from "./funds";
import type { Calendar, Step } from "./time";

const actor = system("seed");

/** What happens at the payment provider at a time; its webhooks are kept and applied right then. */
async function at<Result>(time: Date, happens: () => Promise<Result>): Promise<Result> {
  startPractice();
  standAt(time);
  const giveBack = deliverTo(async (sent) => {
    const { body, signature } = signed(sent, time);
    const event = readEvent(body, signature, time);
    if (!event) throw new Error("The stand-in's webhook isn't one");
    const { eventId } = await run(keepEvent, { actor, input: event, now: time });
    if (eventId) await applyEventAt(eventId, time);
  });
  try {
    return await happens();
  } finally {
    giveBack();
    standAt();
  }
}

type CardTeam = Team & { account: string | null; charityId: string };
type Gift = { donor: Person; amount: string; ago: number; purpose?: string; monthly?: boolean };

/**
 * A year of the friends' card money, as the payment provider's stand-in and its webhooks had it: gifts,
 * one donor every month with a month that failed, a refund, two disputes, payouts; some never paid.
 */
export function cardsOfFriends(cast: Cast, team: CardTeam, calendar: Calendar): Step[] {
  const { slug, treasurer, approver } = team;
  const account = team.account ?? "";
  const donor = (place: number) => cast.donors[place]!;
  const day = (ago: number, hour: number) => calendar.at(-ago, hour);

  /** A promise with its open checkout. */
  const begun = async ({ donor, amount, ago, purpose, monthly }: Gift) => {
    const input = { slug, amount, purpose, how: monthly ? "monthly" : "card" };
    const pledge = await run(promisePledge, { actor: donor, input, now: day(ago, 19) });
    const { url } = await at(day(ago, 19), () => openPledgeCheckout(donor, pledge.publicId));
    return { ...pledge, session: url?.split("/").at(-1) ?? "" };
  };
  const given = async (gift: Gift) => {
    const pledge = await begun(gift);
    await at(day(gift.ago, 19.1), () => paySession(account, pledge.session));
    return pledge;
  };
  const gifts: Gift[] = [
    { donor: donor(3), amount: "30", ago: 300 },
    { donor: donor(8), amount: "60", ago: 231 },
    { donor: donor(5), amount: "80", ago: 170 },
    { donor: donor(11), amount: "25", ago: 90, purpose: "programme:qianyuan" },
    { donor: donor(6), amount: "50", ago: 52 },
  ];

  const month = (ago: number, good = true) => ({
    ago,
    happens: async () => {
      const [subscription] = await objectsOf(account, "subscription");
      await at(day(ago, 6), () => anotherMonth(account, subscription!.id, good));
    },
  });
  const failed = 166;
  const months = Array.from({ length: 11 }, (_, turn) => 316 - turn * 30).flatMap((ago) =>
    ago === failed ? [month(ago, false), month(ago - 3)] : [month(ago)],
  );

  /** 120 were meant to be 60: half of it goes back. */
  const tooMuch = async () => {
    const { reference } = await given({ donor: donor(7), amount: "120", ago: 262 });
    const seen = await ask(cardPayments, { actor: treasurer, input: { slug } });
    const paymentId = seen.payments.find((one) => one.reference === reference)!.id;
    const input = { paymentId, amount: "60", reason: "He meant to give 60 and typed it twice." };
    const { id: refundId } = await run(askRefund, {
      ...{ actor: treasurer, input },
      now: day(259, 10),
    });
    await run(approveRefund, { actor: approver, input: { refundId }, now: day(258, 9) });
    await at(day(258, 9.1), () => sendRefund({ refundId }));
  };
  const disputed = (gift: Gift, opened: number): Step[] => {
    let intent = "";
    const gives = async () => {
      const { id } = await given(gift);
      const intents = await objectsOf(account, "payment_intent");
      const ours = intents.find(({ metadata }) => (metadata as { pledge?: string }).pledge === id);
      intent = ours!.id;
    };
    return [
      { ago: gift.ago, happens: gives },
      { ago: opened, happens: () => at(day(opened, 11), () => openDispute(account, intent)) },
    ];
  };
  const won = async () => {
    const [dispute] = await objectsOf(account, "dispute");
    await at(day(68, 15), () => closeDispute(account, dispute!.id, true));
  };
  const neverPaid = async () => {
    const { session } = await begun({ donor: donor(3), amount: "25", ago: 44 });
    await at(day(44, 19.2), () => declineSession(account, session));
    await at(day(43, 19), () => expireSession(account, session));
  };
  const payouts = Array.from({ length: 6 }, (_, turn) => 313 - turn * 60);

  return [
    { ago: 346, happens: () => given({ donor: donor(1), amount: "10", ago: 346, monthly: true }) },
    ...months,
    ...gifts.map((gift) => ({ ago: gift.ago, happens: () => given(gift) })),
    { ago: 258, happens: tooMuch },
    ...disputed({ donor: donor(9), amount: "30", ago: 128 }, 112),
    { ago: 68, happens: won },
    { ago: 43, happens: neverPaid },
    ...disputed({ donor: donor(2), amount: "20", ago: 24 }, 6),
    ...payouts.map((ago) => ({
      ago,
      happens: () => at(day(ago, 12), () => payOut(account, "eur")),
    })),
    { ago: 0, happens: () => readAccount({ charityId: team.charityId }) },
  ];
}
