/** Currencies a fund may keep its books in. */
export const currencies = ["CNY", "USD", "EUR", "HKD", "JPY"] as const;

/** How a fund may take money through this site. */
export const modes = ["public", "invited", "elsewhere", "none"] as const;
export type Mode = (typeof modes)[number];

/** By whose rules receipts are written. */
export const jurisdictions = ["cn", "us", "other"] as const;
export type Jurisdiction = (typeof jurisdictions)[number];

/** What becomes of money that is left over of a purpose. */
export const leftoverRules = ["programme", "general", "donor"] as const;
export type LeftoverRule = (typeof leftoverRules)[number];

/** How money comes without a card: into the bank, into the hand, or from a designated platform. */
export const depositWays = ["transfer", "cash", "elsewhere"] as const;
export type DepositWay = (typeof depositWays)[number];

/** The same with where it came to lie: what a platform raised was passed on to the bank, or still lies there. */
export const cameWays = [...depositWays, "at_platform"] as const;
export type CameWay = (typeof cameWays)[number];

/** Whose statement it is; of a platform also where what it lists came to lie. */
export const statementWays = ["transfer", "elsewhere", "at_platform"] as const;

/** How a donor may pay what he promises: by transfer, or by card, once or every month. */
export const payWays = ["transfer", "card", "monthly"] as const;

export type MoneyWay = "stripe" | DepositWay;

/** Where the money of a purchase leaves from, and what a shop gives back arrives. */
export const purses = ["bank", "elsewhere"] as const;
export type Purse = (typeof purses)[number];

/** How money came, and where it came to lie, of how it is said in one word. */
export const heldAs = <Way extends DepositWay>(
  came: Way | "at_platform",
): { way: Way | "elsewhere"; heldAt: Purse } =>
  came === "at_platform"
    ? { way: "elsewhere", heldAt: "elsewhere" }
    : { way: came, heldAt: "bank" };
