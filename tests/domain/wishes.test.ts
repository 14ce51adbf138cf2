import { expect, test } from "vitest";
import { approveSheet } from "~/domain/privacy/approve-sheet.server";
import { eraseChild } from "~/domain/privacy/erase-child.server";
import { recordConsents } from "~/domain/privacy/record-consents.server";
import { applyRetention } from "~/domain/privacy/retention.server";
import { withdrawConsent } from "~/domain/privacy/withdraw-consent.server";
import { holdWish } from "~/domain/claims/hold-wish.server";
import { ask, run, runSweep } from "~/domain/run.server";
import { addFurtherWish, addWish } from "~/domain/wishes/add-wish.server";
import { aliases, aliasTells, drawAlias } from "~/domain/wishes/aliases";
import { approveWish, approveWishes, sendBackWish } from "~/domain/wishes/approve-wish.server";
import { hideWish, showWish } from "~/domain/wishes/hide-wish.server";
import { wishPage } from "~/domain/wishes/queries.server";
import { readTexts } from "~/domain/wishes/read-texts.server";
import { reviseWish, strikeWish } from "~/domain/wishes/revise-wish.server";
import { isStruck } from "~/domain/wishes/strikes";
import { withdrawWish } from "~/domain/wishes/withdraw-wish.server";
import { publicDb } from "~/platform/db.server";
import { anOrganizer } from "../factories/accounts";
import {
  aBatch,
  aDraftWish,
  agreedTo,
  anApprovedWish,
  anOpenBatch,
  aWishForm,
} from "../factories/batches";
import { aDonor } from "../factories/donors";
import { rows } from "../setup/database";

const refusedWith = (code: string) => expect.objectContaining({ code });
const isPublic = async (publicId: string) =>
  (
    await publicDb
      .selectFrom("publicWishes")
      .select("id")
      .where("publicId", "=", publicId)
      .execute()
  ).length === 1;

test("a child's record is sealed, and its wish gets a number and an alias from the list", async () => {
  const batch = await aBatch();
  const wish = await aDraftWish(batch, { legalName: "陈雨桐", village: "白果村" });
  expect(wish).toMatchObject({ number: 1, known: false });
  expect(aliases).toContain(wish.alias);
  const [child] = await rows<{ text: string }>(
    "select children::text as text from children where id = $1",
    [wish.childId],
  );
  expect(child?.text).not.toMatch(/雨桐|白果/);
});

test("a child that is known is found again, and a second wish keeps the alias", async () => {
  const batch = await aBatch();
  const actor = batch.desk.coordinator;
  const first = await aDraftWish(batch, { legalName: "林可欣", birth: "2015-04-02" });
  const again = await aDraftWish(batch, {
    legalName: "林 可欣",
    birth: "2015-04-02",
    title: "书包",
  });
  expect(again).toMatchObject({ childId: first.childId, known: true, alias: first.alias });
  const { category, title, price } = aWishForm({ title: "台灯" });
  const input = { batchId: batch.id, childId: first.childId, category, title, price };
  expect(await run(addFurtherWish, { actor, input })).toMatchObject({
    number: 3,
    alias: first.alias,
  });
  await expect(run(addFurtherWish, { actor, input })).rejects.toEqual(refusedWith("wish_doubled"));
});

test.each([
  ["an ID-card number in the notes", { notes: "身份证 110101199003074514" }, "notes"],
  ["a social account in the words", { words: "加我微信 abc_12345" }, "words"],
])("%s is refused and says so at its field", async (_name, given, field) => {
  const batch = await aBatch();
  const refusal = run(addWish, {
    actor: batch.desk.coordinator,
    input: { batchId: batch.id, ...aWishForm(given) },
  });
  await expect(refusal).rejects.toMatchObject({
    issues: [{ field, code: "text_holds_forbidden" }],
  });
});

