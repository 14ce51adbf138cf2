import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hubStore } from "~/domain/batches/hubs.server";
import { closeHub } from "~/domain/batches/keep-hubs.server";
import { staff } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { HubStore } from "~/parts/hub-store";

export const handle: Handle = {
  hydrates: true,
  title: (text) => text.organizer.hub.closing.title,
};

export const loader = async ({ request, params }: LoaderFunctionArgs) =>
  show(hubStore, { actor: await staff(request), input: { hubId: params.hubId } });

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(closeHub, {
    actor: await staff(request),
    input: { hubId: params.hubId },
    then: () => redirect(to(request, `/organizer/hubs/${params.hubId}`)),
  });

export default function CloseHub() {
  const hub = useLoaderData<typeof loader>();
  const words = useText().organizer.hub;
  return (
    <Confirm
      {...words.closing}
      danger
      back={{ to: `/organizer/hubs/${hub.id}`, label: words.back }}
    >
      <p>
        <b lang="zh-CN">{hub.name}</b>
      </p>
      <HubStore hub={hub} />
      {hub.lying + hub.stock > 0 && <p>{words.closing.lies}</p>}
    </Confirm>
  );
}
