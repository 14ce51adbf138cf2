import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";

export const handle: Handle = { title: (text) => text.deliveries.witness.thanks };

export default function Thanks() {
  const { witness } = useText().deliveries;
  return <Page title={witness.thanks} lead={witness.thanksLead} narrow />;
}
