import { expect, test } from "vitest";
import {
  accountKinds,
  canFlow,
  classOf,
  isDebit,
  nameOf,
  purposeOf,
  refOf,
  type AccountKind,
  type AccountRef,
} from "~/domain/ledger/accounts";

const ref = (kind: AccountKind): AccountRef =>
  refOf({
    kind,
    purposeId: kind === "restricted" ? "p" : null,
    claimId: kind === "reserved" ? "c" : null,
  });

test("money goes from kind to kind of account just as this table says", () => {
  const table = accountKinds.map((from) => {
    const to = accountKinds.filter((kind) =>
      canFlow({ from: ref(from), to: ref(kind), minor: 1n }),
    );
    return `${from}: ${to.join(" ")}`;
  });
  expect(table).toEqual([
    "bank: stripe elsewhere refunds general restricted wishes fees delivery disputes",
    "stripe: bank elsewhere refunds general restricted wishes fees delivery disputes",
    "elsewhere: bank stripe refunds general restricted wishes fees delivery disputes",
    "refunds: general restricted",
    "general: bank stripe elsewhere refunds restricted reserved disputes",
    "restricted: bank stripe elsewhere refunds general reserved disputes",
    "reserved: general restricted",
    "wishes: bank stripe elsewhere",
    "fees: bank stripe elsewhere",
    "delivery: bank stripe elsewhere",
    "disputes: bank stripe elsewhere general restricted",
  ]);
});

test("what lies somewhere, was spent or is lost grows by debits, the rest by credits", () => {
  expect(accountKinds.filter((kind) => isDebit({ kind }))).toEqual([
    ...["bank", "stripe", "elsewhere", "wishes", "fees", "delivery", "disputes"],
  ]);
  expect(accountKinds.filter((kind) => classOf({ kind }) === "owned")).toEqual([
    "general",
    "restricted",
  ]);
});

test("an account is named by its kind and by the purpose or claim that it is for", () => {
  const named = accountKinds.map((kind) => nameOf(ref(kind)));
  expect(named).toEqual(
    accountKinds.map((kind) =>
      kind === "restricted" ? "restricted:p" : kind === "reserved" ? "reserved:c" : kind,
    ),
  );
  for (const kind of ["wishes", "fees", "delivery"] as const) {
    const borne = refOf({ kind, purposeId: "p", claimId: null });
    expect([borne, nameOf(borne), purposeOf(borne)]).toEqual([
      { kind, purposeId: "p" },
      `${kind}:p`,
      "p",
    ]);
    expect(refOf({ kind, purposeId: null, claimId: null })).toEqual({ kind });
  }
  expect(purposeOf({ kind: "general" })).toBeNull();
  expect(purposeOf({ kind: "reserved", claimId: "c" })).toBeNull();
});
