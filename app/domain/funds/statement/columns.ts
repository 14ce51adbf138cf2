/** What a column of a statement may hold. */
export const statementColumns = [
  "date",
  "amount",
  "income",
  "expense",
  "direction",
  "currency",
  "counterparty",
  "remark",
  "number",
  "status",
  "account",
  "balance",
] as const;
export type StatementColumn = (typeof statementColumns)[number];

/** In which order day, month and year stand. */
export const dateOrders = ["ymd", "dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

/** What an amount without a sign of its own is: by its minus, or always money that came. */
export const flows = ["signed", "in"] as const;
export type Flow = (typeof flows)[number];

/** What has to be asked, since the file doesn't say it plainly. */
export const doubts = ["date", "amount", "direction", "dateOrder"] as const;
export type Doubt = (typeof doubts)[number];

/** How a statement is read: the meaning of each column by its place, and what its figures can't say. */
export type Choices = {
  columns: Record<number, StatementColumn | null>;
  dateOrder: DateOrder;
  flow: Flow;
};

export type StatementLayout = Choices & {
  sheet: string;
  /** The row that heads the table, as a spreadsheet counts; 0 where there is none. */
  headerRow: number;
  headings: string[];
  doubts: Doubt[];
};

/** A heading without what is around it: width, case, spaces, brackets and punctuation. */
export const plainHeading = (heading: string): string =>
  heading
    .slice(0, 80)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[(（[【].*?[)）\]】]/g, "")
    .replace(/[\s:：*_"'.,，、|/\\-]/g, "");

/** In this order: an account's heading names a counterparty too, a transaction's number a reference. */
const signs: [StatementColumn, RegExp][] = [
  ["account", /^(?:本方|对方|付款[人方]?|收款[人方]?|对手方?|交易对手)*(?:账|帐|卡)(?:号|户)$/],
  ["account", /^(?:.*account(?:no|number)?|iban|bic|对方(?:开户)?行(?:名|号)?|开户行|cardno)$/],
  ["balance", /^(?:.*余额|(?:running|account|closing)?balance)$/],
  ["currency", /^(?:币种|货币|交易币种|账户币种|currency|ccy|cur)$/],
  [
    "direction",
    /^(?:收支|收支类型|收支方向|借贷|借贷标[志识]|借贷方向|收付|收付标[志识]|资金流向|debitcredit|creditdebit|drcr|crdr|dc|cd|direction)$/,
  ],
  [
    "income",
    /^(?:收入|收入额|收入金额|贷方|贷方金额|贷方发生额|存入|存入金额|转入金额|收款金额|来账金额|入账金额|credit|credits|creditamount|paidin|moneyin|deposit|deposits|amountin|received|inflow)$/,
  ],
  [
    "expense",
    /^(?:支出|支出额|支出金额|借方|借方金额|借方发生额|支取|支取金额|转出金额|付款金额|往账金额|debit|debits|debitamount|paidout|moneyout|withdrawal|withdrawals|amountout|outflow)$/,
  ],
  [
    "amount",
    /^(?:金额|交易金额|发生额|交易额|发生金额|订单金额|amount|transactionamount|grossamount|sum|value)$/,
  ],
  [
    "number",
    /^(?:.*流水(?:号|编号)?|交易(?:单|订单|编|参考)?号|交易编号|凭证(?:号|编号|号码)?|(?:支付宝|微信)(?:交易|支付)(?:单|订单)?号|(?:transaction|txn|trx|payment|bank)(?:id|no|number|ref|reference)|serial(?:no|number)?|id)$/,
  ],
  ["status", /^(?:(?:交易|当前|资金|订单)?状态|(?:transaction|payment)?status)$/],
  [
    "date",
    /^(?:(?:交易|记账|记帐|入账|入帐|到账|发生|付款|清算|会计|业务|起息|支付)?(?:日期|时间|日期时间|日)|交易创建时间|(?:transaction|posting|posted|booking|booked|value|trade|txn|payment|completed|created|entry)?(?:date|time|datetime|dateandtime|on))$/,
  ],
  [
    "counterparty",
    /^(?:对方|交易对方|交易对手|对手方|付款[人方]|汇款人|捐赠人|(?:对方|付款[人方]|对手方?|交易对手|汇款人|对方账户|对方单位)(?:户名|名称|姓名|单位|单位名称|账户名称?)|户名|姓名|counterparty(?:name)?|payer(?:name)?|name|from|sender|debtor|remitter|donor|paidby|payee)$/,
  ],
  [
    "remark",
    /^(?:.*(?:摘要|附言|备注|用途|留言|说明)|商品|商品名称|订单标题|(?:payment)?(?:remarks?|memo|descriptions?|details|narrative|reference|message|purpose|notes?|particulars))$/,
  ],
];

/** What a heading says its column holds; null when it says nothing that is needed. */
export function meaningOf(heading: string): StatementColumn | null {
  const plain = plainHeading(heading);
  return plain === "" ? null : (signs.find(([, sign]) => sign.test(plain))?.[0] ?? null);
}

/** Which of several columns of dates tells when money came: the earlier the better. */
const better = [/^交易|^transaction/, /^付款|^支付|^payment/, /^入账|^到账|^记账|^post|^book/];
const rankOf = (heading: string) => {
  const rank = better.findIndex((sign) => sign.test(plainHeading(heading)));
  return rank < 0 ? better.length : rank;
};

/** Only remarks may stand in several columns; of the others the best heading wins, then the first. */
export function columnsOf(headings: readonly string[]): Record<number, StatementColumn | null> {
  const found = headings.map((heading, at) => ({ at, heading, column: meaningOf(heading) }));
  const columns: Record<number, StatementColumn | null> = {};
  for (const { at, column, heading } of found) {
    const rivals = found.filter((one) => one.column === column && one.at !== at);
    const beaten = rivals.some((one) => {
      const [mine, other] = [rankOf(heading), rankOf(one.heading)];
      return other < mine || (other === mine && one.at < at);
    });
    columns[at] = column && (column === "remark" || !beaten) ? column : null;
  }
  return columns;
}

const hasMoney = (columns: readonly (StatementColumn | null)[]) =>
  columns.some((one) => one === "amount" || one === "income" || one === "expense");

/** How much a row looks like the head of a statement; 0 when it isn't one. */
export function headScore(cells: readonly string[]): number {
  const meanings = cells.map(meaningOf);
  const known = new Set(meanings.filter((one) => one !== null)).size;
  const sure = meanings.includes("date") && hasMoney(meanings);
  return known < 2 ? 0 : known + (sure ? 20 : 0);
}
