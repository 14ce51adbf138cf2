import { randomUUID } from "node:crypto";
import type { Person } from "~/domain/actor";
import { makeBatch } from "~/domain/batches/make-batch.server";
import { makeHub } from "~/domain/batches/keep-hubs.server";
import { makeProgramme } from "~/domain/batches/keep-programmes.server";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { approveSheet } from "~/domain/privacy/approve-sheet.server";
import type { ConsentScope } from "~/domain/privacy/input";
import { recordConsents } from "~/domain/privacy/record-consents.server";
import { run } from "~/domain/run.server";
import { addWish } from "~/domain/wishes/add-wish.server";
import { approveWish } from "~/domain/wishes/approve-wish.server";
import { aCounty, anOrganizer } from "./accounts";

export type Desk = { organizationId: string; coordinator: Person; reviewer: Person };

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** A draft batch with its programme and hub, at a desk of its own unless one is given. */
export async function aBatch({
  desk,
  ...given
}: { desk?: Desk; title?: string; placeCode?: string } = {}) {
  const { county } = await aCounty();
  const at = desk ?? (await anOrganizer());
  const { organizationId, coordinator: actor } = at;
  const slug = `b${randomUUID().slice(0, 8)}`;
  const programme = await run(makeProgramme, {
    actor,
    input: { organizationId, slug: `p${slug}`, title: "千愿圆梦" },
  });
  const hub = await run(makeHub, {
    actor,
    input: {
      organizationId,
      name: "团县委收件点",
      address: "禾川县人民路 8 号",
      phone: "0800-123456",
    },
  });
  const batch = await run(makeBatch, {
    actor,
    input: {
      programmeId: programme.id,
      hubId: hub.id,
      slug,
      number: "1",
      title: "第一批",
      placeCode: county,
      closesOn: day(20),
      deliverBy: day(40),
      ...given,
    },
  });
  return { ...batch, desk: at };
}

const names = "陈雨桐 林可欣 周子墨 吴思远 郑嘉禾 冯一诺 蒋若曦 沈星辰 韩沐阳 杨清越".split(" ");
let recorded = 0;

/** The fields of a form for a new child with a wish; every child is another one. */
export function aWishForm(given: Record<string, string> = {}) {
  recorded += 1;
  return {
    legalName: `${names[recorded % names.length]}${recorded}`,
    birth: "10",
    townshipCode: "990101001",
    category: "shoes",
    title: "跑步鞋",
    words: "想跑得快一点。",
    size: "38码",
    price: "200",
    ...given,
  };
}

type WishOptions = Record<string, string>;

/** A draft wish of a new child. */
export async function aDraftWish(batch: { id: string; desk: Desk }, given: WishOptions = {}) {
  const input = { batchId: batch.id, ...aWishForm(given) };
  return run(addWish, { actor: batch.desk.coordinator, input });
}

/** A signed sheet for the children, read by the second person. */
export async function agreedTo(
  desk: Desk,
  childIds: string[],
  scopes: ConsentScope[] = ["collect", "publish_text"],
) {
  const input = { childIds, scopes, giver: "grandparent", givenOn: day(-1) };
  const { sheetId } = await run(recordConsents, { actor: desk.coordinator, input });
  await run(approveSheet, { actor: desk.reviewer, input: { sheetId } });
  return sheetId;
}

/** A wish whose child agreed and whose text was read; it waits to be published. */
export async function anApprovedWish(batch: { id: string; desk: Desk }, given: WishOptions = {}) {
  const wish = await aDraftWish(batch, given);
  await agreedTo(batch.desk, [wish.childId]);
  await run(approveWish, { actor: batch.desk.reviewer, input: { wishId: wish.id } });
  return wish;
}

/** An open batch of so many wishes. */
export async function anOpenBatch(count = 1) {
  const batch = await aBatch();
  const wishes = [];
  for (let at = 0; at < count; at += 1) wishes.push(await anApprovedWish(batch));
  await run(publishBatch, { actor: batch.desk.coordinator, input: { slug: batch.slug } });
  return { ...batch, wishes };
}
