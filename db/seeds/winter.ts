import { closeDueBatches } from "~/domain/batches/close-batch.server";
import { archiveProgramme, makeProgramme } from "~/domain/batches/keep-programmes.server";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { run, runSweep } from "~/domain/run.server";
import { bring, buy, take } from "./buying";
import type { Cast } from "./cast";
import { approveAll, collect, type Plan } from "./collecting";
import type { Funds } from "./funds";
import { claim, grant } from "./granting";
import { samples } from "./samples";
import { dice, type Calendar } from "./time";

/** Last winter: a first try with a dozen wishes, of which donors took two and the county's fund the rest. */
const plan: Plan = {
  slug: "nuandong-1",
  number: 1,
  title: "暖冬 第 1 期",
  intro: "入冬前试着做的一期：棉衣和被子。两个心愿有人认领，剩下的由社区基金托底，都送到了。",
  gathered: 342,
  closes: -312,
  deliverBy: -300,
};

const firstChild = 320;

export async function passWinter(cast: Cast, days: Calendar, hubId: string, funds: Funds) {
  const { at } = days;
  const { coordinator, donors, organizationId } = cast;
  const { id: programmeId } = await run(makeProgramme, {
    actor: coordinator,
    input: {
      organizationId,
      slug: "nuandong",
      title: "暖冬",
      about: "入冬前给几所山里学校的孩子添衣被。",
    },
    now: at(-348, 9),
  });
  const coats = samples.filter(({ category }) => category === "coat");
  const beds = samples.filter(({ category }) => category === "bedding");
  const others = samples.filter(({ category }) => category === "lamp").slice(0, 2);
  const chosen = [...coats, ...beds, ...others];
  const from = { programmeId, hubId, firstChild };
  const wishes = await collect(cast, days, dice(7), from, plan, chosen);
  await approveAll(cast, days, plan, wishes);
  await run(publishBatch, { actor: coordinator, input: { slug: plan.slug }, now: at(-339, 9) });
  for (const [place, wish] of wishes.slice(-others.length).entries()) {
    const claimed = [await claim(wish, donors[place + 2]!, at(-337, 19 + place))];
    await grant(cast, claimed, {
      sent: at(-334, 10),
      received: at(-331, 9 + place),
      delivered: at(-329, 10 + place),
      confirmed: at(-328, 15 + place),
    });
  }
  const left = wishes.slice(0, -others.length);
  await funds.until(324);
  await take(funds.county, left, at(-324, 10));
  await buy(funds.county, days, left, {
    ...{ supplier: "石桥供销社", invoiceNumber: "0041207", ago: 322, percent: 90 },
    delivery: "36",
  });
  const buyer = funds.county.treasurer;
  await bring(cast, days, { slug: plan.slug, wishes: left, buyer, ago: 318 });
  await runSweep(closeDueBatches, { now: at(-311, 0.1) });
  const archived = { slug: "nuandong", state: "archived" };
  await run(archiveProgramme, { actor: coordinator, input: archived, now: at(-290, 9) });
}
