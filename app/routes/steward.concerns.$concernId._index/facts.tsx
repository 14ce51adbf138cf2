import type { Outcome } from "~/domain/concerns/life";
import { useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";

type Concern = {
  reportedAt: string;
  organization: string | null;
  known: boolean;
  email: string;
  forgotten: boolean;
  outcome: Outcome | null;
  closedAt: string | null;
  closedBy: string | null;
  note: string;
};

/** When it was said, by what sort of person, and what came of it. Who it was, nobody learns. */
export function ConcernFacts({ concern }: { concern: Concern }) {
  const { concerns } = useText();
  const { one, outcomes } = concerns;
  const { outcome, closedAt, closedBy, note } = concern;
  const closed =
    outcome && closedAt
      ? [
          { label: one.outcome, value: outcomes[outcome] },
          { label: one.closedAt, value: <Day at={closedAt} as="dayTime" /> },
          { label: one.closedBy, value: closedBy || "–" },
        ]
      : [];
  return (
    <Facts
      items={[
        { label: one.reported, value: <Day at={concern.reportedAt} as="dayTime" /> },
        { label: one.organization, value: concern.organization ?? concerns.ofSite },
        { label: one.reporter, value: concern.known ? one.known : one.stranger },
        ...(concern.forgotten ? [] : [{ label: one.email, value: concern.email || one.noEmail }]),
        ...closed,
        ...(note ? [{ label: one.note, value: note }] : []),
      ]}
    />
  );
}
