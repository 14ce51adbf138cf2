import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { fellows } from "~/domain/claims/fellows.server";
import { moveClaim } from "~/domain/claims/move-claim.server";
import { claimHome } from "~/http/claim-step.server";
import { signedIn } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { useWrittenIn } from "~/parts/language";
import { Confirm } from "~/ui/confirm";
import { Empty } from "~/ui/empty";
import { Checks } from "~/ui/field";
import { Page } from "~/ui/page";

export const handle: Handle = { title: (text) => text.claims.moving.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const asked = { actor: await signedIn(request), input: { claimId: params.claimId } };
  return { ...(await show(fellows, asked)), home: await claimHome(asked.actor, params.claimId!) };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await signedIn(request);
  return submit(moveClaim, {
    actor,
    input: { ...(await formInput(request)), claimId: params.claimId },
    then: async () => redirect(to(request, await claimHome(actor, params.claimId!))),
  });
};

export default function Move() {
  const { title, has, others, home } = useLoaderData<typeof loader>();
  const { moving } = useText().claims;
  const written = useWrittenIn();
  const called = (one: { name: string; email: string | null }) =>
    one.name || one.email || moving.nameless;
  if (others.length === 0)
    return (
      <Page title={moving.title} narrow>
        <Empty title={moving.nobody} action={{ to: home, label: moving.back }}>
          {moving.nobodyWhy}
        </Empty>
      </Page>
    );
  return (
    <Confirm
      title={moving.title}
      lead={moving.lead}
      button={moving.button}
      back={{ to: home, label: moving.back }}
    >
      <p>
        <b lang={written}>{title}</b>
        {has && (
          <>
            <br />
            {moving.has} <span lang={written}>{called(has)}</span>
          </>
        )}
      </p>
      <Checks
        name="personId"
        legend={moving.to}
        options={others.map((one) => ({
          value: one.personId,
          label: <span lang={written}>{called(one)}</span>,
          hint: one.name && one.email ? one.email : undefined,
        }))}
      />
    </Confirm>
  );
}
