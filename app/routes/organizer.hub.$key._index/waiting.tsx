import { useActionData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { Section } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { GiftPanel, Named, type Parcel } from "./gift-panel";
import { useMoved } from "./meanwhile";

/** What should be inside: all of it in one press, or one by one. Afterwards the scanner is next. */
export function Waiting({ parcel }: { parcel: Parcel }) {
  const { parcel: text } = useText().hub;
  const refused = Boolean(useActionData());
  const moved = useMoved();
  const { waiting } = parcel;
  const one = waiting.length === 1;
  const labels = Object.fromEntries(
    waiting.flatMap(({ claimId }) => [
      [`note-${claimId}`, text.note],
      [`size-${claimId}`, text.size],
      [`dueOn-${claimId}`, text.newDue],
    ]),
  );
  return (
    <Section title={parcel.code ? text.inside : text.gift}>
      <Panel>
        <ul className="plain-list inside">
          {waiting.map((gift) => (
            <li key={gift.claimId}>
              <GiftLine gift={gift} />
            </li>
          ))}
        </ul>
        <Form reloadDocument of="all">
          {waiting.map((gift) => (
            <Named key={gift.claimId} gift={gift} />
          ))}
          <Actions>
            <Button autoFocus={!refused}>{one ? text.fits : text.allFit}</Button>
          </Actions>
        </Form>
      </Panel>
      <details open={refused} className="mt-6">
        <summary>{one ? text.oneOnly : text.oneByOne}</summary>
        <Form reloadDocument>
          {moved.length === 0 && <Refused labels={labels} />}
          {waiting.map((gift) => (
            <GiftPanel key={gift.claimId} parcel={parcel} gift={gift} />
          ))}
          <Actions>
            <Button kind="quiet">{text.button}</Button>
          </Actions>
        </Form>
      </details>
    </Section>
  );
}
