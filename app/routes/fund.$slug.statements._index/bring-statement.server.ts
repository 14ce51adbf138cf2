import { redirect } from "@remix-run/node";
import { startStatement } from "~/domain/funds/statement/start-statement.server";
import { formInput } from "~/http/form.server";
import { atFund } from "~/http/fund.server";
import { to } from "~/http/locale";
import { forbidden } from "~/http/pages.server";
import { withStatement } from "~/http/statements.server";
import { submit } from "~/http/submit.server";

/** Reads the form's statement and begins its work list; nothing is read for who may not bring one. */
export async function bringStatement(request: Request, slug: string | undefined) {
  const { actor, fund } = await atFund(request, slug);
  if (!fund.may.record) throw forbidden();
  const { file, way } = await formInput(request);
  return withStatement(file, (sheets) =>
    submit(startStatement, {
      actor,
      input: { slug: fund.slug, way, sheets },
      then: ({ id, unsure }) => {
        const here = `/fund/${fund.slug}/statements/${id}`;
        return redirect(to(request, unsure ? `${here}/columns` : here));
      },
    }),
  );
}
