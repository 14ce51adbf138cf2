import { expect, test } from "vitest";
import { publishBatch } from "~/domain/batches/publish-batch.server";
import { ask, run } from "~/domain/run.server";
import { approveWish, sendBackWish, unapproveWish } from "~/domain/wishes/approve-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { readText, readTexts } from "~/domain/wishes/read-texts.server";
import { strikeFinds } from "~/domain/wishes/revise-wish.server";
import { withoutStruck } from "~/domain/wishes/strikes";
import { anOrganizer } from "../factories/accounts";
import { aBatch, aDraftWish, agreedTo, anApprovedWish } from "../factories/batches";
import { asOwner } from "../setup/database";

const refusedWith = (code: string) => expect.objectContaining({ code });
const looksAt = (actorId: string) =>
  asOwner(process.env.DATABASE_OWNER_URL ?? "", async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select subject_id as id from audit_entries where action = 'privacy.lookedAtChild'
         and actor_id = $1 and purpose = 'review_text' order by seq`,
      [actorId],
    );
    return rows.map(({ id }) => id);
  });

/** A batch with drafts whose children agreed. */
async function aQueue(count: number, words: string[] = []) {
  const batch = await aBatch();
  const wishes = [];
  for (let at = 0; at < count; at += 1)
    wishes.push(await aDraftWish(batch, { words: words[at] ?? "想跑得快一点。" }));
  await agreedTo(
    batch.desk,
    wishes.map(({ childId }) => childId),
  );
  return { batch, wishes, reviewer: batch.desk.reviewer };
}

test("a text comes with its place among those that wait, and with the next one", async () => {
  const { wishes, reviewer, batch } = await aQueue(3);
  const [first, second, third] = wishes.map(({ id }) => id);
  const at = (wishId?: string) =>
    run(readText, { actor: reviewer, input: { wishId, batch: batch.slug } });

  expect(await at(first)).toMatchObject({
    ...{ place: 1, waiting: 3, previous: null, text: { id: first }, ahead: { id: second } },
  });
  expect(await at(third)).toMatchObject({ place: 3, previous: second, ahead: { id: first } });
});

test("the one read ahead is a look like the other, and both are written down", async () => {
  const { wishes, reviewer } = await aQueue(3);
  await run(readText, { actor: reviewer, input: { wishId: wishes[0]!.id } });
  expect(await looksAt(reviewer.personId)).toEqual([wishes[0]!.childId, wishes[1]!.childId]);
});

test("what can't be approved yet comes last, and a batch may be read alone", async () => {
  const { batch, wishes, reviewer } = await aQueue(1);
  const unsigned = await aDraftWish(batch);
  const other = await aBatch({ desk: batch.desk });
  const elsewhere = await aDraftWish(other);
  await agreedTo(batch.desk, [elsewhere.childId]);

  const all = await run(readTexts, { actor: reviewer, input: {} });
  expect(all.drafts.map(({ id }) => id).at(-1)).toBe(unsigned.id);
  const alone = await run(readTexts, { actor: reviewer, input: { batch: batch.slug } });
  expect(alone.drafts.map(({ id }) => id)).toEqual([wishes[0]!.id, unsigned.id]);
  expect(alone.batch).toEqual({ slug: batch.slug, title: "第一批" });
});

test("what is marked is struck piece by piece, and who struck may approve", async () => {
  const { wishes, reviewer } = await aQueue(1, ["打 13800138000 找我，想跑得快。"]);
  const wishId = wishes[0]!.id;
  const { text } = await run(readText, { actor: reviewer, input: { wishId } });
  const [find] = text.finds.words ?? [];
  expect(find?.kind).toBe("phone");
  expect(text.tellsTooMuch).toBe(true);
  const piece = `words:${find!.start}:${text.words.slice(find!.start, find!.end)}`;

  const strike = () => run(strikeFinds, { actor: reviewer, input: { wishId, strike: piece } });
  expect(await strike()).toEqual({ struck: 1 });
  await expect(strike()).rejects.toEqual(refusedWith("wish_text_changed"));
  const read = await run(readText, { actor: reviewer, input: { wishId } });
  expect(read.text).toMatchObject({ tellsTooMuch: false, finds: {} });
  await expect(run(approveWish, { actor: reviewer, input: { wishId } })).resolves.toBeDefined();
});

test("a title is never struck out whole, and a piece is named as it stands", async () => {
  const { wishes, reviewer } = await aQueue(1);
  const wishId = wishes[0]!.id;
  const strike = (piece: string) =>
    run(strikeFinds, { actor: reviewer, input: { wishId, strike: piece } });
  await expect(strike("title:0:跑步鞋")).rejects.toEqual(refusedWith("wish_needs_title"));
  await expect(strike("alias:0:小")).rejects.toEqual(refusedWith("invalid_input"));
  expect(
    withoutStruck("一二三四", [
      { start: 1, text: "二" },
      { start: 3, text: "四" },
    ]),
  ).toBe("一三");
  expect(withoutStruck("一二三", [{ start: 1, text: "三" }])).toBeUndefined();
});

test("an approval is taken back until the wish is public", async () => {
  const batch = await aBatch();
  const { reviewer: actor, coordinator } = batch.desk;
  const wish = await anApprovedWish(batch);
  const input = { wishId: wish.id };
  await run(unapproveWish, { actor, input });
  expect(await ask(wishPage, { actor, input })).toMatchObject({ state: "draft", sentBackNote: "" });
  const { last } = await run(readTexts, { actor, input: { last: wish.id } });
  expect(last).toMatchObject({ number: 1, said: "waits" });
  await run(approveWish, { actor, input });
  await run(publishBatch, { actor: coordinator, input: { slug: batch.slug } });
  await expect(run(unapproveWish, { actor, input })).rejects.toEqual(
    refusedWith("wish_not_undone"),
  );
});

test("what was decided is told on the next text", async () => {
  const { wishes, reviewer: actor } = await aQueue(3);
  const [first, second, third] = wishes.map(({ id }) => id);
  await run(approveWish, { actor, input: { wishId: first } });
  const next = await run(readText, { actor, input: { wishId: second, last: first } });
  expect(next).toMatchObject({ place: 1, waiting: 2, last: { id: first, said: "approved" } });
  await run(sendBackWish, { actor, input: { wishId: second, reason: "缺尺码。" } });
  const then = await run(readText, { actor, input: { wishId: third, last: second } });
  expect(then).toMatchObject({ last: { said: "sentBack" }, ahead: null });
});

test("another desk's texts are not there to be read, struck or taken back", async () => {
  const { wishes, batch } = await aQueue(1);
  const { reviewer } = await anOrganizer();
  const wishId = wishes[0]!.id;
  const asked = { actor: reviewer, input: { wishId } };
  await expect(run(readText, asked)).rejects.toEqual(refusedWith("not_found"));
  await expect(run(unapproveWish, asked)).rejects.toEqual(refusedWith("not_found"));
  const strike = { wishId, strike: "words:0:想" };
  await expect(run(strikeFinds, { actor: reviewer, input: strike })).rejects.toEqual(
    refusedWith("not_found"),
  );
  const list = await run(readTexts, {
    ...{ actor: reviewer, input: { batch: batch.slug, last: wishId } },
  });
  expect(list).toMatchObject({ drafts: [], batch: null, last: null });
  await expect(run(readText, { actor: batch.desk.coordinator, input: { wishId } })).rejects.toEqual(
    refusedWith("not_allowed"),
  );
});
