import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { LinkButton } from "~/ui/button";
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
      {differs && !gift.own && (
        <Way
          to={`${address}/acceptance`}
          label={confirm.accept}
          next={confirm.acceptNext}
          primary
        />
      )}
      <Way to={`${address}/remedy`} label={confirm.remedy} next={confirm.remedyNext} />
      <Way
        to={`/organizer/batches/${gift.slug}/claims/${gift.claimId}/cancel`}
        label={confirm.cancel}
        next={confirm.cancelNext}
      />
    </Panel>
  );
}

/** One way out, and what the donor hears of it. */
function Way({
  to,
  label,
  next,
  primary,
}: {
  to: string;
  label: string;
  next: string;
  primary?: boolean;
}) {
  return (
    <div>
      <LinkButton kind={primary ? "primary" : "quiet"} to={to}>
        {label}
      </LinkButton>
      <p className="field-hint">{next}</p>
    </div>
  );
}
