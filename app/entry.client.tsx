import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { Sent } from "./http/sent";
import { Reader } from "./i18n/reader";

const { lang, dataset } = document.documentElement;
const locale = lang === "en" ? "en" : "zh-CN";
const words = locale === "en" ? (await import("./i18n/en")).en : (await import("./i18n/zh-CN")).zh;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Sent.Provider value={{ scripts: true }}>
        <Reader locale={locale} words={words} now={dataset.now ?? new Date().toISOString()}>
          <RemixBrowser />
        </Reader>
      </Sent.Provider>
    </StrictMode>,
  );
});
