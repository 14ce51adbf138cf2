import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { returnStatement } from "~/domain/funds/statement/decide-statement.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { statementBefore } from "~/http/statements.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { TextArea } from "~/ui/field";

export const handle: Handle = {
  hydrates: true,
  title: ({ statements }) => statements.giveBack.title,
};

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  statementBefore(request, params, "return");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(returnStatement, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/statements`)),
  });

export default function Return() {
  const { id, slug } = useLoaderData<typeof loader>();
  const { giveBack: text } = useText().statements;
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      danger
      back={{ to: `/fund/${slug}/statements/${id}`, label: text.back }}
    >
      <TextArea name="reason" label={text.reason} maxLength={400} />
    </Confirm>
  );
}
