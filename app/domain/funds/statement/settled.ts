import { hard } from "./understand";

type Line = { found: string; why: readonly string[]; mark: unknown };

/** Whether there is money that came in a line, of which nothing says that it is in the books already. */
export const canBeGift = ({ found, why, mark }: Line): boolean =>
  mark !== null && found !== "before" && found !== "unread" && !why.some((one) => hard.has(one));
