import type { ReactNode } from "react";
import { Actions, Button, TextLink } from "./button";
import { Form } from "./form";
import { Page } from "./page";
import { Panel } from "./panel";
import { Refused } from "./refused";

/** A page that asks once before something is done, and is also its form without script. */
export function Confirm({
  title,
  lead,
  button,
  danger,
  back,
  revises,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  button: string;
  danger?: boolean;
  back: { to: string; label: string };
  revises?: boolean;
  children?: ReactNode;
}) {
  return (
    <Page title={title} lead={lead} narrow>
      <Panel>
        <Form revises={revises}>
          <Refused />
          {children}
          <Actions>
            <Button kind={danger ? "danger" : "primary"}>{button}</Button>
            <TextLink to={back.to}>{back.label}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
