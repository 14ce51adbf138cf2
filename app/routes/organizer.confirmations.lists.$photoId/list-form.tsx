import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { GiftLine } from "~/parts/gift-line";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks, Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type List = ReturnType<typeof useLoaderData<typeof loader>>;

/** The list line by line; what the paper doesn't tell stays open. */
export function ListForm({ list }: { list: List }) {
  const { deliveries } = useText();
  const { confirm, readList } = deliveries;
  return (
    <Form>
      <Refused />
      <input type="hidden" name="clientId" value={list.clientId} />
      {list.gifts.map((gift) => (
        <Panel key={gift.claimId} title={<GiftLine gift={gift} />}>
          <input type="hidden" name="claimIds" value={gift.claimId} />
          <Checks
            name={`outcome-${gift.claimId}`}
            legend={confirm.outcome}
            value="later"
            options={[
              { value: "match", label: confirm.match },
              { value: "discrepancy", label: confirm.discrepancy, hint: confirm.discrepancyHint },
              { value: "later", label: confirm.later },
            ]}
          />
          <Field name={`note-${gift.claimId}`} label={confirm.what} optional maxLength={300} />
        </Panel>
      ))}
      <Panel title={readList.relation} hiddenTitle>
        <Checks
          name="relation"
          legend={readList.relation}
          value="guardian"
          options={(["guardian", "teacher", "village_worker"] as const).map((value) => ({
            value,
            label: confirm.relations[value],
          }))}
        />
        <Actions>
          <Button>{readList.button}</Button>
          <TextLink to="/organizer/confirmations">{deliveries.back}</TextLink>
        </Actions>
      </Panel>
    </Form>
  );
}
