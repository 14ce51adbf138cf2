import type { Words } from "~/i18n/words";

/**
 * What a route tells the root about its page. Only a page that `hydrates` is sent with script;
 * `title` and `summary` stand in the head and in a shared link's preview.
 */
export type Handle<Data = unknown> = {
  hydrates?: true;
  title?: (text: Words, data: Data) => string;
  summary?: (text: Words, data: Data) => string;
};

/** The handle of a route, as far as it has one. */
export const handleOf = ({ handle }: { handle?: unknown }) => handle as Handle | undefined;
