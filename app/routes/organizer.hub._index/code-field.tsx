import { useText, useTo } from "~/i18n/reader";
import { Answered } from "~/ui/answer";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

/** The code is typed, or read by a scanner that types it; either way the page opens by GET. */
export function CodeField({ typed }: { typed: string }) {
  const { deliveries } = useText();
  const to = useTo();
  const wrong = typed ? { errors: [{ field: "code", code: "not_found" as const }] } : undefined;
  return (
    <Panel title={deliveries.hub.code} hiddenTitle>
      <form method="get" action={to("/organizer/hub")}>
        <Answered answer={wrong}>
          <Refused />
          <Field
            name="code"
            label={deliveries.hub.code}
            hint={typed ? deliveries.hub.unknown : deliveries.hub.codeHint}
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Button>{deliveries.hub.find}</Button>
        </Answered>
      </form>
    </Panel>
  );
}
