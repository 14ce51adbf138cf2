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
