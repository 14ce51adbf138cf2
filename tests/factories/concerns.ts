import { randomUUID } from "node:crypto";
import { system, type Person } from "~/domain/actor";
import { wishPage } from "~/domain/batches/public.server";
import { closeConcern } from "~/domain/concerns/close-concern.server";
import { reportConcern } from "~/domain/concerns/report-concern.server";
import { run } from "~/domain/run.server";

/** Somebody whom the site does not know, from nowhere else. */
export const anybody = () => ({ kind: "guest" as const, id: randomUUID() });
/** Somebody who is signed in. */
export const as = ({ personId }: Person) => ({ kind: "person" as const, id: personId });

/** What a form holds; each is another person's from another place, unless it says otherwise. */
export const aForm = (about: string, given: Record<string, unknown> = {}) => ({
  ...{ about, kind: "identity", words: "", email: "", formId: randomUUID() },
  ...{ reporter: anybody(), network: randomUUID() },
  ...given,
});
/** Says so, as the site writes it down. */
export const report = (about: string, given: Record<string, unknown> = {}, now?: Date) =>
  run(reportConcern, { actor: system("concerns"), input: aForm(about, given), now });
/** A wish, as a concern names it. */
export const of = (wish: { publicId: string }) => `wish:${wish.publicId}`;
/** Whether everybody sees a wish. */
export const isPublic = async ({ publicId }: { publicId: string }) =>
  (await wishPage(publicId)) !== "gone";
/** A steward closes a concern without a note. */
export const closedBy = (steward: Person) => (concernId: string, outcome: string, now?: Date) =>
  run(closeConcern, { actor: steward, input: { concernId, outcome, note: "" }, now });
