import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { specOf } from "~/parts/gift-line";
import { Button } from "~/ui/button";
import { Checks, TextArea } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Seen = ReturnType<typeof useLoaderData<typeof loader>>;

/** Three short answers, for whoever has never been here before. */
export function WitnessForm({ gift, clientId }: Pick<Seen, "gift" | "clientId">) {
  const { confirm, witness } = useText().deliveries;
  const spec = specOf(gift);
  return (
    <Panel title={witness.thing} hiddenTitle>
      <Facts
        items={[
          { label: witness.thing, value: gift.title },
          ...(spec ? [{ label: witness.size, value: spec }] : []),
          ...(gift.substituteNote
            ? [{ label: witness.substitute, value: gift.substituteNote }]
            : []),
        ]}
      />
      <Form>
        <Refused />
        <input type="hidden" name="clientId" value={clientId} />
        <Checks
          name="relation"
          legend={confirm.relation}
          options={(["teacher", "guardian", "village_worker"] as const).map((value) => ({
            value,
            label: confirm.relations[value],
          }))}
        />
        <Checks
          name="outcome"
          legend={confirm.outcome}
          options={[
            { value: "match", label: confirm.match },
            { value: "discrepancy", label: confirm.discrepancy, hint: confirm.discrepancyHint },
          ]}
        />
        <TextArea name="note" label={confirm.what} optional rows={2} maxLength={300} />
        <Button full>{witness.button}</Button>
      </Form>
    </Panel>
  );
}
