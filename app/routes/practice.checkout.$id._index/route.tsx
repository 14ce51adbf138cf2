import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { practiceCheckout, stepDone } from "~/http/practice-checkout.server";
import { useText } from "~/i18n/reader";
import { Badge } from "~/ui/badge";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Form } from "~/ui/form";
import { MoneyText } from "~/ui/money";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";

export const handle: Handle = { title: ({ cards }) => cards.practice.title };

export const loader = async ({ params, request }: LoaderFunctionArgs) => ({
  ...(await practiceCheckout(params.id ?? "")),
  ...stepDone(request),
});

const tones = { open: "wait", complete: "done", expired: "stop" } as const;

export default function Checkout() {
  const { id, state, monthly, amount, steps, done, late, successUrl, cancelUrl } =
    useLoaderData<typeof loader>();
  const { practice: text } = useText().cards;
  const open = state === "open";
  return (
    <Page
      above={<Badge tone={tones[state]}>{text.states[state]}</Badge>}
      title={
        <>
          <MoneyText value={amount} /> {monthly && text.monthly}
        </>
      }
      lead={text.lead}
      narrow
    >
      {late && <Banner tone="wait">{text.late}</Banner>}
      {done && (
        <Banner tone="wait">
          {text.did}
          {text.steps[done]}
        </Banner>
      )}
      <Panel title={text.title}>
        {steps.map((step) => (
          <Form key={step} action={`/practice/checkout/${id}/${step}`}>
            <Actions>
              <Button kind={step === "pay" ? "primary" : "quiet"} full>
                {text.steps[step]}
              </Button>
            </Actions>
          </Form>
        ))}
      </Panel>
      <Actions>
        <a className="text-link" href={open ? cancelUrl : successUrl}>
          {open ? text.back : text.done}
        </a>
      </Actions>
    </Page>
  );
}
