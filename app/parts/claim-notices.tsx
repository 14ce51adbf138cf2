import { filled } from "~/i18n/filled";
import { useFormat, useText } from "~/i18n/reader";
import type { Words } from "~/i18n/words";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Copy } from "~/ui/copy";
import { Day } from "~/ui/day";
import { Form } from "~/ui/form";
import { useReason } from "./claim-facts";
import type { ClaimWire } from "./claim-wires";

type Kind = keyof Words["claims"]["desk"]["notices"]["texts"];

export type NoticesWire = {
  hub: { name: string; address: string; phone: string };
  marks: boolean;
  notices: { kind: Kind; happenedAt: string; toldAt: string | null; by: string | null }[];
};

/** What happened on a claim whose donor no mail reaches: each a text to copy, and whether he was told. */
export function ClaimNotices({
  claim,
  told: { hub, marks, notices },
}: {
  claim: ClaimWire;
  told: NoticesWire;
}) {
  const words = useText().claims.desk.notices;
  const textOf = useNoticeText(claim.batch.timeZone, hub);
  const { endReason, remedyNote, road, wish } = claim;
  const about = { endReason, remedyNote, dueAt: road.dueAt ?? null, title: wish.title };
  const here = `/organizer/batches/${claim.batch.slug}/claims/${claim.id}/notices`;
  if (notices.length === 0) return <p>{words.none}</p>;
  return (
    <ul className="plain-list grid gap-6">
      {notices.map(({ kind, happenedAt, toldAt, by }) => (
        <li key={kind} className="grid gap-3">
          <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <b>{words.kinds[kind]}</b>
            <Day at={happenedAt} />
            {toldAt ? (
              <Badge tone="done">
                {words.told} {by}
              </Badge>
            ) : (
              <Badge tone="wait">{words.waiting}</Badge>
            )}
          </p>
          <Copy text={textOf({ kind, ...about })} />
          {marks && (
            <Form action={here}>
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="told" value={toldAt ? "no" : "yes"} />
              <Button
                kind="quiet"
                small
                aria-label={`${words.kinds[kind]}: ${toldAt ? words.untell : words.tell}`}
              >
                {toldAt ? words.untell : words.tell}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a notice speaks of. */
export type NoticeFacts = {
  kind: Kind;
  title: string;
  dueAt: string | null;
  endReason: string;
  remedyNote: string;
};

/** The text that a donor is told, as staff copy it. */
export function useNoticeText(timeZone: string, hub: NoticesWire["hub"]) {
  const { claims, common } = useText();
  const { notice, notices } = claims.desk;
  const format = useFormat();
  const reasonOf = useReason();
  const at = [hub.name, hub.address, hub.phone].join(common.comma);
  return ({ kind, title, dueAt, endReason, remedyNote }: NoticeFacts) => {
    const due = dueAt ? format.day(dueAt, timeZone) : "";
    const reason = kind === "claim-remedied" ? remedyNote : reasonOf(endReason);
    const because = reason && filled(notice.because, { reason });
    return filled(notices.texts[kind], { wish: title, due, hub: at, because });
  };
}
