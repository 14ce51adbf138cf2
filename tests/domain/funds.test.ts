import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { books } from "~/domain/funds/books.server";
import { cancelPledge } from "~/domain/funds/cancel-pledge.server";
import { approveDeposit, rejectDeposit } from "~/domain/funds/decide-deposit.server";
import { depositsOf } from "~/domain/funds/deposit-queries.server";
import { fundDesk, fundSettings, myFunds } from "~/domain/funds/desk-queries.server";
import { inviteDonor } from "~/domain/funds/invite-donor.server";
import { lookAtDeposit } from "~/domain/funds/look-at-deposit.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { myPledges, pledgeSeen, pledgesTo } from "~/domain/funds/pledge-queries.server";
import { publicFund } from "~/domain/funds/public.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { readReference, referenceOf, referenceSigns } from "~/domain/funds/references";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { ask, run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import { aMember, anOrganizer, aPerson, aSteward, signedInAs } from "../factories/accounts";
import { anOpenBatch } from "../factories/batches";
import {
  aCharity,
  aDeposit,
  aDonorInvitation,
  aFundAtWork,
  aPledge,
  someMoney,
} from "../factories/funds";
import { asOwner } from "../setup/database";

afterAll(closePools);

const owner = process.env.DATABASE_OWNER_URL ?? "";
const rows = <Row extends object>(text: string, values: unknown[] = []) =>
  asOwner(owner, async (client) => (await client.query<Row>(text, values)).rows);

const refusedBy = (code: string) => expect.objectContaining({ code });
const bookOf = async (actor: Parameters<typeof ask>[1]["actor"], slug: string) => {
  const { accounts, ...rest } = await ask(books, { actor, input: { slug } });
  return {
    ...rest,
    sums: Object.fromEntries(accounts.map((one) => [one.key.trim(), one.amount.minor])),
  };
};

