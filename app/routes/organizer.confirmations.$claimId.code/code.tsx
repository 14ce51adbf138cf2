import { useText } from "~/i18n/reader";
import { Button } from "~/ui/button";
import { Day } from "~/ui/day";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";

export type MadeCode = { svg: string; expiresAt: string };

/** The code on the courier's phone, for the witness's own phone to scan. */
export function Code({ made }: { made: MadeCode }) {
  const { code } = useText().deliveries;
  return (
    <Page title={code.scan} lead={code.lead} narrow>
      <Panel title={code.label} hiddenTitle>
        <img
          alt={code.label}
          width={320}
          height={320}
          src={`data:image/svg+xml,${encodeURIComponent(made.svg)}`}
        />
        <p>
          {code.until} <Day at={made.expiresAt} as="dayTime" />
        </p>
        <Form>
          <Button kind="quiet">{code.another}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
