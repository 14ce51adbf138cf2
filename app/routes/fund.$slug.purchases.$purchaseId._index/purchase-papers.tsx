import type { SerializeFrom } from "@remix-run/node";
import { filled } from "~/i18n/filled";
import { useFormat, useText, useTo } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Section } from "~/ui/page";
import { PhotoFrame } from "~/ui/photo";
import type { loader } from "./route";

type Seen = SerializeFrom<typeof loader>;

/** The invoice: pictures are shown, a PDF is only handed out. */
export function Papers({ purchase: { photos, files, fund } }: { purchase: Seen }) {
  const { purchase: text } = useText().allocations;
  const to = useTo();
  return (
    <Section title={text.papers}>
      {photos.length + files.length === 0 && <p>{text.noPapers}</p>}
      {photos.map(({ id, src, width, height }) => (
        <PhotoFrame key={id} {...{ src, width, height }} alt={text.paperAlt} enlarges />
      ))}
      {files.length > 0 && (
        <>
          <ul>
            {files.map(({ id, kilobytes }) => (
              <li key={id}>
                <a href={to(`/fund/${fund.slug}/invoices/${id}.pdf`)} download>
                  {filled(text.file, { size: String(kilobytes) })}
                </a>
              </li>
            ))}
          </ul>
          <p className="flow-note">{text.fileNote}</p>
        </>
      )}
    </Section>
  );
}

/** At which rate the bank took a foreign invoice, and what that comes to. */
export function Rate({ purchase: { rate, invoice, amount } }: { purchase: Seen }) {
  const { purchase: text } = useText().allocations;
  const { money } = useFormat();
  if (!rate) return null;
  return filled(text.rateSaid, {
    ...{ currency: invoice.currency, own: amount.currency, rate: rate.stated },
    amount: money(rate.comesTo),
  });
}

/** What the shop gave back for a line, or the way to record that it did. */
export function Returned({ purchase, line }: { purchase: Seen; line: Seen["lines"][number] }) {
  const { giving, purchase: text } = useText().allocations;
  const { money } = useFormat();
  const home = `/fund/${purchase.fund.slug}`;
  if (line.returnId && line.returned && line.returnedSum)
    return (
      <TextLink to={`${home}/returns/${line.returnId}`}>
        {text.returned} {money(line.returnedSum)} · {giving.states[line.returned]}
      </TextLink>
    );
  if (!purchase.may.giveBack || line.state !== "approved") return null;
  return <TextLink to={`${home}/lines/${line.id}/return`}>{text.giveBack}</TextLink>;
}
