import type { Words } from "~/i18n/words";

/** The site around a page: its own address, and what a path is called in full in the page's language. */
export type Site = { origin: string; language: string; at: (path: string) => string };

/**
 * What a route tells the root about its page. Only a page that `hydrates` is sent with script;
 * `title` and `summary` stand in the head and in a shared link's preview.
 */
export type Handle<Data = unknown> = {
  hydrates?: true;
  title?: (text: Words, data: Data) => string;
  summary?: (text: Words, data: Data) => string;
  /** Search engines may list it, always or for what is asked. Any other page forbids it. */
  listed?: true | ((asked: URLSearchParams) => boolean);
  /** What must be asked to get this very page, as it was understood; its one true address keeps nothing else. */
  asks?: (data: Data) => Record<string, string | number | undefined>;
  /** Where the picture lies that chats show for it; the site's own otherwise. */
  preview?: (data: Data) => string;
  /** Where the same things come as a feed. */
  feed?: string;
  /** The page in the terms of schema.org, one object a thing. */
  told?: (text: Words, data: Data, site: Site) => object[];
};

/** The handle of a route, as far as it has one. */
export const handleOf = ({ handle }: { handle?: unknown }) => handle as Handle | undefined;
