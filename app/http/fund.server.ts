import { fundDesk } from "~/domain/funds/desk-queries.server";
import { trustee } from "./doors.server";
import { show } from "./submit.server";

/** Somebody who looks after the fund that the address names; for everybody else it isn't there. */
export async function atFund(request: Request, slug: string | undefined) {
  const actor = await trustee(request);
  return { actor, fund: await show(fundDesk, { actor, input: { slug } }) };
}
