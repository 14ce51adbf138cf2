import { afterAll, describe, expect, test } from "vitest";
import type { Person } from "~/domain/actor";
import { approveDeposit } from "~/domain/funds/decide-deposit.server";
import { fundDesk, fundSettings, myFunds } from "~/domain/funds/desk-queries.server";
import { openCharity } from "~/domain/funds/open-charity.server";
import { openFund } from "~/domain/funds/open-fund.server";
import { pledgesTo } from "~/domain/funds/pledge-queries.server";
import { publicFund } from "~/domain/funds/public.server";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { reviseTerms } from "~/domain/funds/revise-terms.server";
import { fundTodo } from "~/domain/funds/todo.server";
import { freezeOrganization } from "~/domain/accounts/freeze-organization.server";
import { inviteMember } from "~/domain/accounts/invite-member.server";
import { ask, run } from "~/domain/run.server";
import { gather } from "~/jobs/letter-facts";
import { closePools } from "~/platform/db.server";
import { aMember, anOrganizer, aPerson, aSteward, signedInAs } from "../factories/accounts";
import {
  aCharity,
  aDeposit,
  aDonorInvitation,
  aFundAtWork,
  aPledge,
  someMoney,
} from "../factories/funds";
import { rows } from "../setup/database";

afterAll(closePools);

const refusedBy = (code: string) => expect.objectContaining({ code });
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
    // Only under a charity, and not while that is frozen.
    const { steward } = charity;
    const { organizationId: organizer } = await anOrganizer();
    await expect(
      run(openFund, { actor: steward, input: { ...input, hostId: organizer } }),
    ).rejects.toEqual(refusedBy("not_found"));
    await run(freezeOrganization, {
      actor: await aSteward(),
      input: { organizationId: charity.organizationId },
    });
    await expect(run(openFund, { actor: steward, input })).rejects.toEqual(refusedBy("not_found"));
    const { chair, fundId } = await aFundAtWork();
    const told = await rows(
      "select 1 from events where name = 'fund_opened' and subject->>'fundId' = $1",
      [fundId],
    );
    expect(told).toHaveLength(1);
    await expect(
      run(inviteMember, {
        actor: chair,
        input: { organizationId: fundId, email: "b@example.org", roles: ["courier"] },
      }),
    ).rejects.toEqual(refusedBy("choice_unknown"));
  });

  test.each([
    [{ modes: ["public"], certificate: "" }, "fund_public_needs_certificate", "certificate"],
    [
      { modes: ["elsewhere"], elsewhereUrl: "http://platform.example" },
      "fund_elsewhere_needs_address",
      "elsewhereUrl",
    ],
    [{ modes: ["none", "public"], certificate: "1" }, "fund_none_stands_alone", "modes"],
  ])(
    "how it may take money has its proofs, each told at its field: %o",
    async (terms, code, field) => {
      const { charity, fundId } = await aFundAtWork();
      const revising = run(reviseTerms, { actor: charity.steward, input: { fundId, ...terms } });
      await expect(revising).rejects.toMatchObject({ code, field });
    },
  );

  test("a taken short name, prefix or registration number is told at its field", async () => {
    const { charity, slug, fundId } = await aFundAtWork();
    const [known] = await rows<{ prefix: string; registration: string }>(
      `select f.reference_prefix as prefix, h.registration from funds f
         join organizations o on o.id = f.fund_id join organizations h on h.id = o.host_id
       where f.fund_id = $1`,
      [fundId],
    );
    const fund = {
      ...{ hostId: charity.organizationId, name: "又一个基金", currency: "CNY" },
      ...{ modes: ["none"], purpose: "给孩子。", coordinatorEmail: "z@example.org" },
    };
    const opened = (named: { slug: string; referencePrefix: string }) =>
      run(openFund, { actor: charity.steward, input: { ...fund, ...named } });
    await expect(opened({ slug, referencePrefix: "ZZZZ" })).rejects.toMatchObject({
      ...{ code: "organization_slug_taken", field: "slug" },
    });
    const free = `fund-${fundId.slice(0, 8)}-two`;
    await expect(opened({ slug: free, referencePrefix: known!.prefix })).rejects.toMatchObject({
      ...{ code: "fund_prefix_taken", field: "referencePrefix" },
    });
    const { registration } = known!;
    const spaced = ` ${registration.slice(0, 4)} ${registration.slice(4).toLowerCase()}`;
    const again = run(openCharity, {
      actor: charity.steward,
      input: {
        ...{ name: "另一个慈善会", slug: `${free}-host`, registration: spaced, place: "990101" },
        ...{ contactEmail: "c@example.org", coordinatorEmail: "d@example.org" },
        receiptsJurisdiction: "cn",
      },
    });
    await expect(again).rejects.toMatchObject({
      ...{ code: "charity_registered_already", field: "registration" },
    });
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
