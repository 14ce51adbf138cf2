import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useText } from "~/i18n/reader";
import { Actions, Button, LinkButton, TextLink } from "~/ui/button";
import { Day } from "~/ui/day";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";

export type MadeCode = { svg: string; expiresAt: string };

const isMade = (answer: unknown): answer is MadeCode =>
  typeof answer === "object" && answer !== null && "svg" in answer;

/** The code that was made last: looking again lets go of the answer that brought it. */
export function useMade(answer: unknown): MadeCode | null {
  const fresh = isMade(answer) ? answer : null;
  const [kept, keep] = useState(fresh);
  useEffect(() => {
    if (fresh) keep(fresh);
  }, [fresh]);
  return fresh ?? kept;
}

const pause = 3000;

type Shown = {
  made: MadeCode;
  id: string;
  open: number;
  code: { used: boolean; over: boolean } | null;
};

/** The code as large as the screen; it asks now and then whether the witness has spoken. */
export function WholeCode({ made, id, open, code: last }: Shown) {
  const { code, confirm } = useText().deliveries;
  const { revalidate, state } = useRevalidator();
  const spoken = last?.used ?? false;
  const waits = !spoken && !last?.over;
  useEffect(() => {
    if (!waits || state !== "idle") return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), pause);
    return () => clearInterval(timer);
  }, [waits, state, revalidate]);
  const page = `/organizer/deliveries/${id}`;
  if (spoken)
    return (
      <Page title={code.used} lead={open > 0 ? code.waits(open) : undefined} narrow>
        <Actions>
          <LinkButton kind="primary" to={page}>
            {confirm.openDelivery}
          </LinkButton>
        </Actions>
      </Page>
    );
  return (
    <Page title={code.scan} lead={code.wholeLead} narrow>
      <Panel title={code.label} hiddenTitle>
        <img
          className="code-large"
          alt={code.label}
          width={576}
          height={576}
          src={`data:image/svg+xml,${encodeURIComponent(made.svg)}`}
        />
        <p>
          {code.until} <Day at={made.expiresAt} as="dayTime" />
        </p>
        <p role="status">{code.waits(open)}</p>
        <Form>
          <Actions>
            <Button kind="quiet">{code.another}</Button>
            <TextLink to={`${page}/code`}>{code.check}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
