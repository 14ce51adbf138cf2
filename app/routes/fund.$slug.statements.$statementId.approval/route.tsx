import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { approveStatement } from "~/domain/funds/statement/decide-statement.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { statementBefore } from "~/http/statements.server";
import { submit } from "~/http/submit.server";
import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import { AlreadyReported } from "~/parts/already-reported";
import { Confirm } from "~/ui/confirm";

export const handle: Handle = {
  hydrates: true,
  title: ({ statements }) => statements.approve.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const about = await statementBefore(request, params, "approve");
  return { ...about, seen: new URL(request.url).searchParams.get("seen") ?? about.revision };
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(approveStatement, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () => redirect(to(request, `/fund/${params.slug}/statements/${params.statementId}`)),
  });

export default function Approval() {
  const { id, slug, books, sum, seen, reported } = useLoaderData<typeof loader>();
  const { statements } = useText();
  const text = statements.approve;
  const { money, number } = useFormat();
  return (
    <Confirm
      title={text.title}
      lead={text.lead}
      button={text.button}
      back={{ to: `/fund/${slug}/statements/${id}`, label: text.back }}
    >
      <p>{filled(statements.send.books, { count: number(books), sum: money(sum) })}</p>
      <AlreadyReported reports={reported} says={text.reported} />
      <input type="hidden" name="revision" value={seen} />
    </Confirm>
  );
}