test("an alias that is part of the real name is refused", async () => {
  const batch = await aBatch();
  const given = { legalName: "周小满", alias: "小满" };
  await expect(aDraftWish(batch, given)).rejects.toEqual(refusedWith("alias_tells_name"));
  expect(aliasTells("阿满", "周小满")).toBe(true);
  expect(aliasTells("青石", "周小满")).toBe(false);
  expect(aliasTells("Lilyflower", "Lily Chen")).toBe(true);
  const used = new Set(aliases);
  expect(drawAlias("周小满", used, () => 0)).toBe("小禾2");
});

test("a wish is not approved without a consent that a second person approved", async () => {
  const batch = await aBatch();
  const { coordinator, reviewer } = batch.desk;
  const wish = await aDraftWish(batch);
  const approving = () => run(approveWish, { actor: reviewer, input: { wishId: wish.id } });
  await expect(approving()).rejects.toEqual(refusedWith("wish_needs_consent"));
  const signed = {
    childIds: [wish.childId],
    giver: "parent",
    givenOn: "2026-01-05",
    expiresOn: "",
  };
  await expect(
    run(recordConsents, { actor: coordinator, input: { ...signed, expiresOn: "2027-03-05" } }),
  ).rejects.toEqual(refusedWith("consent_at_most_a_year"));
  await agreedTo(batch.desk, [wish.childId]);
  await expect(approving()).resolves.toBeDefined();
});

test("who recorded a sheet doesn't approve it, and who wrote a text doesn't either", async () => {
  const batch = await aBatch();
  const { reviewer } = batch.desk;
  const wish = await aDraftWish(batch);
  const { sheetId } = await run(recordConsents, {
    actor: reviewer,
    input: { childIds: wish.childId, giver: "parent", givenOn: "2026-11-01" },
  });
  await expect(run(approveSheet, { actor: reviewer, input: { sheetId } })).rejects.toEqual(
    refusedWith("sheet_needs_second_person"),
  );
  await agreedTo(batch.desk, [wish.childId]);
  const texts = { wishId: wish.id, title: "跑步鞋", words: "想跑得快一点。谢谢。", size: "38码" };
  expect(await run(strikeWish, { actor: reviewer, input: texts })).toEqual({ becameAuthor: true });
  await expect(run(approveWish, { actor: reviewer, input: { wishId: wish.id } })).rejects.toEqual(
    refusedWith("wish_needs_second_person"),
  );
  await expect(
    rows(
      "update wishes set state = 'approved', approved_by = $2, approved_at = now() where id = $1",
      [wish.id, reviewer.personId],
    ),
  ).rejects.toMatchObject({ constraint: "wish_needs_second_person" });
});

test("who only strikes may still approve", async () => {
  const batch = await aBatch();
  const actor = batch.desk.reviewer;
  const wish = await aDraftWish(batch, { words: "我叫小雨，想跑得快一点。" });
  await agreedTo(batch.desk, [wish.childId]);
  const texts = { wishId: wish.id, title: "跑步鞋", words: "想跑得快一点。", size: "38码" };
  expect(await run(strikeWish, { actor, input: texts })).toEqual({ becameAuthor: false });
  await run(approveWish, { actor, input: { wishId: wish.id } });
  expect(isStruck("abc", "ac") && !isStruck("abc", "acb")).toBe(true);
});

test("finds are marked with the child's own name and school first, and stop the list", async () => {
  const batch = await aBatch();
  const actor = batch.desk.reviewer;
  const told = {
    legalName: "吴思远",
    school: "云溪中心小学",
    words: "思远想要一双鞋，云溪的路不好走。",
  };
  const wish = await aDraftWish(batch, told);
  const plain = await aDraftWish(batch);
  await agreedTo(batch.desk, [wish.childId, plain.childId]);
  const { drafts } = await run(readTexts, { actor, input: {} });
  const kinds = drafts.map((draft) => draft.finds.words?.map(({ kind }) => kind) ?? []);
  expect(kinds).toEqual([["name", "school"], []]);
  const looks = await rows<{ purpose: string }>(
    "select purpose from audit_entries where subject_id = $1 and action = 'privacy.lookedAtChild'",
    [wish.childId],
  );
  expect(looks).toEqual([{ purpose: "review_text" }]);
  const both = [wish.id, plain.id];
  await expect(run(approveWishes, { actor, input: { wishIds: both } })).rejects.toEqual(
    refusedWith("wish_has_finds"),
  );
  expect(await run(approveWishes, { actor, input: { wishIds: plain.id } })).toEqual({
    approved: 1,
  });
});

