import { useActionData } from "@remix-run/react";
import type { Mode } from "~/domain/funds/choices";
import { useText } from "~/i18n/reader";
import { TermFields } from "~/parts/fund-fields";
import { Actions, Button } from "~/ui/button";
import { Check } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

type Fund = { modes: string[]; certificate: string; elsewhereUrl: string; closed: boolean };

/** How the fund may take money, and whether it has ended. */
export function TermsForm({ fund }: { fund: Fund }) {
  const { terms: text } = useText().funds.steward;
  // A box that is not ticked is not sent: what was refused says by its silence that it was not.
  const typed = useActionData<{ typed?: Record<string, unknown> }>()?.typed;
  return (
    <Panel>
      <Form>
        <Refused />
        <TermFields terms={{ ...fund, modes: fund.modes as Mode[] }} />
        <Check
          name="closed"
          label={text.closed}
          hint={text.closedHint}
          checked={typed ? "closed" in typed : fund.closed}
        />
        <Actions>
          <Button>{text.save}</Button>
        </Actions>
      </Form>
    </Panel>
  );
}
