import type { OrganizationKind } from "~/domain/actor";
import { useLocale, useText } from "~/i18n/reader";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";

type Seen = {
  kind: OrganizationKind;
  registration: string;
  placeZh: string | null;
  placeEn: string | null;
  contactEmail: string;
  about: string;
  applicantName: string;
  applicantEmail: string | null;
  appliedAt: string;
  decidedAt: string | null;
  deciderName: string | null;
  decisionNote: string;
};

/** What an organization says of itself, and what was decided about it. */
export function OrganizationFacts({ organization: seen }: { organization: Seen }) {
  const { accounts } = useText();
  const { fields } = accounts;
  const english = useLocale() === "en";
  const decided = seen.decidedAt
    ? [
        { label: fields.decidedAt, value: <Day at={seen.decidedAt} as="dayTime" /> },
        { label: fields.decidedBy, value: seen.deciderName || "–" },
        { label: fields.note, value: seen.decisionNote || "–" },
      ]
    : [];
  return (
    <Facts
      items={[
        { label: fields.kind, value: accounts.kinds[seen.kind] },
        { label: fields.registration, value: seen.registration },
        { label: fields.place, value: english ? seen.placeEn : seen.placeZh },
        { label: fields.contactEmail, value: seen.contactEmail },
        { label: fields.about, value: seen.about },
        { label: fields.applicant, value: `${seen.applicantName} ${seen.applicantEmail ?? ""}` },
        { label: fields.appliedAt, value: <Day at={seen.appliedAt} as="dayTime" /> },
        ...decided,
      ]}
    />
  );
}