test("what tells who the child is, or how to reach somebody, cannot be approved at all", async () => {
  const batch = await aBatch();
  const actor = batch.desk.reviewer;
  const own = { legalName: "王晓明", school: "云溪中心小学" };
  let made = 0;
  const approving = async (words: string, seen?: "yes") => {
    made += 1;
    const wish = await aDraftWish(batch, { ...own, words, title: `跑步鞋 ${made}` });
    await agreedTo(batch.desk, [wish.childId]);
    return run(approveWish, { actor, input: { wishId: wish.id, seen } });
  };
  for (const words of ["我叫王晓明，想要鞋。", "打电话给我 13812345678。", "我在云溪读书。"]) {
    await expect(approving(words, "yes")).rejects.toEqual(refusedWith("wish_tells_too_much"));
  }
  const judged = "哥哥在青峰中学读书，想要一样的书包。";
  await expect(approving(judged)).rejects.toEqual(refusedWith("wish_finds_unseen"));
  await approving(judged, "yes");
});

test("a wish sent back leaves the queue until its author has mended it", async () => {
  const batch = await aBatch();
  const { coordinator, reviewer } = batch.desk;
  const wish = await aDraftWish(batch);
  const waiting = async () => (await run(readTexts, { actor: reviewer, input: {} })).drafts.length;
  await run(sendBackWish, { actor: reviewer, input: { wishId: wish.id, reason: "尺码写清楚些" } });
  expect(await waiting()).toBe(0);
  const { category, title, words, price } = aWishForm();
  await run(reviseWish, {
    actor: coordinator,
    input: { wishId: wish.id, category, title, words, price, size: "38码（24厘米）" },
  });
  expect(await waiting()).toBe(1);
});

test("a price may change in public, a text may not", async () => {
  const { wishes, desk } = await anOpenBatch();
  const wish = wishes[0]!;
  const { category, title, words, size } = aWishForm();
  const revise = (given: object) =>
    run(reviseWish, {
      actor: desk.coordinator,
      input: { wishId: wish.id, category, title, words, size, price: "150", ...given },
    });
  await revise({});
  expect(await isPublic(wish.publicId)).toBe(true);
  await expect(revise({ words: "换一句" })).rejects.toEqual(refusedWith("wish_text_is_public"));
});

test("a withdrawn consent to publish takes the wish off every page while its claim goes on", async () => {
  const { wishes, desk } = await anOpenBatch();
  const wish = wishes[0]!;
  const claim = await run(holdWish, { actor: await aDonor(), input: { wishId: wish.publicId } });
  const input = { childId: wish.childId, scopes: "publish_text" };
  await run(withdrawConsent, { actor: desk.coordinator, input });
  expect(await isPublic(wish.publicId)).toBe(false);
  expect(await rows("select state from claims where id = $1", [claim.id])).toEqual([
    { state: "held" },
  ]);
});

test("a withdrawn consent to collect ends the wish and its claim in the same moment", async () => {
  const { wishes, desk } = await anOpenBatch();
  const wish = wishes[0]!;
  const claim = await run(holdWish, { actor: await aDonor(), input: { wishId: wish.publicId } });
  const input = { childId: wish.childId, scopes: ["collect"] };
  await run(withdrawConsent, { actor: desk.reviewer, input });
  expect(await rows("select state from wishes where id = $1", [wish.id])).toEqual([
    { state: "withdrawn" },
  ]);
  expect(await rows("select state from claims where id = $1", [claim.id])).toEqual([
    { state: "cancelled" },
  ]);
});

