import { useActionData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { useSentence, type RefusalCode } from "~/ui/answer";
import type { Parcel } from "./gift-panel";

type Moved = { claimId: string; number: number; code: RefusalCode };
type Answer = {
  errors?: { about?: { meanwhile?: Moved[] } }[];
  typed?: Record<string, unknown>;
};

/** The gifts that somebody else decided on since this page was shown. */
export const useMoved = (): Moved[] =>
  useActionData<Answer>()?.errors?.flatMap(({ about }) => about?.meanwhile ?? []) ?? [];

/** What happened meanwhile, to which, and what was typed for those that have no fields any more. */
export function Meanwhile({ waiting }: Pick<Parcel, "waiting">) {
  const { hub, wishes } = useText();
  const { meanwhile } = hub.parcel;
  const typed = useActionData<Answer>()?.typed;
  const sentence = useSentence();
  const moved = useMoved();
  if (moved.length === 0) return null;
  const noteOf = (claimId: string) => {
    const note = typed?.[`note-${claimId}`];
    return waiting.some((gift) => gift.claimId === claimId) || typeof note !== "string" ? "" : note;
  };
  return (
    <div className="refused mt-6" role="alert" tabIndex={-1} autoFocus>
      <p className="refused-title">{meanwhile.title}</p>
      <ul>
        {moved.map(({ claimId, number, code }) => (
          <li key={claimId}>
            <b>{wishes.number(number)}</b> {sentence(code)}
            {noteOf(claimId) && (
              <>
                {" "}
                {meanwhile.typed} <q>{noteOf(claimId)}</q>
              </>
            )}
          </li>
        ))}
      </ul>
      <p>{waiting.length > 0 ? meanwhile.rest : meanwhile.none}</p>
    </div>
  );
}
