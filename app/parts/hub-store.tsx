import { useFormat, useText } from "~/i18n/reader";
import { Facts } from "~/ui/figures";

type Store = { coming: number; lying: number; stock: number; batches: number };

/** What is on its way to a hub and what lies there. */
export function HubStore({ hub }: { hub: Store }) {
  const { hub: words } = useText().organizer;
  const format = useFormat();
  const counted = ["coming", "lying", "stock", "batches"] as const;
  return (
    <Facts items={counted.map((key) => ({ label: words[key], value: format.number(hub[key]) }))} />
  );
}
