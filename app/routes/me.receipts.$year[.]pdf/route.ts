import type { LoaderFunctionArgs } from "@remix-run/node";
import { drawing } from "~/documents/drawings";
import { myGiving } from "~/domain/funds/my-giving.server";
import { signedIn } from "~/http/doors.server";
import { printed } from "~/http/print.server";
import { show } from "~/http/submit.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const giving = await show(myGiving, { actor: await signedIn(request), input: params });
  return printed(request, drawing("giving", giving), `giving-${giving.year}`);
}
