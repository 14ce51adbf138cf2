import { inLocale } from "./locale";
import { publicPages } from "./public-pages";

/** An address of the table is a URL pattern already: a name in it stands for one word. */
const inBoth = (path: string) => (["zh-CN", "en"] as const).map((one) => inLocale(one, path));

/**
 * What a browser may fetch ahead while a reader's finger is over a link: the public pages, which
 * are the same for everybody and whose fetching changes nothing. No form, no desk, no sign-in.
 */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        href_matches: publicPages
          .filter(({ document }) => document)
          .flatMap(({ path }) => inBoth(path)),
      },
      eagerness: "moderate",
    },
  ],
});