describe("opening", () => {
  test("a steward opens a charity and a fund; their people come by invitation and have their roles", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const desk = await ask(fundDesk, { actor: fund.treasurer, input: { slug } });
    expect(desk).toMatchObject({ hostName: "禾川县慈善会", may: { record: true, approve: false } });
    const host = await aMember(fund.charity, "approver");
    const asHost = await ask(fundDesk, { actor: host, input: { slug } });
    expect(asHost.may).toMatchObject({ record: false, approve: true, keep: false });
    const [stranger, organizer] = [await aPerson(), await anOrganizer()];
    for (const actor of [stranger, organizer.coordinator]) {
      await expect(ask(fundDesk, { actor, input: { slug } })).rejects.toEqual(
        refusedBy("not_found"),
      );
    }
  });

  test("nobody but a steward opens one, and a role of another kind is not to be had", async () => {
    const charity = await aCharity();
    const input = {
      hostId: charity.organizationId,
      ...{ name: "别人的基金", slug: "another", currency: "CNY", modes: ["none"], purpose: "试" },
      ...{ referencePrefix: "ZZ", coordinatorEmail: "a@example.org" },
    };
    await expect(run(openFund, { actor: await aPerson(), input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await expect(run(openFund, { actor: charity.coordinator, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    const { chair, fundId } = await aFundAtWork();
    await expect(
      run(inviteMember, {
        actor: chair,
        input: { organizationId: fundId, email: "b@example.org", roles: ["courier"] },
      }),
    ).rejects.toEqual(refusedBy("choice_unknown"));
  });

  test.each([
    [{ modes: ["public"], certificate: "" }, "fund_public_needs_certificate"],
    [
      { modes: ["elsewhere"], elsewhereUrl: "http://platform.example" },
      "fund_elsewhere_needs_address",
    ],
    [{ modes: ["none", "public"], certificate: "1" }, "fund_none_stands_alone"],
  ])("how it may take money has its proofs: %o", async (terms, code) => {
    const { charity, fundId } = await aFundAtWork();
    const revising = run(reviseTerms, { actor: charity.steward, input: { fundId, ...terms } });
    await expect(revising).rejects.toEqual(refusedBy(code));
  });

  test("the chair says what the fund is for; how it takes money is the steward's, also in the database", async () => {
    const { chair, treasurer, slug, fundId } = await aFundAtWork({ modes: ["none"] });
    const input = {
      slug,
      purpose: "只给冬天的衣服。",
      places: "990101，990101",
      leftoverRule: "general",
    };
    await expect(run(reviseFund, { actor: treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await run(reviseFund, { actor: chair, input: { ...input, modes: ["public"] } });
    const settings = await ask(fundSettings, { actor: chair, input: { slug } });
    expect(settings).toMatchObject({ purpose: input.purpose, modes: ["none"], places: "990101" });
    await expect(
      run(reviseTerms, { actor: chair, input: { fundId, modes: ["public"], certificate: "1" } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });
});

describe("promises", () => {
  test("a reference is found again however it is typed, and never with a slip", () => {
    const reference = referenceOf("HC", 4_321_234);
    expect(readReference(` ${reference.slice(0, 4).toLowerCase()} - ${reference.slice(4)} `)).toBe(
      reference,
    );
    expect(referenceOf("ABCD", 0)).toMatch(/^ABCD22222.$/);
    for (let place = 0; place < reference.length; place += 1) {
      for (const sign of referenceSigns) {
        if (sign === reference[place]) continue;
        expect(
          readReference(reference.slice(0, place) + sign + reference.slice(place + 1)),
        ).toBeNull();
      }
      const [a, b] = [reference[place], reference[place + 1]];
      if (b === undefined || a === b) continue;
      expect(
        readReference(reference.slice(0, place) + b + a + reference.slice(place + 2)),
      ).toBeNull();
    }
  });

  test("a donor promises for a batch, is given a reference, and takes it back", async () => {
    const fund = await aFundAtWork();
    const batch = await anOpenBatch();
    const donor = await aPerson();
    const pledge = await aPledge(donor, fund, "200.50", { purpose: `batch:${batch.slug}` });
    expect(readReference(pledge.reference)).toBe(pledge.reference);
    const [mine] = await ask(myPledges, { actor: donor, input: {} });
    expect(mine).toMatchObject({
      amount: { minor: "20050", currency: "CNY" },
      purpose: { kind: "batch", name: batch.slug },
      state: "promised",
      shownName: "",
    });
    const input = { publicId: pledge.publicId };
    await expect(ask(pledgeSeen, { actor: await aPerson(), input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(cancelPledge, { actor: donor, input });
    await expect(run(cancelPledge, { actor: donor, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
  });

  test.each([["none"], ["elsewhere"]] as const)(
    "where the law lets nobody pledge (%s), no form can: not in the command, not in the database",
    async (mode) => {
      const fund = await aFundAtWork({ modes: [mode] });
      const donor = await aPerson();
      await expect(aPledge(donor, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
      await expect(
        rows(
          `insert into pledges (public_id, fund_id, currency, minor, person_id, way, reference, leftover_rule, promised_at)
         values ('abcdefghjk', $1, 'CNY', 100, $2, 'transfer', 'HC22222A', 'general', clock_timestamp())`,
          [fund.fundId, donor.personId],
        ),
      ).rejects.toMatchObject({ constraint: "fund_takes_no_pledges" });
    },
  );

  test("among invited donors only who was asked by name can promise, and a link passed on opens nothing", async () => {
    const fund = await aFundAtWork({ modes: ["invited"] });
    const [invited, other] = [await aPerson(), await aPerson()];
    const token = await aDonorInvitation(fund, invited.email);
    await expect(aPledge(invited, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
    await expect(aPledge(other, fund, "10", { token })).rejects.toEqual(
      refusedBy("fund_takes_no_pledges"),
    );
    await aPledge(invited, fund, "10", { token });
    await aDonorInvitation(fund, invited.email);
    await expect(aPledge(invited, fund, "10", { token })).rejects.toEqual(
      refusedBy("fund_takes_no_pledges"),
    );
    const open = await aFundAtWork();
    await expect(
      run(inviteDonor, { actor: open.treasurer, input: { slug: open.slug, email: other.email } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });

  test.each([
    ["0", "amount_malformed"],
    ["-5", "amount_malformed"],
    ["1.234", "amount_malformed"],
    ["999999999999", "number_out_of_range"],
  ])("a sum of %s is refused", async (amount, code) => {
    const fund = await aFundAtWork();
    await expect(aPledge(await aPerson(), fund, amount)).rejects.toEqual(refusedBy(code));
  });

  test("a shown name tells no phone, and a fund that ended takes nothing more", async () => {
    const fund = await aFundAtWork();
    const donor = await aPerson();
    await expect(aPledge(donor, fund, "10", { shownName: "老王 13911112222" })).rejects.toEqual(
      refusedBy("page_tells_too_much"),
    );
    const { fundId, charity } = fund;
    await run(reviseTerms, {
      actor: charity.steward,
      input: { fundId, modes: ["public"], certificate: "1", closed: "yes" },
    });
    await expect(aPledge(donor, fund)).rejects.toEqual(refusedBy("fund_takes_no_pledges"));
  });
});

describe("money", () => {
  test("a promise is no money; entered it is none yet; approved it stands in the books to the cent", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const batch = await anOpenBatch();
    const donor = await aPerson();
    const [programme] = await rows<{ slug: string }>(
      "select p.slug from programmes p join batches b on b.programme_id = p.id where b.slug = $1",
      [batch.slug],
    );
    const purpose = `programme:${programme!.slug}`;
    const pledge = await aPledge(donor, fund, "200.05", { purpose });
    await aPledge(donor, fund, "50");
    const { id } = await aDeposit(fund, "200.05", { reference: pledge.reference, payer: "王小明" });

    const before = await bookOf(fund.treasurer, slug);
    expect(before.sums).toEqual({});
    expect(before.outstanding).toMatchObject({ count: 2, sum: { minor: "25005" } });

    await run(approveDeposit, { actor: fund.approver, input: { depositId: id } });
    await someMoney(fund, "99.95", { way: "cash" });

    const after = await bookOf(fund.chair, slug);
    expect(Object.values(after.sums).sort()).toEqual(["20005", "30000", "9995"]);
    expect(after.sums).toMatchObject({ bank: "30000", general: "9995" });
    expect(after.outstanding).toMatchObject({ count: 1, sum: { minor: "5000" } });
    expect(after.entries.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ["cash", 2],
      ["transfer", 2],
    ]);
    const mine = await ask(myPledges, { actor: donor, input: {} });
    expect(mine.map(({ state, came }) => [state, came.minor])).toEqual([
      ["promised", "0"],
      ["paid", "20005"],
    ]);
    const shown = await publicFund(slug);
    expect(shown?.flow).toMatchObject({
      cameIn: { minor: "30000", currency: "CNY" },
      available: { minor: "30000" },
      spent: { minor: "0" },
      reserved: { minor: "0" },
    });
  });

  test("nobody approves what he entered himself; the host charity's approver may; the database holds it", async () => {
    const fund = await aFundAtWork();
    const both = await aMember(
      { organizationId: fund.fundId, coordinator: fund.chair },
      "treasurer",
      "approver",
    );
    const { id: depositId } = await aDeposit({ ...fund, treasurer: both });
    const input = { depositId };
    await expect(run(approveDeposit, { actor: both, input })).rejects.toEqual(
      refusedBy("deposit_needs_second_person"),
    );
    await expect(run(approveDeposit, { actor: fund.treasurer, input })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(
      rows(
        `update deposits set state = 'approved', decided_by = recorded_by, decided_at = clock_timestamp() where id = $1`,
        [depositId],
      ),
    ).rejects.toMatchObject({ constraint: "deposit_needs_second_person" });
    const host = await aMember(fund.charity, "approver");
    const other = await aFundAtWork();
    await expect(run(approveDeposit, { actor: other.approver, input })).rejects.toEqual(
      refusedBy("not_found"),
    );
    await run(approveDeposit, { actor: host, input });
    await expect(run(approveDeposit, { actor: fund.approver, input })).rejects.toEqual(
      refusedBy("step_not_possible"),
    );
  });

  test("two who approve at once book it once", async () => {
    const fund = await aFundAtWork();
    const { id: depositId } = await aDeposit(fund);
    const host = await aMember(fund.charity, "approver");
    const outcomes = await Promise.allSettled(
      [fund.approver, host].map((actor) => run(approveDeposit, { actor, input: { depositId } })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await bookOf(fund.chair, fund.slug)).sums).toEqual({ bank: "20000", general: "20000" });
  });

  test("what isn't as it was entered is rejected with a reason, and never comes into the books", async () => {
    const fund = await aFundAtWork();
    const { slug } = fund;
    const donor = await aPerson();
    const pledge = await aPledge(donor, fund);
    const { id: depositId } = await aDeposit(fund, "200", { reference: pledge.reference });
    const input = { depositId, reason: "" };
    await expect(run(rejectDeposit, { actor: fund.approver, input })).rejects.toMatchObject({
      issues: [{ field: "reason", code: "field_missing" }],
    });
    await run(rejectDeposit, {
      actor: fund.approver,
      input: { ...input, reason: "金额和流水不符" },
    });
    expect((await bookOf(fund.chair, slug)).entries).toEqual([]);
    const [mine] = await ask(myPledges, { actor: donor, input: {} });
    expect(mine).toMatchObject({ state: "promised" });
    const todo = await ask(fundTodo, { actor: fund.treasurer, input: { slug } });
    expect(todo).toMatchObject([{ task: "rejected", count: 1 }]);
    const { decided } = await ask(depositsOf, { actor: fund.treasurer, input: { slug } });
    expect(decided).toMatchObject([{ state: "rejected", reason: "金额和流水不符" }]);
  });

  test("what is entered is a day that was, a sum, and a reference of this fund", async () => {
    const [fund, other] = [await aFundAtWork(), await aFundAtWork()];
    const pledge = await aPledge(await aPerson(), other);
    await expect(aDeposit(fund, "200", { reference: pledge.reference })).rejects.toEqual(
      refusedBy("pledge_unknown"),
    );
    await expect(aDeposit(fund, "200", { receivedOn: "2099-01-01" })).rejects.toEqual(
      refusedBy("deposit_in_future"),
    );
    await expect(aDeposit(fund, "200", { reference: "HC000000" })).rejects.toMatchObject({
      issues: [{ field: "reference", code: "reference_malformed" }],
    });
    await expect(aDeposit({ ...fund, treasurer: fund.chair })).rejects.toEqual(
      refusedBy("not_allowed"),
    );
    await expect(aDeposit({ ...fund, treasurer: other.treasurer })).rejects.toEqual(
      refusedBy("not_found"),
    );
  });

  test("a payer's name lies sealed; each look at it leaves a mark, and another role has none", async () => {
    const fund = await aFundAtWork();
    const { id: depositId } = await aDeposit(fund, "80", { payer: "李秀兰" });
    const [{ text } = { text: "" }] = await rows<{ text: string }>(
      "select payments::text as text from payments where deposit_id = $1",
      [depositId],
    );
    expect(text).not.toContain("李秀兰");
    const host = await aMember(fund.charity, "approver");
    const looked = await run(lookAtDeposit, { actor: host, input: { depositId } });
    expect(looked.payments).toMatchObject([{ payer: "李秀兰", amount: { minor: "8000" } }]);
    expect(looked).toMatchObject({ mayDecide: true });
    const marks = await rows(
      "select 1 from audit_entries where action = 'funds.lookedAtDeposit' and subject_id = $1 and actor_id = $2",
      [depositId, host.personId],
    );
    expect(marks).toHaveLength(1);
    await expect(
      run(lookAtDeposit, { actor: fund.publisher, input: { depositId } }),
    ).rejects.toEqual(refusedBy("not_allowed"));
  });

  test("money in another currency keeps its own cents: yen have none", async () => {
    const fund = await aFundAtWork({ currency: "JPY" });
    await expect(aDeposit(fund, "100.5")).rejects.toEqual(refusedBy("amount_malformed"));
    await someMoney(fund, "1500");
    expect((await bookOf(fund.chair, fund.slug)).sums).toEqual({ bank: "1500", general: "1500" });
  });

  test("the same form sent twice is one deposit", async () => {
    const fund = await aFundAtWork();
    const input = { slug: fund.slug, way: "cash", amount: "10", receivedOn: "2026-11-01" };
    const send = () =>
      run(recordDeposit, { actor: fund.treasurer, input, idempotencyKey: "form-1" });
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    const { waiting } = await ask(depositsOf, { actor: fund.approver, input: { slug: fund.slug } });
    expect(waiting).toHaveLength(1);
  });
});

test("each at the desk is told of his own work", async () => {
  const charity = await aCharity();
  const fund = await aFundAtWork({ charity });
  const { slug } = fund;
  await aPledge(await aPerson(), fund);
  await aDeposit(fund);
  await aDeposit(fund);
  const tasks = async (personId: string, now?: Date) =>
    (await ask(fundTodo, { actor: await signedInAs(personId), input: { slug }, now })).map(
      ({ task, count }) => `${task} ${count}`,
    );
  expect(await tasks(fund.approver.personId)).toEqual(["approve 2"]);
  expect(await tasks(fund.treasurer.personId)).toEqual([]);
  const later = new Date(Date.now() + 20 * 86_400_000);
  expect(await tasks(fund.treasurer.personId, later)).toEqual(["promised 1"]);
  expect(await tasks(fund.chair.personId)).toEqual([]);
});

test("a frozen fund, or one whose host is frozen, is on no page and at no desk, and takes no money", async () => {
  const fund = await aFundAtWork();
  const donor = await aPerson();
  const host = await aMember(fund.charity, "approver");
  const { id: depositId } = await aDeposit(fund);
  const { promised } = await ask(pledgesTo, { actor: fund.chair, input: { slug: fund.slug } });
  expect(promised).toEqual([]);
  await run(freezeOrganization, {
    actor: await aSteward(),
    input: { organizationId: fund.fundId },
  });
  expect(await publicFund(fund.slug)).toBeNull();
  await expect(aPledge(donor, fund)).rejects.toEqual(refusedBy("not_found"));
  await expect(run(approveDeposit, { actor: host, input: { depositId } })).rejects.toEqual(
    refusedBy("not_found"),
  );
});

test("a donor's letters name the fund, the sum and the reference, and an invitation its link", async () => {
  const fund = await aFundAtWork({ modes: ["public", "invited"] });
  const donor = await aPerson();
  const pledge = await aPledge(donor, fund, "200.05");
  expect(await gather["pledge-promised"]({ pledgeId: pledge.id }, {})).toMatchObject({
    ...{ fund: "石桥社区慈善基金", host: "禾川县慈善会", reference: pledge.reference },
    amount: { minor: "20005", currency: "CNY" },
    transferTo: expect.stringContaining("9900") as string,
  });
  const depositId = await someMoney(fund, "200.05", { reference: pledge.reference });
  const [payment] = await rows<{ id: string }>("select id from payments where deposit_id = $1", [
    depositId,
  ]);
  const paid = await gather["pledge-paid"]({ paymentId: payment!.id }, {});
  expect(paid).toMatchObject({ slug: fund.slug, receivedOn: "2026-11-20T04:00:00.000Z" });
  expect(await gather["pledge-promised"]({ pledgeId: pledge.id }, {})).toBeNull();
  const token = await aDonorInvitation(fund, donor.email);
  const [invitation] = await rows<{ id: string }>(
    "select id from pledge_invitations where fund_id = $1",
    [fund.fundId],
  );
  const asked = await gather["pledge-invitation"]({ invitationId: invitation!.id }, { token });
  expect(asked).toMatchObject({ fund: "石桥社区慈善基金", token });
  const kinds = await rows<{ kind: string }>(
    "select kind from letters where person_id = $1 order by created_at",
    [donor.personId],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual(["pledge-promised", "pledge-paid"]);
});

test("a host charity's people sit at the desks of all its funds, a fund's own at theirs alone", async () => {
  const charity = await aCharity();
  const [one, other] = [await aFundAtWork({ charity }), await aFundAtWork({ charity })];
  const slugsOf = async (actor: Person) =>
    (await ask(myFunds, { actor, input: {} })).map(({ slug }) => slug).sort();
  expect(await slugsOf(await aMember(charity, "approver"))).toEqual([one.slug, other.slug].sort());
  expect(await slugsOf(one.treasurer)).toEqual([one.slug]);
  const input = { slug: one.slug };
  await expect(ask(fundDesk, { actor: other.treasurer, input })).rejects.toEqual(
    refusedBy("not_found"),
  );
});
