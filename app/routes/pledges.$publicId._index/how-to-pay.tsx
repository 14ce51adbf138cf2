import { useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import { Panel } from "~/ui/panel";
import { CopyAway } from "~/ui/share";

/** The reference to quote, large, and the account that the money goes to. */
export function HowToPay({ pledge }: { pledge: { reference: string; transferDetails: string } }) {
  const { one } = useText().funds;
  const { common } = useText();
  const written = useLangOf();
  return (
    <Panel title={one.reference}>
      <p className="reference" translate="no">
        {pledge.reference}
      </p>
      <CopyAway text={pledge.reference}>{common.copy}</CopyAway>
      <p>{one.referenceNote}</p>
      <h3>{one.how}</h3>
      {pledge.transferDetails ? (
        <p className="as-typed" lang={written(pledge.transferDetails)}>
          {pledge.transferDetails}
        </p>
      ) : (
        <p>{one.noDetails}</p>
      )}
    </Panel>
  );
}
