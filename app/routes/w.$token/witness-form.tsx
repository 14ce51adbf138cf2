import type { useLoaderData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { WordLines } from "~/parts/word-lines";
import { Button } from "~/ui/button";
import { Checks } from "~/ui/field";
import { Form } from "~/ui/form";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import type { loader } from "./route";

type Seen = ReturnType<typeof useLoaderData<typeof loader>>;

/** Two short answers, for whoever has never been here before. */
export function WitnessForm({ gifts, clientId }: Pick<Seen, "gifts" | "clientId">) {
  const { confirm, witness } = useText().deliveries;
  return (
    <Panel title={witness.things(gifts.length)}>
      <Form>
        <Refused />
        <input type="hidden" name="clientId" value={clientId} />
        <WordLines gifts={gifts} />
        <Checks
          name="relation"
          legend={confirm.relation}
          options={(["teacher", "guardian", "village_worker"] as const).map((value) => ({
            value,
            label: confirm.relations[value],
          }))}
        />
        <Button full>{witness.button}</Button>
      </Form>
    </Panel>
  );
}
