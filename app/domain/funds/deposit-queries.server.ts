import { query } from "../door.server";
import { liesAt } from "../ledger/balances.server";
import { depositIdInput, listInput, ofFundInput } from "./input";
import { paged, pageSize, readAfterDay } from "./list-pages";
import { outcomeOf } from "./life";
import { mayApproveMoney, mayLookAtMoney, mayTakeBack, mayTend, mayTurnDown } from "./may";
import { purposesOffered } from "./purposes.server";
import { fundBySlug, readDeposit } from "./rows.server";

/** Deposits of a fund: those that wait first, then by the day the money came. No payer is named. */
export const depositsOf = query("funds.deposits", {
  input: listInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),

  async read({ tx, actor }, { after }, fund) {
    const { fundId, currency } = fund;
    const behind = readAfterDay(after);
    const rows = (tx: Parameters<typeof fundBySlug>[0]) =>
      tx
        .selectFrom("deposits as d")
        .innerJoin("people as p", "p.id", "d.recordedBy")
        .select(["d.id", "d.way", "d.minor", "d.receivedOn", "d.state", "d.reason"])
        .select(["p.name as recordedBy", "d.recordedBy as by", "d.decidedBy"])
        .where("d.fundId", "=", fundId);
    const waiting = behind
      ? []
      : await rows(tx).where("d.state", "=", "recorded").orderBy("d.recordedAt").execute();
    const decided = await rows(tx)
      .where("d.state", "<>", "recorded")
      .$if(behind !== undefined, (all) =>
        all.where((eb) =>
          eb(eb.refTuple("d.receivedOn", "d.id"), "<", eb.tuple(behind!.at, behind!.id)),
        ),
      )
      .orderBy("d.receivedOn", "desc")
      .orderBy("d.id", "desc")
      .limit(pageSize + 1)
      .execute();
    const wire = ({ minor, state, by, decidedBy, ...row }: (typeof decided)[number]) => ({
      ...row,
      state: outcomeOf(state, by, decidedBy),
      amount: { minor: minor.toString(), currency },
    });
    const { page, next } = paged(decided, (row) => row.receivedOn);
    return {
      waiting: waiting.map(wire),
      decided: page.map(wire),
      next,
      mayOpen: mayLookAtMoney(actor, fund),
    };
  },
});

/** What the form for money that came needs to know. */
export const depositForm = query("funds.depositForm", {
  input: ofFundInput,
  subject: ({ tx }, { slug }) => fundBySlug(tx, slug),
  may: ({ actor }, fund) => mayTend(actor, fund),
  async read({ tx }, _, fund) {
    const { currency } = fund;
    const lies = await liesAt(tx, fund, "elsewhere");
    return {
      currency,
      purposes: await purposesOffered(tx, fund),
      /** What lies at the platform: once passed on it is moved, and not entered again. */
      platform: lies > 0n ? { minor: lies.toString(), currency } : null,
    };
  },
});

/** A deposit for who is about to let it into the books; what lies sealed of it stays so. */
export const depositToApprove = query("funds.depositToApprove", {
  input: depositIdInput,
  subject: ({ tx }, { depositId }) => readDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayApproveMoney(actor, deposit),
  read: (_, __, { id, slug, state, minor, currency }) =>
    Promise.resolve({ id, slug, state, amount: { minor: minor.toString(), currency } }),
});

/** The same for who is about to turn it down, or to take back what he entered. */
export const depositToTurnDown = query("funds.depositToTurnDown", {
  input: depositIdInput,
  subject: ({ tx }, { depositId }) => readDeposit(tx, depositId),
  may: ({ actor }, deposit) => mayTurnDown(actor, deposit),
  read: ({ actor }, _, deposit) => {
    const { id, slug, state, minor, currency } = deposit;
    const own = mayTakeBack(actor, deposit);
    return Promise.resolve({ id, slug, state, own, amount: { minor: minor.toString(), currency } });
  },
});
