import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Panel } from "~/ui/panel";
import type { loader } from "./route";

type Gift = ReturnType<typeof useLoaderData<typeof loader>>;

/** What a coordinator can do about a gift that differs, broke or was lost. */
export function Settle({ gift }: { gift: Gift }) {
  const { confirm } = useText().deliveries;
  const differs = gift.words.some(({ outcome }) => outcome === "discrepancy");
  const address = `/organizer/confirmations/${gift.claimId}`;
  const remediable = ["sent", "received", "delivered"].includes(gift.state);
  if (!remediable) return null;
  return (
    <Panel title={confirm.settle}>
      <Actions>
        {differs && !gift.own && (
          <LinkButton kind="primary" to={`${address}/acceptance`}>
            {confirm.accept}
          </LinkButton>
        )}
        <LinkButton to={`${address}/remedy`}>{confirm.remedy}</LinkButton>
        <TextLink to={`/organizer/batches/${gift.slug}/claims/${gift.claimId}`}>
          {confirm.cancel}
        </TextLink>
      </Actions>
    </Panel>
  );
}
