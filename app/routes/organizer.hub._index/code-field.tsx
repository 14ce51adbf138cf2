import { useEffect, useRef } from "react";
import { keyIn } from "~/domain/deliveries/codes";
import { useText, useTo } from "~/i18n/reader";
import { Answered } from "~/ui/answer";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";
import { Scanner } from "./scanner";

/** The code is read by the camera, typed, or typed by a scanner; each way the page opens by GET. */
export function CodeField({ typed }: { typed: string }) {
  const { hub } = useText();
  const to = useTo();
  const form = useRef<HTMLFormElement>(null);
  const wrong = typed ? { errors: [{ field: "code", code: "not_found" as const }] } : undefined;
  const whatIsWrong = keyIn(typed) ? hub.unknown : hub.notCode;
  // A scanner at a desk types into what has focus; on a phone the keyboard would cover the page.
  useEffect(() => {
    if (!typed && matchMedia("(pointer: fine)").matches)
      form.current?.querySelector<HTMLInputElement>("input[name=code]")?.focus();
  }, [typed]);
  return (
    <Panel title={hub.code} hiddenTitle>
      <Scanner />
      <form method="get" action={to("/organizer/hub")} ref={form}>
        <Answered answer={wrong}>
          <Refused />
          <Field
            name="code"
            label={hub.code}
            hint={typed ? whatIsWrong : hub.codeHint}
            value={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            enterKeyHint="go"
          />
          <Button kind="quiet">{hub.find}</Button>
        </Answered>
      </form>
    </Panel>
  );
}
