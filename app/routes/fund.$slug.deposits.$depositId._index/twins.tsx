import type { WireMoney } from "~/i18n/formats";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Callout } from "~/ui/panel";

type Twin = { id: string; receivedOn: string; amount: WireMoney };

/** What may be the same money, entered before. */
export function Twins({ twins, at }: { twins: readonly Twin[]; at: string }) {
  const { deposit: text } = useText().funds.desk;
  const { day, money } = useFormat();
  if (twins.length === 0) return null;
  return (
    <Callout>
      {twins.map(({ id, receivedOn, amount }) => (
        <p key={id}>
          {filled(text.twin, { amount: money(amount), day: day(receivedOn) })}{" "}
          <TextLink to={`${at}/${id}`}>{text.twinLink}</TextLink>
        </p>
      ))}
    </Callout>
  );
}
