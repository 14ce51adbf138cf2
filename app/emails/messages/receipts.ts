import { filled, type Compose, type LetterFacts, type Pen } from "../kinds";

const given = (
  { number, by, amount, things }: LetterFacts["receipt-issued"] | LetterFacts["receipt-voided"],
  { text: { receipts: said, facts }, money }: Pen,
) => [
  { label: said.number, value: number },
  { label: facts.amount, value: amount ? money(amount) : "" },
  { label: said.things, value: things },
  { label: said.by, value: by },
];

const action = (receiptId: string, { text }: Pen) => ({
  label: text.receipts.action,
  path: `/receipts/${receiptId}`,
});

export const receiptIssued: Compose<"receipt-issued"> = (receipt, pen) => {
  const { issued, replaced } = pen.text.receipts;
  const { number, by, replaces, receiptId } = receipt;
  return {
    subject: filled(issued.subject, { number, by }),
    paragraphs: replaces ? [issued.lead, filled(replaced, { number: replaces })] : [issued.lead],
    facts: given(receipt, pen),
    action: action(receiptId, pen),
  };
};

export const receiptVoided: Compose<"receipt-voided"> = (receipt, pen) => {
  const { voided, reason } = pen.text.receipts;
  const { number, by, receiptId, byBooks } = receipt;
  return {
    subject: filled(voided.subject, { number, by }),
    paragraphs: [byBooks ? voided.byBooks : voided.lead],
    facts: [...given(receipt, pen), { label: reason, value: receipt.reason }],
    action: action(receiptId, pen),
  };
};

export const receiptDeclined: Compose<"receipt-declined"> = (asked, { text }) => {
  const { declined, things, by, reason } = text.receipts;
  return {
    subject: filled(declined.subject, { by: asked.charity }),
    paragraphs: [declined.lead],
    facts: [
      { label: things, value: asked.things },
      { label: by, value: asked.charity },
      { label: reason, value: asked.reason },
    ],
    action: { label: declined.action, path: `/claims/${asked.claimId}/receipt` },
  };
};
