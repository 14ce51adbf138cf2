import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { WordLines } from "~/parts/word-lines";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type List = ReturnType<typeof useLoaderData<typeof loader>>;

/** The list line by line; all are right unless marked; what the paper doesn't tell stays open. */
export function ListForm({ list }: { list: List }) {
  const { deliveries } = useText();
  const { confirm, readList } = deliveries;
  return (
    <Form>
      <Refused />
      <input type="hidden" name="clientId" value={list.clientId} />
      <Panel title={confirm.giftsIn(list.gifts.length)}>
        <WordLines gifts={list.gifts} later />
      </Panel>
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