test("an erased child leaves no key, no hash and no page behind", async () => {
  const { wishes, desk } = await anOpenBatch();
  const wish = wishes[0]!;
  await run(eraseChild, { actor: desk.coordinator, input: { childId: wish.childId } });
  expect(await isPublic(wish.publicId)).toBe(false);
  expect(await rows("select from child_hashes where child_id = $1", [wish.childId])).toEqual([]);
  const [child] = await rows<{ key_id: string | null }>(
    "select key_id from children where id = $1",
    [wish.childId],
  );
  expect(child?.key_id).toBeNull();
});

test("a withdrawn wish cancels its claim; a hidden one only leaves the pages", async () => {
  const { wishes, desk } = await anOpenBatch(2);
  const [first, second] = [wishes[0]!, wishes[1]!];
  const claim = await run(holdWish, { actor: await aDonor(), input: { wishId: first.publicId } });
  await run(withdrawWish, {
    actor: desk.coordinator,
    input: { wishId: first.id, reason: "家里已经买了" },
  });
  expect(await rows("select state from claims where id = $1", [claim.id])).toEqual([
    { state: "cancelled" },
  ]);
  await run(hideWish, {
    actor: desk.reviewer,
    input: { wishId: second.id, reason: "有人报告疑虑" },
  });
  expect(await isPublic(second.publicId)).toBe(false);
  await run(showWish, { actor: desk.reviewer, input: { wishId: second.id } });
  expect(await isPublic(second.publicId)).toBe(true);
});

test("who a child was is forgotten 90 days after the report, or 180 after the close", async () => {
  const [reported, closed] = [await anOpenBatch(), await anOpenBatch()];
  const day = 86_400_000;
  const now = new Date(Date.now() + 200 * day);
  const ago = (days: number) => new Date(now.getTime() - days * day);
  await rows("update batches set state = 'closed', closed_at = $2 where id = any ($1)", [
    [reported.id, closed.id],
    ago(170),
  ]);
  await rows("update batches set state = 'reported', reported_at = $2 where id = $1", [
    reported.id,
    ago(89),
  ]);
  const erased = async (days: number) => {
    await runSweep(applyRetention, { now: new Date(now.getTime() + days * day) });
    const children = [reported, closed].map(({ wishes }) => wishes[0]!.childId);
    const found = await rows<{ id: string }>(
      "select id from children where id = any ($1) and erased_at is not null",
      [children],
    );
    return children.map((id) => found.some((row) => row.id === id));
  };
  expect(await erased(0)).toEqual([false, false]);
  expect(await erased(2)).toEqual([true, false]);
  expect(await erased(11)).toEqual([true, true]);
});

test("drafts nobody consented to are forgotten after thirty days, others stay", async () => {
  const batch = await aBatch();
  const forgotten = await aDraftWish(batch);
  const kept = await anApprovedWish(batch);
  await runSweep(applyRetention, { now: new Date(Date.now() + 31 * 86_400_000) });
  expect(await rows("select id from wishes where batch_id = $1", [batch.id])).toEqual([
    { id: kept.id },
  ]);
  const [child] = await rows<{ erased_at: Date | null }>(
    "select erased_at from children where id = $1",
    [forgotten.childId],
  );
  expect(child?.erased_at).not.toBeNull();
});

test("another organizer's staff find nothing here", async () => {
  const batch = await aBatch();
  const wish = await aDraftWish(batch);
  const stranger = (await anOrganizer()).coordinator;
  const input = { wishId: wish.id };
  await expect(ask(wishPage, { actor: stranger, input })).rejects.toEqual(refusedWith("not_found"));
  await expect(
    run(withdrawWish, { actor: stranger, input: { ...input, reason: "不该成功" } }),
  ).rejects.toEqual(refusedWith("not_found"));
});
