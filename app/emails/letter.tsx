import type { CSSProperties } from "react";
import type { Locale } from "~/i18n/words";
import type { Message } from "./kinds";

/** A message with the greeting, the signature and the addresses around it. */
export type Sheet = Message & {
  locale: Locale;
  hello: string;
  sign: string;
  footer: string;
  colon: string;
  href?: string;
};

// Mail programs keep no style sheet: colours of the paper and ink are written out once, here.
const paper = "#f7f1e6";
const ink = "#2b2622";
const faint = "#6b6258";
const line = "#d9cdb9";
const persimmon = "#b5431b";

const fonts = '"PingFang SC","Noto Sans SC","Microsoft YaHei",system-ui,sans-serif';

const styles = {
  body: { margin: 0, padding: "24px 12px", background: paper, color: ink, fontFamily: fonts },
  slip: {
    maxWidth: 560,
    margin: "0 auto",
    padding: "28px 24px",
    background: "#fffdf8",
    border: `1px solid ${line}`,
    borderTop: `4px double ${line}`,
  },
  text: { margin: "0 0 16px", fontSize: 16, lineHeight: 1.7 },
  code: { margin: "8px 0 20px", fontSize: 32, letterSpacing: "0.3em", fontWeight: 700 },
  facts: { width: "100%", margin: "0 0 20px", borderCollapse: "collapse", fontSize: 15 },
  head: { padding: "8px 16px 8px 0", textAlign: "left", color: faint, fontWeight: 400 },
  cell: { padding: "8px 0", width: "75%" },
  row: { borderTop: `1px solid ${line}` },
  action: {
    display: "inline-block",
    padding: "12px 24px",
    background: persimmon,
    color: "#fff",
    textDecoration: "none",
    fontSize: 16,
  },
  small: { maxWidth: 560, margin: "16px auto 0", color: faint, fontSize: 13, lineHeight: 1.6 },
} satisfies Record<string, CSSProperties>;

/** The letter as a mail program shows it: one slip of paper, no pictures, nothing loaded. */
export function Letter({ locale, subject, hello, sign, footer, href, ...message }: Sheet) {
  const { paragraphs, code, facts = [], action, caution } = message;
  const [first, ...rest] = paragraphs;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subject}</title>
      </head>
      <body style={styles.body}>
        <div style={styles.slip}>
          <p style={styles.text}>{hello}</p>
          <p style={styles.text}>{first}</p>
          {code && <p style={styles.code}>{code}</p>}
          {rest.map((paragraph) => (
            <p key={paragraph} style={styles.text}>
              {paragraph}
            </p>
          ))}
          {facts.length > 0 && (
            <table style={styles.facts}>
              <tbody>
                {facts.map(({ label, value }) => (
                  <tr key={label} style={styles.row}>
                    <th scope="row" style={styles.head}>
                      {label}
                    </th>
                    <td style={styles.cell}>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {action && (
            <p style={styles.text}>
              <a href={href} style={styles.action}>
                {action.label}
              </a>
            </p>
          )}
          {caution && <p style={{ ...styles.text, color: faint }}>{caution}</p>}
          <p style={{ ...styles.text, margin: 0 }}>{sign}</p>
        </div>
        <p style={styles.small}>{footer}</p>
      </body>
    </html>
  );
}

/** The same letter in plain text, also what staff copy into a chat. */
export function letterText({ hello, sign, colon, href, ...message }: Sheet): string {
  const { paragraphs, code, facts = [], action, caution } = message;
  const [first, ...rest] = paragraphs;
  return [
    hello,
    first,
    code,
    ...rest,
    facts.map(({ label, value }) => `${label}${colon}${value}`).join("\n"),
    action && `${action.label}\n${href}`,
    caution,
    sign,
  ]
    .filter(Boolean)
    .join("\n\n");
}
