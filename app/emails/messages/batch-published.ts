import { filled, type Compose } from "../kinds";

export const batchPublished: Compose<"batch-published"> = ({ batch, slug, wishes }, { text }) => ({
  subject: filled(text.batchPublished.subject, { batch }),
  paragraphs: [text.batchPublished.lead, text.batchPublished.wishes(wishes)],
  action: { label: text.batchPublished.action, path: `/batches/${slug}` },
});
