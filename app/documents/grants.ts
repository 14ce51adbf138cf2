import { unitsOf } from "~/domain/reports/amounts";

type Money = { minor: string; currency: string };
type Line = {
  place: number;
  kind: string;
  happenedOn: string;
  category: string | null;
  wish: string | null;
  same: number | null;
  amount: Money | null;
  organizer: { slug: string; name: string } | null;
};
type Report = {
  id: string;
  firstDay: string;
  lastDay: string;
  version: number;
  publishedAt: string;
  owner: string;
  host: string | null;
  hostRegistration: string | null;
  fund: string | null;
  intro: string;
  lines: Line[];
};

/** The publisher's part of every identifier, in the form of the standard's own registry. */
const publisher = "360G-wishbridge";

/**
 * What a fund spent as a package of the 360Giving Data Standard (1.1): a grant for each purchase, from
 * the fund to the organization that brings the thing to the child. Nobody is named in it but those
 * organizations. What a shop gave back is taken off its purchase, or is a grant below zero where the
 * report has none, so that the sum is what the report says was spent. Null where nothing was: the
 * standard knows no package without grants.
 */
export function grantPackage(report: Report, origin: string) {
  const page = `${origin}/reports/${report.id}`;
  const funder = {
    id: `${publisher}-fund-${report.fund}`,
    name: report.host ?? report.owner,
    ...(report.host && { department: report.owner }),
    ...(report.hostRegistration && { charityNumber: report.hostRegistration }),
    url: `${origin}/funds/${report.fund}`,
  };
  const arrived = new Set(
    report.lines.flatMap(({ kind, same }) => (kind === "delivery" && same) || []),
  );
  const grants = spent(report.lines).map(({ line, amount }) => {
    const { category, organizer, wish, same } = line;
    return {
      id: `${publisher}-${report.id}-${line.place}`,
      ...said(report, line, {
        back: amount.minor.startsWith("-"),
        arrived: same !== null && arrived.has(same),
      }),
      currency: amount.currency,
      amountAwarded: unitsOf(amount),
      amountDisbursed: unitsOf(amount),
      awardDate: line.happenedOn,
      url: wish ? `${origin}/wishes/${wish}` : page,
      recipientOrganization: [
        organizer
          ? { id: `${publisher}-organizer-${organizer.slug}`, name: organizer.name }
          : { id: funder.id, name: report.owner },
      ],
      fundingOrganization: [funder],
      ...(category && { classifications: [{ vocabulary: "Wishbridge", code: category }] }),
      relatedDocument: [{ id: report.id, title: "Report", url: page, documentType: "Report" }],
      dateModified: report.publishedAt,
      dataSource: `${page}.json`,
    };
  });
  if (grants.length === 0) return null;
  return {
    version: "1.1",
    title: `${report.owner}, ${report.firstDay} to ${report.lastDay}, version ${report.version}`,
    identifier: `${publisher}-${report.id}`,
    issued: report.publishedAt,
    publisher: { name: report.host ?? report.owner, website: origin },
    accessURL: page,
    downloadURL: `${page}.json`,
    grants,
  };
}

/** What a line was spent for: its wish, or where that is no longer public, what its page still tells of it. */
const madeFor = ({ same, organizer, category }: Line) =>
  same ?? (organizer && `${organizer.slug} ${category}`);

/** Each purchase with what is left of it after what came back for the same; nothing is left out of the sum. */
function spent(lines: readonly Line[]) {
  const left = lines.flatMap((line) =>
    line.kind === "purchase" && line.amount
      ? [{ line, minor: BigInt(line.amount.minor), currency: line.amount.currency }]
      : [],
  );
  for (const back of left) {
    const of = madeFor(back.line);
    if (back.minor >= 0n || of === null) continue;
    for (const bought of left) {
      if (madeFor(bought.line) !== of || bought.minor <= 0n) continue;
      const off = bought.minor < -back.minor ? bought.minor : -back.minor;
      bought.minor -= off;
      back.minor += off;
    }
  }
  return left
    .filter(({ minor }) => minor !== 0n)
    .map(({ line, minor, currency }) => ({ line, amount: { minor: minor.toString(), currency } }));
}

/** What a grant is called, and what it was: nothing arrived that the report doesn't say did. */
function said(
  { owner }: Report,
  { category, organizer }: Line,
  is: { back: boolean; arrived: boolean },
) {
  const thing = category ?? "other";
  if (is.back)
    return {
      title: `Given back after a purchase: ${thing}`,
      description: `Came back to ${owner} of what it had spent.`,
    };
  const by = organizer?.name;
  if (is.arrived)
    return {
      title: `A wish granted: ${thing}`,
      description: `Bought by ${owner} for one child's wish${by ? `, and brought by ${by}` : ""}.`,
    };
  return {
    title: `Bought for a wish: ${thing}`,
    description: `Bought by ${owner} for one child's wish${by ? `, to be brought by ${by}` : ""}.`,
  };
}
