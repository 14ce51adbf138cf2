import type { AccountKind } from "~/domain/ledger/accounts";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";
import { useLangOf } from "./language";

type Seen = {
  slug: string;
  kind: "undo_deposit" | "bear_loss" | "pass_on" | "move_money";
  bearer: "general" | "host" | null;
  movedFrom: AccountKind | null;
  hostName: string;
  purpose: string;
  /** What the provider calls a payout that was made by hand. */
  payout: string;
  depositId: string | null;
  happenedOn: string;
  reason: string;
  refusal: string;
  recordedAt: string;
  recordedBy: string;
  decidedAt: string | null;
  decidedBy: string;
};

/** What was asked for and why, who decided, and which deposit or purpose it is about. */
export function AdjustmentFacts({ adjustment }: { adjustment: Seen }) {
  const { adjustments, cards } = useText();
  const { one, loss, platform } = adjustments;
  const { day } = useFormat();
  const written = useLangOf();
  const { bearer, movedFrom, payout, purpose, depositId, decidedAt, hostName, refusal } =
    adjustment;
  return (
    <Facts
      items={[
        ...(bearer
          ? [
              {
                label: loss.bearer,
                value: (
                  <span lang={bearer === "host" ? written(hostName) : undefined}>
                    {filled(loss.bearers[bearer], { host: hostName })}
                  </span>
                ),
              },
            ]
          : []),
        ...(movedFrom
          ? [
              {
                label: platform.from,
                value: platform.ways[wayOf(movedFrom)],
              },
            ]
          : []),
        ...(payout
          ? [{ label: cards.reconciliation.reference, value: <span translate="no">{payout}</span> }]
          : []),
        ...(purpose
          ? [{ label: one.purpose, value: <span lang={written(purpose)}>{purpose}</span> }]
          : []),
        { label: one.happened, value: day(`${adjustment.happenedOn}T04:00:00.000Z`) },
        ...(adjustment.reason ? [{ label: one.reason, value: adjustment.reason }] : []),
        { label: one.asked, value: <By at={adjustment.recordedAt} who={adjustment.recordedBy} /> },
        ...(decidedAt
          ? [{ label: one.decided, value: <By at={decidedAt} who={adjustment.decidedBy} /> }]
          : []),
        ...(refusal ? [{ label: one.refusal, value: refusal }] : []),
        ...(depositId
          ? [
              {
                label: one.title,
                value: (
                  <TextLink to={`/fund/${adjustment.slug}/deposits/${depositId}`}>
                    {one.deposit}
                  </TextLink>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What the books will do once it is approved, in words. */
export function useDoes({ kind, bearer, movedFrom, hostName }: Seen): string {
  const { does } = useText().adjustments.one;
  if (kind === "bear_loss") return filled(does[bearer ?? "general"], { host: hostName });
  return kind === "move_money" ? does[wayOf(movedFrom)] : does[kind];
}

const wayOf = (from: AccountKind | null) =>
  from === "bank" || from === "stripe" ? from : "elsewhere";

const By = ({ at, who }: { at: string; who: string }) => (
  <>
    <Day at={at} as="dayTime" /> {who}
  </>
);
