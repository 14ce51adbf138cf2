import type { WireMoney } from "~/i18n/formats";
import { useFormat } from "~/i18n/reader";
import { classes } from "./classes";

type Shown = { value: WireMoney; large?: boolean; exact?: boolean };

/** A sum; `exact` with every decimal, as in books. */
export function MoneyText({ value, large, exact }: Shown) {
  const format = useFormat();
  const text = exact ? format.exact(value) : format.money(value);
  return <span className={classes("money", large && "money-large")}>{text}</span>;
}
