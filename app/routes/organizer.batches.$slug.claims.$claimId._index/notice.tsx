import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { useEndReason } from "~/parts/claim-facts";
import { Copy } from "~/ui/copy";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

/** What the claimant would read in a letter now, to be copied into a chat. */
export function Notice({ claim }: { claim: SerializeFrom<typeof loader>["claim"] }) {
  const { notice } = useText().claims.desk;
  const format = useFormat();
  const reason = useEndReason(claim.endReason);
  const { road, batch, wish } = claim;
  const due = road.dueAt ? format.day(road.dueAt, batch.timeZone) : "";
  const because = reason && filled(notice.because, { reason });
  return (
    <Panel title={notice.title}>
      <Copy text={filled(notice[road.state], { wish: wish.title, due, because })} />
    </Panel>
  );
}
