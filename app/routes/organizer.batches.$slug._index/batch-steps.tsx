import { useText } from "~/i18n/reader";
import type { BatchState } from "~/parts/wires";
import { Actions, LinkButton, TextLink } from "~/ui/button";

type Batch = { slug: string; state: BatchState; programme: { slug: string } };

/** What can be done with the batch as it stands; one of it is the next thing. */
export function BatchSteps({ batch: { slug, state }, ready }: { batch: Batch; ready: boolean }) {
  const words = useText().organizer.batch;
  const at = `/organizer/batches/${slug}`;
  const before = state === "draft" || state === "scheduled";
  if (!before && state !== "open") return null;
  return (
    <Actions>
      {ready && (
        <LinkButton kind="primary" to={`${at}/publication`}>
          {before ? words.publish : words.publishMore}
        </LinkButton>
      )}
      {before && ready && <LinkButton to={`${at}/schedule`}>{words.schedule}</LinkButton>}
      {state === "scheduled" && (
        <LinkButton to={`${at}/unscheduling`}>{words.unschedule}</LinkButton>
      )}
      {state === "open" && <LinkButton to={`${at}/closing`}>{words.close}</LinkButton>}
      <TextLink to={`${at}/edit`}>{words.editLink}</TextLink>
    </Actions>
  );
}

/** The ways from a batch to its other pages. */
export function BatchTools({
  batch: { slug, state, programme },
  keeps,
}: {
  batch: Batch;
  keeps: boolean;
}) {
  const { organizer, board, reports } = useText();
  const words = organizer.batch;
  const at = `/organizer/batches/${slug}`;
  const collects = keeps && state !== "closed" && state !== "reported";
  const adding = [
    { to: `${at}/wishes/new`, label: words.add },
    { to: `${at}/import`, label: words.import },
  ];
  const another = {
    to: `/organizer/programmes/${programme.slug}/batches/new?from=${slug}`,
    label: organizer.programme.copy,
  };
  const tools = [
    ...(collects ? adding : []),
    { to: `${at}/consents`, label: words.consents },
    { to: `${at}/list`, label: words.list },
    { to: `${at}/claims`, label: words.claims },
    { to: `${at}/coverage`, label: board.tools.coverage },
    { to: `${at}/reports`, label: reports.desk.title },
    { to: `${at}/print`, label: board.tools.print },
    { to: `${at}/export`, label: board.tools.export },
    ...(keeps ? [another] : []),
  ];
  return (
    <div className="flex flex-wrap gap-x-5">
      {tools.map(({ to, label }) => (
        <TextLink key={to} to={to}>
          {label}
        </TextLink>
      ))}
    </div>
  );
}
