import type { Words } from "~/i18n/words";

/** A path in full, in the language of the page. */
type Site = { origin: string; language: string; at: (path: string) => string };
type Crumb = [path: string, name: string];

const homeOf = (site: Site) => ({ "@id": `${site.at("/")}#site` });

/** The site itself, how to search it, and who speaks here; no person is named. */
export const siteData = ({ site: said }: Words, site: Site) => [
  {
    "@type": "WebSite",
    ...homeOf(site),
    url: site.at("/"),
    name: said.title,
    description: said.description,
    inLanguage: site.language,
    publisher: { "@id": `${site.origin}/#organization` },
    potentialAction: {
      "@type": "SearchAction",
      target: { "@type": "EntryPoint", urlTemplate: `${site.at("/wishes")}?q={words}` },
      "query-input": "required name=words",
    },
  },
  {
    "@type": "Organization",
    "@id": `${site.origin}/#organization`,
    url: site.at("/"),
    name: said.title,
    logo: `${site.origin}/favicon.svg`,
  },
];

type Wish = {
  id: string;
  number: number;
  title: string;
  openedAt: string;
  batch: { slug: string; name: string };
};

/** A wish as a page about a thing: nothing is for sale, so it is no product, and nobody is named. */
export const wishData = ({ site: said, wishes }: Words, wish: Wish, site: Site) => [
  {
    "@type": "WebPage",
    url: site.at(`/wishes/${wish.id}`),
    name: wish.title,
    datePublished: wish.openedAt,
    isPartOf: homeOf(site),
    inLanguage: site.language,
    primaryImageOfPage: {
      "@type": "ImageObject",
      url: site.at(`/wishes/${wish.id}/preview.png`),
      width: 1200,
      height: 630,
    },
  },
  crumbsData(site, [
    ["/wishes", said.wishes],
    [`/batches/${wish.batch.slug}`, wish.batch.name],
    [`/wishes/${wish.id}`, wishes.number(wish.number)],
  ]),
];

type Batch = {
  slug: string;
  name: string;
  lead: string | null;
  state: string;
  organizer: string;
  openedAt: string;
};

const mostListed = 24;

/** A batch as a list of what waits in it; giving a thing is what schema.org calls a donation. */
export function batchData(
  { site: said }: Words,
  { batch, wishes }: { batch: Batch; wishes: { id: string; title: string; state: string }[] },
  site: Site,
) {
  const waiting = wishes.filter(({ state }) => state === "open" && batch.state === "open");
  const page = site.at(`/batches/${batch.slug}`);
  return [
    {
      "@type": "CollectionPage",
      url: page,
      name: batch.name,
      ...(batch.lead && { description: batch.lead }),
      datePublished: batch.openedAt,
      isPartOf: homeOf(site),
      inLanguage: site.language,
      mainEntity: {
        "@type": "ItemList",
        numberOfItems: waiting.length,
        itemListElement: waiting.slice(0, mostListed).map(({ id, title }, at) => ({
          "@type": "ListItem",
          position: at + 1,
          name: title,
          url: site.at(`/wishes/${id}`),
        })),
      },
      ...(waiting.length > 0 && {
        potentialAction: {
          "@type": "DonateAction",
          recipient: { "@type": "Organization", name: batch.organizer },
          target: page,
        },
      }),
    },
    crumbsData(site, [
      ["/batches", said.batches],
      [`/batches/${batch.slug}`, batch.name],
    ]),
  ];
}

type Fund = {
  slug: string;
  name: string;
  purpose: string;
  hostName: string;
  openedAt: string;
  closed: boolean;
  modes: string[];
};

/** A fund as a project of its host charity; giving is offered only where everybody may give here. */
export function fundData({ funds }: Words, fund: Fund, site: Site) {
  const page = site.at(`/funds/${fund.slug}`);
  const host = { "@type": "NGO", name: fund.hostName };
  return [
    {
      "@type": "WebPage",
      url: page,
      name: fund.name,
      isPartOf: homeOf(site),
      mainEntity: {
        "@type": "Project",
        name: fund.name,
        description: fund.purpose,
        foundingDate: fund.openedAt.slice(0, 10),
        parentOrganization: host,
      },
      ...(fund.modes.includes("public") &&
        !fund.closed && {
          potentialAction: {
            "@type": "DonateAction",
            recipient: host,
            target: site.at(`/funds/${fund.slug}/pledge`),
          },
        }),
    },
    crumbsData(site, [
      ["/funds", funds.title],
      [`/funds/${fund.slug}`, fund.name],
    ]),
  ];
}

type Report = {
  id: string;
  firstDay: string;
  lastDay: string;
  publishedAt: string;
  owner: string;
  fund: string | null;
  batch: { slug: string; title: string } | null;
};

/** A report as a published document of whose it is; nobody else is named. */
export function reportData({ reports, funds, site: said }: Words, report: Report, site: Site) {
  const of = report.batch
    ? { list: "/batches", label: said.batches, path: `/batches/${report.batch.slug}` }
    : { list: "/funds", label: funds.title, path: `/funds/${report.fund}` };
  const name = report.batch?.title ?? report.owner;
  return [
    {
      "@type": "Report",
      url: site.at(`/reports/${report.id}`),
      name: `${name} ${report.firstDay} – ${report.lastDay}`,
      datePublished: report.publishedAt,
      temporalCoverage: `${report.firstDay}/${report.lastDay}`,
      publisher: { "@type": "Organization", name: report.owner },
      isPartOf: homeOf(site),
    },
    crumbsData(site, [
      [of.list, of.label],
      [of.path, name],
      [`/reports/${report.id}`, reports.title],
    ]),
  ];
}

type Business = { slug: string; name: string; intro: string; verifiedAt: string };

/** A business as the page about it; what it gave are the site's figures, not its own claims. */
export const businessData = ({ businesses }: Words, business: Business, site: Site) => [
  {
    "@type": "ProfilePage",
    url: site.at(`/businesses/${business.slug}`),
    name: business.name,
    isPartOf: homeOf(site),
    inLanguage: site.language,
    mainEntity: {
      "@type": "Organization",
      name: business.name,
      ...(business.intro && { description: business.intro }),
    },
  },
  crumbsData(site, [
    ["/businesses", businesses.title],
    [`/businesses/${business.slug}`, business.name],
  ]),
];

const crumbsData = (site: Site, crumbs: Crumb[]) => ({
  "@type": "BreadcrumbList",
  itemListElement: crumbs.map(([path, name], at) => ({
    "@type": "ListItem",
    position: at + 1,
    name,
    item: site.at(path),
  })),
});
