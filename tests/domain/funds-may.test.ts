import { describe, expect, test } from "vitest";
import { roles, system, type Actor, type Person, type Role } from "~/domain/actor";
import * as may from "~/domain/funds/may";

const fund = { organizationId: "fund", hostId: "host" };
const me = "me";
const somebody = (where?: string, role?: Role): Person => ({
  kind: "person",
  personId: me,
  steward: false,
  memberships:
    where && role
      ? [
          {
            organizationId: where,
            kind: where === "host" ? "charity" : "fund",
            ...{ name: where, slug: where, verified: true, roles: [role] },
          },
        ]
      : [],
});
const nobodies: Actor[] = [
  somebody(),
  { kind: "guest", guestId: me },
  { kind: "link", claimId: "claim" },
  system("test"),
];
const steward: Person = { ...somebody(), steward: true };

/** The roles in an organization with which a question is answered by yes. */
const rolesFor = (asks: (actor: Actor) => boolean, where: string) =>
  roles.filter((role) => asks(somebody(where, role)));

/** By a role in the fund or in its host charity, and by none elsewhere. */
const byRole: [string, (actor: Actor) => boolean, Role[]][] = [
  ["tends", (actor) => may.mayTend(actor, fund), [...roles]],
  ["enters money", (actor) => may.mayRecordMoney(actor, fund), ["treasurer"]],
  ["lets money into the books", (actor) => may.mayApproveMoney(actor, fund), ["approver"]],
  ["sees whose money came", (actor) => may.mayLookAtMoney(actor, fund), ["treasurer", "approver"]],
  [
    "decides on what another entered",
    (actor) => may.mayDecideDeposit(actor, { ...fund, recordedBy: "another" }),
    ["approver"],
  ],
  [
    "decides on what another bought",
    (actor) => may.mayDecidePurchase(actor, { ...fund, recordedBy: "another" }),
    ["approver"],
  ],
  ["decides on what he entered", (actor) => may.mayDecideDeposit(actor, own("recordedBy")), []],
  ["decides on what he bought", (actor) => may.mayDecidePurchase(actor, own("recordedBy")), []],
  ["invites donors", (actor) => may.mayInviteDonors(actor, fund), ["coordinator", "treasurer"]],
  ["gives to wishes", (actor) => may.mayAllocate(actor, fund), ["coordinator", "treasurer"]],
  [
    "takes another's promise back",
    (actor) => may.mayCancelPledge(actor, { ...fund, personId: "another" }),
    ["treasurer"],
  ],
  [
    "takes a nameless promise back",
    (actor) => may.mayCancelPledge(actor, { ...fund, personId: null }),
    ["treasurer"],
  ],
  [
    "asks for a refund to another",
    (actor) => may.mayAskRefund(actor, { ...fund, personId: "another" }),
    ["treasurer"],
  ],
  [
    "asks for a refund to nobody known",
    (actor) => may.mayAskRefund(actor, { ...fund, personId: null }),
    ["treasurer"],
  ],
  ["asks for a refund to himself", (actor) => may.mayAskRefund(actor, own("personId")), []],
  [
    "decides on a refund",
    (actor) => may.mayDecideRefund(actor, { ...fund, personId: "another", askedBy: "another" }),
    ["approver"],
  ],
  [
    "decides on a refund that the provider began",
    (actor) => may.mayDecideRefund(actor, { ...fund, personId: null, askedBy: null }),
    ["approver"],
  ],
  [
    "decides on a refund that he asked for",
    (actor) => may.mayDecideRefund(actor, { ...fund, personId: null, askedBy: me }),
    [],
  ],
  [
    "decides on a refund to himself",
    (actor) => may.mayDecideRefund(actor, { ...fund, personId: me, askedBy: "another" }),
    [],
  ],
  [
    "looks at another's receipt",
    (actor) => may.mayLookAtReceipt(actor, { ...fund, given: false }),
    ["treasurer", "approver"],
  ],
];

function own<Field extends string>(field: Field) {
  return { ...fund, [field]: me } as typeof fund & Record<Field, string>;
}

describe("by a role in the fund or its host charity", () => {
  test.each(byRole)("who %s", (_, asks, wanted) => {
    expect(rolesFor(asks, "fund")).toEqual(wanted);
    expect(rolesFor(asks, "host")).toEqual(wanted);
    expect(rolesFor(asks, "elsewhere")).toEqual([]);
    expect([...nobodies, steward].filter(asks)).toEqual([]);
  });
});

test("what a fund is for is said by its own chair, and not by the charity's people", () => {
  const asks = (actor: Actor) => may.mayKeepFund(actor, fund);
  expect(rolesFor(asks, "fund")).toEqual(["coordinator"]);
  expect([...rolesFor(asks, "host"), ...rolesFor(asks, "elsewhere")]).toEqual([]);
  expect([...nobodies, steward].filter(asks)).toEqual([]);
});

test("funds are opened by a steward, whatever else somebody is", () => {
  expect(may.mayOpenFunds(steward)).toBe(true);
  expect(rolesFor(may.mayOpenFunds, "host")).toEqual([]);
  expect(nobodies.filter(may.mayOpenFunds)).toEqual([]);
});

test("a person promises, pays and takes back what is his, and looks at his receipt", () => {
  const [person, ...others] = nobodies;
  expect(nobodies.filter(may.mayPledge)).toEqual([person]);
  expect(nobodies.filter((actor) => may.mayPay(actor, { personId: me }))).toEqual([person]);
  expect(nobodies.filter((actor) => may.mayPay(actor, { personId: "another" }))).toEqual([]);
  expect(nobodies.filter((actor) => may.mayPay(actor, { personId: null }))).toEqual([]);
  const mine = own("personId");
  expect(may.mayCancelPledge(person!, mine)).toBe(true);
  expect(others.filter((actor) => may.mayCancelPledge(actor, mine))).toEqual([]);
  expect(may.mayLookAtReceipt(person!, { ...fund, given: true })).toBe(true);
});
