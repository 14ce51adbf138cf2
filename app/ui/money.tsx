import type { WireMoney } from "~/i18n/formats";
import { useFormat } from "~/i18n/reader";
import { classes } from "./classes";

export function MoneyText({ value, large }: { value: WireMoney; large?: boolean }) {
  const format = useFormat();
  return <span className={classes("money", large && "money-large")}>{format.money(value)}</span>;
}
