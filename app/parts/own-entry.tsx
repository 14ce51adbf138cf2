import type { WireMoney } from "~/i18n/formats";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";
import { MoneyText } from "~/ui/money";
import { Callout } from "~/ui/panel";

/** For who entered what another person decides on: why it waits, and the way to take it back. */
export function OwnEntry({ says, to }: { says: string; to: string }) {
  const { takeBack } = useText().funds.desk;
  return (
    <>
      <Callout>{says}</Callout>
      <Actions>
        <LinkButton to={to}>{takeBack.go}</LinkButton>
      </Actions>
    </>
  );
}

/** Asks him once more, and why where the books' people will want to know. */
export function TakeBack({
  amount,
  to,
  reason,
}: {
  amount: WireMoney;
  to: string;
  reason?: boolean;
}) {
  const { takeBack } = useText().funds.desk;
  return (
    <Confirm
      title={
        <>
          {takeBack.title} <MoneyText value={amount} />
        </>
      }
      lead={takeBack.lead}
      button={takeBack.button}
      danger
      back={{ to, label: takeBack.back }}
    >
      {reason && <TextArea name="reason" label={takeBack.reason} maxLength={400} />}
    </Confirm>
  );
}
