import type { ReactNode } from "react";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Actions } from "~/ui/button";
import { Copy } from "~/ui/copy";
import { PaperLabel } from "~/ui/paper-label";

export type Slip = { address: string; qr: string };
/** A private link with the wish it is the key to. */
export type WishSlip = Slip & { number: number; wish: string };

/** A private link, shown once: as a text for a chat and as a slip to print. */
export function LinkSlip({
  slip,
  wish,
  children,
}: {
  slip: Slip;
  wish: string;
  children: ReactNode;
}) {
  const { link } = useText().claims.desk;
  const text = filled(link.text, { wish });
  return (
    <div className="mt-6 grid gap-6">
      <h2>{link.copy}</h2>
      <Copy text={`${text}\n${slip.address}`} />
      <Paper slip={slip} wish={wish} />
      <Actions>{children}</Actions>
    </div>
  );
}

/** Private links of one donor, shown once: one text for the chat, and a slip to print for each wish. */
export function LinkSlips({ slips, children }: { slips: WishSlip[]; children: ReactNode }) {
  const { claims, wishes } = useText();
  const { link } = claims.desk;
  const [only] = slips;
  if (only && slips.length === 1)
    return (
      <LinkSlip slip={only} wish={only.wish}>
        {children}
      </LinkSlip>
    );
  const lines = slips.map(
    ({ number, wish, address }) => `${wishes.number(number)} ${wish}\n${address}`,
  );
  return (
    <div className="mt-6 grid gap-6">
      <h2>{link.copy}</h2>
      <Copy text={[link.several, ...lines].join("\n")} />
      <h2>{link.each}</h2>
      {slips.map((slip) => (
        <Paper key={slip.number} slip={slip} wish={slip.wish} number={wishes.number(slip.number)} />
      ))}
      <Actions>{children}</Actions>
    </div>
  );
}

function Paper({ slip, wish, number }: { slip: Slip; wish: string; number?: string }) {
  const { link } = useText().claims.desk;
  return (
    <PaperLabel qr={slip.qr} qrLabel={number ? `${number} ${link.qr}` : link.qr}>
      <p className="paper-label-main">
        {number} <span lang="zh-CN">{wish}</span>
      </p>
      <p>{filled(link.text, { wish })}</p>
    </PaperLabel>
  );
}
