/** What XML 1.0 (§ 2.2) has no place for, not even written as a reference. */
const unlawful = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A text as it may stand in XML, between tags or in double quotes. */
export const inXml = (text: string): string =>
  text.replace(unlawful, "").replace(/[&<>"]/g, (char) => entities[char] ?? char);

/** An element that holds a text and nothing else. */
export const element = (name: string, text: string): string => `<${name}>${inXml(text)}</${name}>`;

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';
