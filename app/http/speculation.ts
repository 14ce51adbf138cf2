import { inLocale } from "./locale";
import { publicPages } from "./public-pages";

/** An address of the table as a URL pattern: a name in it stands for one word, and for no file's name. */
const inBoth = (path: string) =>
  (["zh-CN", "en"] as const).map((one) =>
    inLocale(
      one,
      path.replace(/:\w+/g, (name) => `${name}([\\w\\-]+)`),
    ),
  );

/**
 * What a browser may fetch ahead while a reader presses a link: the public pages, which are the same for
 * everybody and whose fetching changes nothing. No form, no desk, no sign-in. No sooner: what was
 * fetched is shown for minutes, also when a wish was hidden meanwhile.
 */
export const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: {
        href_matches: publicPages
          .filter(({ document }) => document)
          .flatMap(({ path }) => inBoth(path)),
      },
      eagerness: "conservative",
    },
  ],
});
