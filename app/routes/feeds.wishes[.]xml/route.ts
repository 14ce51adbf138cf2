import type { LoaderFunctionArgs } from "@remix-run/node";
import { wishFeed } from "~/documents/feed";
import { searchInput, searchWishes } from "~/domain/wishes/search.server";
import { localeOfRequest, to } from "~/http/locale";
import { limitPrograms, tagged } from "~/http/machines.server";
import { env } from "~/platform/env.server";

const entries = 48;

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await limitPrograms(request);
  const at = (path: string) => env().publicUrl + to(request, path);
  const feed = wishFeed({ locale: localeOfRequest(request), wishes: await newest(), at });
  return tagged(request, feed, { "content-type": "application/atom+xml; charset=utf-8" });
};

async function newest() {
  const wishes = [];
  let after: string | null | undefined;
  do {
    const page = await searchWishes(
      searchInput.parse({ sort: "newest", after: after ?? undefined }),
    );
    wishes.push(...page.wishes);
    after = page.next;
  } while (after && wishes.length < entries);
  return wishes.slice(0, entries);
}
