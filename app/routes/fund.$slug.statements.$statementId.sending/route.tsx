import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { sendStatement } from "~/domain/funds/statement/decide-statement.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { statementBefore } from "~/http/statements.server";
import { submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = { hydrates: true, title: ({ statements }) => statements.send.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  statementBefore(request, params, "send");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(sendStatement, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: ({ changed }) =>
      redirect(
        to(
          request,
          `/fund/${params.slug}/statements/${params.statementId}${changed ? "?show=decide&changed" : ""}`,
        ),
      ),
  });

export default function Sending() {
  const { id, slug, books, sum } = useLoaderData<typeof loader>();
  const { statements } = useText();
  const text = statements.send;
  const { money, number } = useFormat();
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      back={{ to: `/fund/${slug}/statements/${id}`, label: text.back }}
    >
      <p>{filled(statements.send.books, { count: number(books), sum: money(sum) })}</p>
    </Confirm>
  );
}
