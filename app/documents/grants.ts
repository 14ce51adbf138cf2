import { unitsOf } from "~/domain/reports/amounts";

type Money = { minor: string; currency: string };
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
  lines: {
    place: number;
    kind: string;
    happenedOn: string;
    category: string | null;
    wish: string | null;
    amount: Money | null;
    organizer: { slug: string; name: string } | null;
  }[];
};

/** The publisher's part of every identifier, in the form of the standard's own registry. */
const publisher = "360G-wishbridge";

/**
 * What a fund spent as a package of the 360Giving Data Standard (1.1): a grant for each purchase, from
 * the fund to the organization that brings the thing to the child. Nobody is named in it but those
 * organizations. Null where nothing was spent: the standard knows no package without grants.
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
  const grants = report.lines.flatMap(({ kind, amount, organizer, ...line }) => {
    if (kind !== "purchase" || !amount || !organizer || !amount.minor.match(/^[1-9]/)) return [];
    return {
      id: `${publisher}-${report.id}-${line.place}`,
      title: `A wish granted: ${line.category ?? "other"}`,
      description: `Bought by ${report.owner} for one child's wish, and brought by ${organizer.name}.`,
      currency: amount.currency,
      amountAwarded: unitsOf(amount),
      amountDisbursed: unitsOf(amount),
      awardDate: line.happenedOn,
      url: line.wish ? `${origin}/wishes/${line.wish}` : page,
      recipientOrganization: [
        { id: `${publisher}-organizer-${organizer.slug}`, name: organizer.name },
      ],
      fundingOrganization: [funder],
      ...(line.category && {
        classifications: [{ vocabulary: "Wishbridge", code: line.category }],
      }),
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
