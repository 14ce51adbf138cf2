import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import { purposes, sealedFields, type SealedField } from "~/domain/privacy/input";
import { revealChild } from "~/domain/privacy/reveal-child.server";
import { childPage } from "~/domain/wishes/queries.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Actions, Button, TextLink } from "~/ui/button";
import { Checks } from "~/ui/field";
import { Facts } from "~/ui/figures";
import { Form } from "~/ui/form";
import { Page } from "~/ui/page";
import { Panel } from "~/ui/panel";
import { Refused } from "~/ui/refused";

export const handle: Handle = { hydrates: true, title: (text) => text.consents.look.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  await show(childPage, { actor: await staff(request), input: { childId: params.childId } });
  return null;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await staff(request);
  const childId = params.childId ?? "";
  const { purpose } = await formInput(request);
  return submit(revealChild, {
    actor,
    input: { childIds: [childId], fields: [...sealedFields], purpose },
    then: (records) => Response.json({ record: records[childId] ?? {} }),
  });
}

export default function Look() {
  const answer = useActionData<{ record?: Partial<Record<SealedField, string>> }>();
  const at = `/organizer/children/${useParams().childId}`;
  const { look, child } = useText().consents;
  const record = answer?.record;
  return (
    <Page title={look.title} lead={look.lead} narrow>
      {record && (
        <Facts
          items={sealedFields
            .filter((field) => record[field])
            .map((field) => ({ label: look.fields[field], value: record[field] }))}
        />
      )}
      <Panel title={record ? look.again : undefined}>
        <Form>
          <Refused />
          <Checks
            name="purpose"
            legend={look.purpose}
            options={purposes.map((value) => ({ value, label: look.purposes[value] }))}
          />
          <Actions>
            <Button>{look.go}</Button>
            <TextLink to={at}>{child.back}</TextLink>
          </Actions>
        </Form>
      </Panel>
    </Page>
  );
}
