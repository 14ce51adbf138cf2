import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fundSettings } from "~/domain/funds/desk-queries.server";
import type { Mode } from "~/domain/funds/choices";
import { reviseFund } from "~/domain/funds/revise-fund.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AimFields } from "~/parts/fund-fields";
import { FundModes } from "~/parts/fund-modes";
import { Actions, Button } from "~/ui/button";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Page, Section } from "~/ui/page";
import { Callout, Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.settings.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => ({
  ...(await show(fundSettings, { actor: await trustee(request), input: params })),
  saved: new URL(request.url).searchParams.has("saved"),
});

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(reviseFund, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), slug: params.slug },
    then: () => redirect(to(request, `/fund/${params.slug}/settings?saved=yes`)),
  });

export default function Settings() {
  const fund = useLoaderData<typeof loader>();
  const { funds } = useText();
  const { settings: text } = funds.desk;
  const url = fund.elsewhereUrl ? [{ label: text.url, value: fund.elsewhereUrl }] : [];
  return (
    <Page title={text.title} lead={text.lead} narrow>
      {fund.saved && <Callout>{text.saved}</Callout>}
      <Panel>
        <Form>
          <Refused />
          <AimFields aims={fund} />
          <Actions>
            <Button>{text.save}</Button>
          </Actions>
        </Form>
      </Panel>
      <Section title={text.fixed}>
        <Facts
          items={[
            { label: text.modes, value: <FundModes modes={fund.modes as Mode[]} /> },
            { label: funds.page.certificate, value: fund.certificate || "–" },
            ...url,
            { label: text.currency, value: fund.currency },
            { label: text.prefix, value: fund.referencePrefix },
          ]}
        />
      </Section>
    </Page>
  );
}
