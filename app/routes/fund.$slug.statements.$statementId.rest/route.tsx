import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { settleRest } from "~/domain/funds/statement/settle-line.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { statementBefore } from "~/http/statements.server";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";

export const handle: Handle = { hydrates: true, title: ({ statements }) => statements.rest.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  statementBefore(request, params, "settle");

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(settleRest, {
    actor: await trustee(request),
    input: { ...(await formInput(request)), ...params },
    then: () =>
      redirect(to(request, `/fund/${params.slug}/statements/${params.statementId}?show=decide`)),
  });

export default function Rest() {
  const { id, slug, counts, unmatched } = useLoaderData<typeof loader>();
  const { rest } = useText().statements;
  return (
    <Confirm
      title={rest.title}
      lead={counts.decide > 0 ? rest.lead : rest.none}
      button={rest.button}
      back={{ to: `/fund/${slug}/statements/${id}`, label: rest.back }}
    >
      <Checks
        name="as"
        legend={rest.as}
        value={unmatched > 0 ? "gift" : "aside"}
        options={[
          ...(unmatched > 0 ? [{ value: "gift", label: rest.gift(unmatched) }] : []),
          { value: "aside", label: rest.aside(counts.decide), hint: rest.asideHint },
        ]}
      />
    </Confirm>
  );
}
