import { useText } from "~/i18n/reader";
import { Button, TextLink } from "~/ui/button";
import { Copy } from "~/ui/copy";
import { Form } from "~/ui/form";
import { Section } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { useNoticeText, type NoticeFacts } from "./claim-notices";
import { useClaimant } from "./claimant";

type Notice = NoticeFacts & { id: string; claimId: string; number: number; title: string };
export type ToTellWire = {
  batch: { slug: string; title: string; timeZone: string };
  hub: { name: string; address: string; phone: string };
  donors: { donor: string; name: string | null; recorded: boolean; notices: Notice[] }[];
  more: boolean;
};

/**
 * What is to be passed on, one text a donor, and one button for when all of them know. `under` is
 * the heading it stands beneath: the page's own, or that of a section.
 */
export function ToTell({ told, under = "h2" }: { told: ToTellWire; under?: "h1" | "h2" }) {
  const Heading = under === "h1" ? "h2" : "h3";
  const { bulk, wishes } = useText();
  const called = useClaimant();
  const textOf = useNoticeText(told.batch.timeZone, told.hub);
  const claims = `/organizer/batches/${told.batch.slug}/claims`;
  return (
    <>
      {told.more && <Callout>{bulk.telling.more}</Callout>}
      {told.donors.map(({ donor, notices, ...claimant }) => (
        <div key={donor} className="mt-6 grid justify-items-start gap-3">
          <Heading>
            {called(claimant)}
            {bulk.about}
            {[...new Set(notices.map(({ number }) => wishes.number(number)))].join(bulk.and)}
          </Heading>
          <Copy text={notices.map((notice) => textOf(notice)).join("\n")} />
          {notices[0] && (
            <TextLink to={`${claims}/${notices[0].claimId}/contact`}>
              {bulk.reminders.contact}
            </TextLink>
          )}
        </div>
      ))}
      <AllTold
        slug={told.batch.slug}
        seen={told.donors.flatMap(({ notices }) => notices.map(({ id }) => id))}
      />
    </>
  );
}

/** Notes of all of these notices that their donors were told. */
export function AllTold({ slug, seen }: { slug: string; seen: string[] }) {
  const { telling } = useText().bulk;
  if (seen.length === 0) return null;
  return (
    <Form action={`/organizer/batches/${slug}/telling`} className="mt-6">
      <input type="hidden" name="seen" value={seen.join(".")} />
      <Button>{telling.go}</Button>
    </Form>
  );
}

/** After a step for many: those whom no letter reaches, and the texts for them. */
export function ToTellThem({ told }: { told: ToTellWire }) {
  const { telling } = useText().bulk;
  if (told.donors.length === 0) return null;
  return (
    <Section title={telling.title}>
      <p>{telling.lead}</p>
      <ToTell told={told} />
    </Section>
  );
}

/** The notices of one kind, by their ids. */
export const noticesOf = ({ donors }: ToTellWire, kind: NoticeFacts["kind"]): string[] =>
  donors.flatMap(({ notices }) => notices.flatMap((one) => (one.kind === kind ? one.id : [])));

/** Of what is to be told, what is about these wishes. */
export const aboutOnly = (told: ToTellWire, numbers: readonly number[]): ToTellWire => ({
  ...told,
  donors: told.donors
    .map((donor) => ({
      ...donor,
      notices: donor.notices.filter(({ number }) => numbers.includes(number)),
    }))
    .filter(({ notices }) => notices.length > 0),
});
