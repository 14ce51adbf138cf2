import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * A bar that sticks to the window's edge covers whatever happens to be scrolled beneath it: where
 * that is depends on how long a row's words are, and it can be scrolled out. Targets are measured
 * where nothing lies on them.
 */
const layFlat = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.body.querySelectorAll<HTMLElement>("*"))
      if (getComputedStyle(one).position === "sticky") one.style.position = "relative";
  });

/** Lets what sticks stick again. */
const letStick = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.body.querySelectorAll<HTMLElement>("[style*=position]"))
      if (one.style.position === "relative") one.style.position = "";
  });

/** What axe finds wrong with the page that is open, a line for each. */
export async function barriers(page: Page): Promise<string[]> {
  await layFlat(page);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(tags)
    // No frames of others stand on our pages: no second page has to be opened to gather them.
    .setLegacyMode()
    .analyze();
  await letStick(page);
  return violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" ")}`,
  );
}
