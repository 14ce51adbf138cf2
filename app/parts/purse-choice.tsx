import type { Purse } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { Checks } from "~/ui/field";

type Asked = { name: string; legend: string; purses: Purse[]; value?: string };

/** Where money leaves from or arrives; at a fund whose money all lies in the bank nothing is asked. */
export function PurseChoice({ name, legend, purses, value = "bank" }: Asked) {
  const { accounts } = useText().funds.desk;
  if (purses.length < 2) return null;
  const options = purses.map((purse) => ({ value: purse, label: accounts[purse] }));
  return <Checks {...{ name, legend, value, options }} />;
}
