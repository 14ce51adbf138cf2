import type { Tx } from "~/platform/db.server";
import { sealedNumber } from "../ledger/balances.server";
import { chainHeadAt, moneyAt, purchasesAt, wishesAt, type About } from "./facts.server";
import { wishFigures, type Figures, type WishFigures } from "./figures";
import { withoutDifferences } from "./overlap.server";
import { knownReturns } from "./returns.server";
import type { NewLine } from "./rows.server";

type Asked = Omit<About, "upTo" | "seenAt">;

/**
 * Composes a report from the books and confirmations as they stand at the newest sealed number: its
 * figures, already without small groups, and the lines and wishes that they were counted from.
 */
export async function compose(tx: Tx, now: Date, asked: Asked) {
  const upTo = await sealedNumber(tx);
  const about: About = { ...asked, upTo, seenAt: now };
  const { fundId, currency } = about;
  const { wishes, ended } = await wishesAt(tx, about);
  const figures: Figures = {
    form: 1,
    currency,
    money: fundId && currency ? await moneyAt(tx, { ...about, fundId, currency }) : null,
    wishes: await withoutDifferences(tx, about, wishes, wishFigures(wishes, about)),
    ended,
  };
  const purchases = await knownReturns(tx, await purchasesAt(tx, about));
  const category = categoryOf(figures.wishes, wishes);
  const bought: NewLine[] = purchases.map(({ entryId, happenedOn, claimId, wishId, minor }) => ({
    ...{ kind: "purchase", entryId, happenedOn, claimId, wishId, minor },
    category: category(wishId),
  }));
  const delivered = wishes
    .filter(
      ({ grantedOn }) => grantedOn && grantedOn >= about.firstDay && grantedOn <= about.lastDay,
    )
    .sort((one, other) => (one.grantedOn! < other.grantedOn! ? -1 : 1))
    .map(({ wishId, claimId, grantedOn }): NewLine => ({
      ...{ kind: "delivery", happenedOn: grantedOn!, wishId, claimId },
      category: category(wishId),
    }));
  return {
    set: {
      sealedNumber: upTo,
      sealedHead: await chainHeadAt(tx, upTo),
      figures: JSON.stringify(figures),
    },
    parts: {
      lines: [...bought, ...delivered],
      wishes: wishes.map(({ childId: _child, claimId: _claim, ...wish }) => wish),
    },
    alone: purchases.some(({ seenByTwo }) => !seenByTwo),
  };
}

type Known = { wishId: string; category: NonNullable<NewLine["category"]> };

/** The kind of thing on a line, unless its kind is one that is not counted by itself. */
function categoryOf({ byCategory }: WishFigures, wishes: readonly Known[]) {
  const told = new Set(byCategory.map(({ key }) => key));
  const kinds = new Map(wishes.map(({ wishId, category }) => [wishId, category]));
  return (wishId: string | null) => {
    const kind = wishId === null ? undefined : kinds.get(wishId);
    return kind && told.has(kind) ? kind : null;
  };
}
