import { formatsOf } from "~/i18n/formats";
import { reportName } from "~/i18n/report-texts";
import { wordsOf, type Locale } from "~/i18n/words";
import { element, inXml, xmlHead } from "./xml";

type Wish = {
  id: string;
  title: string;
  words: string | null;
  spec: string | null;
  price: { minor: string; currency: string };
  category: keyof ReturnType<typeof wordsOf>["wishes"]["category"];
  openedAt: string;
  closesAt: string;
  organizerName: string;
  batch: { name: string };
};

type Feed = {
  locale: Locale;
  wishes: Wish[];
  /** What a path is called in full, in the feed's language. */
  at: (path: string) => string;
};

/** When nothing ever stood in it. */
const never = "1970-01-01T00:00:00.000Z";

/** Wishes as a feed (Atom 1.0, RFC 4287), the newest first. An entry's id is its page's address. */
export function wishFeed({ locale, wishes, at }: Feed): string {
  const words = wordsOf(locale);
  const self = at("/feeds/wishes.xml");
  const entries = wishes.map((wish) => entryOf(wish, locale, at(`/wishes/${wish.id}`)));
  const updated = wishes.map(({ openedAt }) => openedAt).reduce((a, b) => (a > b ? a : b), never);
  return [
    xmlHead,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    element("title", words.machines.feed.title),
    element("subtitle", words.machines.feed.about),
    element("id", self),
    element("updated", updated),
    `<author>${element("name", words.common.name)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${inXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${inXml(at("/wishes"))}"/>`,
    ...entries,
    "</feed>\n",
  ].join("");
}

type Report = Parameters<typeof reportName>[2] & {
  id: string;
  publishedAt: string;
  version: number;
};

/** Published reports as a feed, the newest first. */
export function reportFeed({
  locale,
  reports,
  at,
}: Omit<Feed, "wishes"> & { reports: Report[] }): string {
  const words = wordsOf(locale);
  const self = at("/feeds/reports.xml");
  const updated = reports
    .map(({ publishedAt }) => publishedAt)
    .reduce((a, b) => (a > b ? a : b), never);
  return [
    xmlHead,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    element("title", words.reports.feed.title),
    element("subtitle", words.reports.feed.about),
    element("id", self),
    element("updated", updated),
    `<author>${element("name", words.common.name)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${inXml(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${inXml(at("/funds"))}"/>`,
    ...reports.map((report) => {
      const address = at(`/reports/${report.id}`);
      const name = reportName(words, formatsOf(locale, words, report.publishedAt), report);
      return [
        "<entry>",
        element(
          "title",
          report.version > 1 ? `${name} · ${words.reports.version(report.version)}` : name,
        ),
        element("id", address),
        `<link rel="alternate" type="text/html" href="${inXml(address)}"/>`,
        element("published", report.publishedAt),
        element("updated", report.publishedAt),
        `<author>${element("name", report.owner)}</author>`,
        "</entry>",
      ].join("");
    }),
    "</feed>\n",
  ].join("");
}

function entryOf(wish: Wish, locale: Locale, address: string): string {
  const words = wordsOf(locale);
  const format = formatsOf(locale, words, wish.openedAt);
  const told = [
    wish.words,
    wish.spec,
    format.money(wish.price),
    `${words.pages.batch.deadline} ${format.day(wish.closesAt)}`,
  ];
  return [
    "<entry>",
    element("title", wish.title),
    element("id", address),
    `<link rel="alternate" type="text/html" href="${inXml(address)}"/>`,
    element("published", wish.openedAt),
    element("updated", wish.openedAt),
    `<author>${element("name", wish.organizerName)}</author>`,
    `<category term="${wish.category}" label="${inXml(words.wishes.category[wish.category])}"/>`,
    element("summary", told.filter(Boolean).join("\n")),
    "</entry>",
  ].join("");
}
