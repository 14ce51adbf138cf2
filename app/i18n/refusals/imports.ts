import type { Sentences } from "./sentences";

/** Why a table, or a row of it, was not taken. */
export const refusalsOfImports = {
  sheet_empty: {
    "zh-CN": "表里没有一行内容。",
    en: "There isn’t a single filled-in row in this table.",
  },
  sheet_unreadable: {
    "zh-CN": "这个文件坏了，读不出来。请在表格软件里打开，另存一份再传。",
    en: "This file is damaged and can’t be read. Open it in your spreadsheet program, save it anew and send that.",
  },
  sheet_header_unknown: {
    "zh-CN": "没有找到表头。请告诉我们哪一行是表头、每一列是什么。",
    en: "We found no header row. Please show us which row it is and what each column holds.",
  },
  sheet_too_large: {
    "zh-CN": "文件太大，最多 30 MB。去掉图片，或者分成几份再传。",
    en: "The file is too large; 30 MB at most. Take the pictures out, or split it.",
  },
  sheet_too_long: {
    "zh-CN":
      "行数太多：工作簿最多 5,000 行，CSV 最多 100,000 行。请分成几份再传；工作簿也可以另存为 CSV。",
    en: "Too many rows: a workbook holds 5,000 at most, a CSV 100,000. Split it; a workbook can also be saved as CSV.",
  },
  sheet_too_wide: {
    "zh-CN": "列数太多，最多 250 列。请删掉用不到的列。",
    en: "Too many columns; 250 at most. Please delete those that aren’t needed.",
  },
  sheet_swells: {
    "zh-CN": "这个工作簿解开以后大得不正常，没有打开它。请在表格软件里新建一份，把内容粘过去再传。",
    en: "Unpacked, this workbook would grow beyond all measure, so we didn’t open it. Copy its content into a new workbook and send that.",
  },
  sheet_renamed: {
    "zh-CN": "文件名的结尾和里面的内容对不上。请在表格软件里打开，另存为 .xlsx 或 .csv。",
    en: "The file’s ending doesn’t match what is inside. Open it in your spreadsheet program and save it as .xlsx or .csv.",
  },
  sheet_not_a_table: {
    "zh-CN": "这不是表格。请传 .xlsx 或 .csv 文件。",
    en: "This isn’t a table. Please send an .xlsx or .csv file.",
  },
  sheet_old_format: {
    "zh-CN": "这是旧版 .xls 工作簿。请在表格软件里另存为 .xlsx 再传。",
    en: "This is an old .xls workbook. Save it as .xlsx and send that.",
  },
  sheet_encrypted: {
    "zh-CN": "这个工作簿有密码。请去掉密码再传。",
    en: "This workbook is locked with a password. Take the password off and send it again.",
  },
  sheet_has_macros: {
    "zh-CN": "这个工作簿带宏，没有打开它。请另存为不带宏的 .xlsx。",
    en: "This workbook carries macros, so we didn’t open it. Save it as .xlsx without macros.",
  },
  sheet_took_too_long: {
    "zh-CN": "半分钟还没有读完，停下了。请分成几份，或者另存为 CSV。",
    en: "It wasn’t read within half a minute, so we stopped. Split it, or save it as CSV.",
  },
  sheet_took_too_much: {
    "zh-CN": "读它要用的内存太多，停下了。请去掉图片和空的格式，或者另存为 CSV。",
    en: "Reading it took too much memory, so we stopped. Take out pictures and empty formatting, or save it as CSV.",
  },
  import_gone: {
    "zh-CN": "这次导入已经不在了：七天到了，或者有人删掉了。请重新上传。",
    en: "This import is gone: its seven days are over, or somebody threw it away. Please upload the file again.",
  },
  import_busy: {
    "zh-CN": "还在处理，请等它做完。",
    en: "It’s still at work. Please wait until it’s done.",
  },
  import_nothing_right: {
    "zh-CN": "现在没有可以导入的行。",
    en: "There is no row to import right now.",
  },
  import_columns_doubled: {
    "zh-CN": "有两列选了同一个意思。",
    en: "Two columns were given the same meaning.",
  },
  import_columns_needed: {
    "zh-CN": "至少要有一列是孩子姓名、一列是心愿。",
    en: "One column has to hold the child’s name and one the wish.",
  },
  import_no_consents: {
    "zh-CN": "这次导入里没有等着登记的同意书。",
    en: "No consents of this import are waiting to be recorded.",
  },
  row_encoding_broken: {
    "zh-CN": "这一行的字编码坏了，读不出来。",
    en: "The characters of this row are broken and can’t be read.",
  },
  children_in_one_row: {
    "zh-CN": "一行里有几个孩子的名字。请一个孩子一行。",
    en: "Several children’s names stand in one row. Please give each child a row.",
  },
  child_unsure: {
    "zh-CN": "同名同岁，别的对不上：可能是另一个孩子。请说是同一个，还是另一个。",
    en: "Same name and age, but not the rest: it may be another child. Please say whether it is the same.",
  },
  row_doubled: {
    "zh-CN": "和上面的一行重复：同一个孩子，同一件东西。",
    en: "The same as a row above: the same child and the same thing.",
  },
  cell_is_error: {
    "zh-CN": "格子里是公式的错误值。",
    en: "The cell holds a formula’s error.",
  },
  formula_without_value: {
    "zh-CN": "公式没有算出来的值。请在表格软件里打开存一次，或者直接填值。",
    en: "The formula has no computed value. Open and save the file once, or type the value.",
  },
  consent_refused: {
    "zh-CN": "监护人没有同意，这一行不收。",
    en: "The guardian didn’t agree, so this row isn’t taken.",
  },
  wishes_not_plain: {
    "zh-CN": "看不出这里是几件什么东西。请写短一些，一行一件。",
    en: "We can’t tell which things are meant. Please write it shorter, one thing a line.",
  },
} satisfies Sentences;
