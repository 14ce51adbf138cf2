/** A letter's plain text, with its links to follow; what stands alone as a code is set large. */
export function MailText({ text }: { text: string }) {
  return text.split("\n\n").map((paragraph, i) => (
    <p key={i} className={/^\d{6}$/.test(paragraph) ? "text-3xl tracking-widest" : undefined}>
      {paragraph.split(/(\n|https?:\/\/\S+)/).map((part, at) => (
        <Part key={at} text={part} />
      ))}
    </p>
  ));
}

function Part({ text }: { text: string }) {
  if (text === "\n") return <br />;
  return /^https?:/.test(text) ? <a href={text}>{text}</a> : text;
}
