import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dropStatement } from "~/domain/funds/statement/drop-statement.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { statementBefore } from "~/http/statements.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: ({ statements }) => statements.drop.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  statementBefore(request, params, "drop");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(dropStatement, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/statements`)),
  });

export default function Removal() {
  const { id, slug } = useLoaderData<typeof loader>();
  const { drop: text } = useText().statements;
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      danger
      back={{ to: `/fund/${slug}/statements/${id}`, label: text.back }}
    />
  );
}
