/** What the page says, in Chinese and English. What the server says comes in the same language. */

export type Language = "zh" | "en";

/** Numbers and names go in for {0}, {1}, … */
const TEXTS = {
  title: ["援引 Yuanyin", "Yuanyin 援引"],
  promise: [
    "全部在本页内完成：文稿不离开此电脑，不联网，不发送任何内容。",
    "Everything happens in this page: the draft stays on this computer, there is no network, nothing is sent anywhere.",
  ],
  skip: ["跳到文稿", "Skip to the draft"],
  open: ["打开…", "Open…"],
  openTitle: ["打开 Word（.docx）、LibreOffice（.odt）、文本或 Markdown 文件（Ctrl+O）", "Open a file of Word (.docx), LibreOffice (.odt), text or Markdown (Ctrl+O)"],
  sample: ["示例", "Sample"],
  sampleTitle: ["打开示例文稿", "Open the sample draft"],
  save: ["保存", "Save"],
  saveTitle: ["把修正后的文稿存为文件（Ctrl+S）", "Save the corrected draft as a file (Ctrl+S)"],
  insert: ["插入援引", "Insert citation"],
  insertTitle: ["查找段落并插入援引（Ctrl+K）", "Search for a provision and cite it (Ctrl+K)"],
  fix: ["修正", "Fix"],
  fixTitle: ["光标处的修正和改写（Ctrl+.）", "Fixes and other forms at the cursor (Ctrl+.)"],
  fixAll: ["全部修正", "Fix all"],
  fixAllTitle: ["修正所有可自动修正的援引", "Fix all citations with one obvious fix"],
  rewrite: ["全部改写", "Rewrite all"],
  rewriteTitle: ["改写本文稿的全部援引", "Rewrite all citations of this draft"],
  source: ["查找出处", "Find source"],
  sourceTitle: ["查找所选文字在汇编中的出处", "Find where the selected passage comes from"],
  print: ["打印", "Print"],
  printTitle: ["打印文稿及其问题", "Print the draft with its problems"],
  otherLanguage: ["English", "中文"],
  tools: ["工具", "Tools"],
  draft: ["文稿", "Draft"],
  draftHint: [
    "粘贴文稿，或打开文件；键入“七.”或 @ 即可补全。F8 到下一个问题，F12 显示段落，Ctrl+. 修正。",
    "Paste a draft or open a file; type 七. or @ to complete. F8 goes to the next problem, F12 shows the provision, Ctrl+. fixes.",
  ],
  panes: ["援引和汇编", "Citations and compilation"],
  citations: ["援引", "Citations"],
  provision: ["段落", "Provision"],
  compilation: ["汇编", "Compilation"],
  search: ["查找", "Search"],
  table: ["一览表", "Table"],
  loading: ["正在启动…", "Starting…"],
  counts: ["援引{0}处，需要处理{1}处，未核对{2}处", "Citations: {0}; to look at: {1}; not checked: {2}"],
  noCitations: ["本文稿没有援引。", "No citations in this draft."],
  emptyDraft: ["文稿是空的。粘贴文字，打开文件，或先看示例。", "The draft is empty. Paste text, open a file, or look at the sample."],
  more: ["再显示{0}处", "Show {0} more"],
  line: ["第{0}行", "line {0}"],
  wrong: ["有误", "Wrong"],
  ambiguous: ["有歧义", "Ambiguous"],
  unchecked: ["未核对", "Not checked"],
  ok: ["无误", "No problem"],
  exempt: ["已忽略", "Ignored"],
  "not-reproduced": ["汇编未收录", "Not in the compilation"],
  other: ["其他机构的文书或未解析", "Other bodies, or unresolved"],
  noProvision: [
    "把光标放在援引上，或在汇编、查找中选取段落。",
    "Put the cursor on a citation, or choose a provision in the compilation or the search.",
  ],
  unknownProvision: ["汇编中没有“{0}”。", "The compilation has no “{0}”."],
  insertHere: ["插入：{0}", "Insert: {0}"],
  copyText: ["复制全文", "Copy text"],
  copyLink: ["复制链接", "Copy link"],
  copied: ["已复制。", "Copied."],
  copiedTable: ["已复制。请粘贴到 Word 或其他文字处理软件中。", "Copied. Paste it into Word or another word processor."],
  notCopied: ["未能复制。请选中后按 Ctrl+C 复制。", "Could not copy. Select it and press Ctrl+C."],
  parts: ["各部分", "Parts"],
  topics: ["专题索引", "Thematic index"],
  searchLabel: ["编号、字词、专题或拼音：七.20、检察官+培训、证人保护、sfxz", "Number, words, topic or pinyin: 七.20, 检察官+培训, 证人保护, sfxz"],
  found: ["找到{0}处", "Found: {0}"],
  nothingFound: ["未找到“{0}”", "Nothing found for “{0}”"],
  alsoFor: ["按同义词查到：{0}", "Found by another word: {0}"],
  copyTable: ["复制到 Word", "Copy for Word"],
  saveCsv: ["存为 CSV", "Save as CSV"],
  citesNothing: ["本文稿没有援引任何内容。", "This draft cites nothing."],
  choose: ["选择", "Choose"],
  cancel: ["取消", "Cancel"],
  actionsTitle: ["修正和改写", "Fixes and other forms"],
  noActions: ["光标处没有可修正或改写的援引。", "There is nothing to fix or rewrite at the cursor."],
  noFixes: ["本文稿没有可自动修正的援引。", "No citation in this draft has one obvious fix."],
  rewriteAllTitle: ["改写全部援引", "Rewrite all citations"],
  noRewrite: ["本文稿没有可以改写为其他形式的援引（只改写中文援引）。", "This draft has no citation that could take another form (only citations in Chinese can)."],
  done: ["已改动{0}处。", "Changed: {0}."],
  selectPassage: ["请先选中要查找出处的文字。", "Select the passage to find the source of."],
  noSource: ["汇编中没有这段文字。", "Nothing in the compilation holds this passage."],
  sourceListTitle: ["选择段落，在这段文字之后注明", "Choose a provision to cite after the passage"],
  exact: ["逐字相同", "word for word"],
  near: ["措辞相近", "in similar words"],
  substance: ["仅有部分用语相同", "only some words in common"],
  nextProblem: ["问题：{0}", "Problem: {0}"],
  noProblems: ["没有发现问题。", "No problem was found."],
  changedMeanwhile: ["其间文稿已改动，因此没有写入。", "The draft has changed meanwhile, so nothing was written."],
  unreadable: ["无法读取“{0}”：不是文本文件（UTF-8、UTF-16 或 GB18030）。", "“{0}” cannot be read: it is no text in UTF-8, UTF-16 or GB18030."],
  opening: ["正在打开“{0}”…", "Opening “{0}”…"],
  opened: ["已打开“{0}”。", "Opened “{0}”."],
  openedDocument: [
    "已打开“{0}”。援引可在此修正和改写，其余文字请在 Word 或 LibreOffice 中修改。",
    "Opened “{0}”. Citations can be fixed and rewritten here; change its other words in Word or LibreOffice.",
  ],
  signed: [
    "文件有数字签名，修改会使签名失效，因此此处不能修改；可保存带批注的副本，签名对副本无效。",
    "This document is digitally signed, and a change would make the signature void, so it is not changed here. A copy with comments can be saved; the signature is void in that.",
  ],
  notOpened: ["未能打开“{0}”：内容过大，内存不足。请分成几个文件后再打开。", "“{0}” could not be opened: there is not enough memory for it. Divide it into several files."],
  tooLong: ["“{0}”超过{1} MB，没有打开。请分成几个文件后再打开。", "“{0}” has more than {1} MB and was not opened. Divide it into several files."],
  onlyCitations: [
    "这是 Word 或 LibreOffice 文件：此处只修正和改写援引，其余文字请在该软件中修改。",
    "This is a document of Word or LibreOffice: only its citations are fixed and rewritten here. Change its other words in that program.",
  ],
  notInDocument: ["此处的改动无法写入该文件，已撤销。", "This change cannot be made in the document there, and was undone."],
  saveDocument: ["保存为", "Save as"],
  saveCorrected: ["修正后的文件", "The corrected document"],
  saveCorrectedDetail: ["只改动援引，其余内容和格式不变", "only its citations are changed, everything else is as it was"],
  saveTracked: ["修正后的文件，改动标为修订", "The corrected document, with tracked changes"],
  saveTrackedDetail: ["在 Word 或 LibreOffice 中逐处接受或拒绝", "to accept or reject in Word or LibreOffice"],
  saveComments: ["带批注的文件", "The document with comments"],
  saveCommentsDetail: ["在每处问题加批注，文字不变", "a comment at each problem, its words as they are"],
  saveAuthorities: ["带批注和援引一览的文件", "The document with comments and a table of authorities"],
  saveAuthoritiesDetail: ["另在文末附援引一览", "with the table at its end"],
  savedDocument: ["已存为文件。原文件没有改动。", "Saved as a file. The original is as it was."],
  savedComments: ["已存为文件，批注{0}条。", "Saved as a file; comments: {0}."],
  reviewedName: ["（批注）", " (comments)"],
  publicAddress: ["公开网址", "Public address"],
  followLink: ["按住 Ctrl（Mac 上为 ⌘）点击，或在此按 Ctrl+Enter 打开", "Ctrl+click (⌘ on a Mac), or Ctrl+Enter here, opens it"],
  discard: ["文稿有未保存的改动。放弃这些改动？", "The draft has changes that are not saved. Discard them?"],
  serverLost: ["核对程序出错，已重新启动。文稿不受影响。", "The checker failed and was started again. The draft is not affected."],
  serverGone: ["核对程序多次出错，已停止。请保存文稿并重新载入本页。", "The checker failed several times and is stopped. Save the draft and load the page again."],
  noAnswer: ["没有得到答复，未作任何改动。", "There was no answer, so nothing was done."],
  tooOld: [
    "此浏览器版本过旧，无法运行本页。请使用 2023 年 5 月以后的 Chrome、Edge、Firefox 或 Safari。",
    "This browser is too old for this page. Use Chrome, Edge, Firefox or Safari from May 2023 or later.",
  ],
  newVersion: ["有新版本。保存文稿后重新载入本页即可使用。", "There is a new version. Save the draft, then load the page again to use it."],
  offline: ["已可离线使用。", "Ready to work offline."],
  about: ["{0}（{1}年版）· 版本 {2}", "{0}, edition {1} · version {2}"],
  problemsInPrint: ["问题", "Problems"],
  untitled: ["文稿", "draft"],
  close: ["关闭", "Close"],
} as const satisfies Record<string, readonly [string, string]>;

export type Text = keyof typeof TEXTS;

let current: Language = "zh";

export function language(): Language {
  return current;
}

export function speak(chosen: Language): void {
  current = chosen;
}

export function text(name: Text, ...given: (string | number)[]): string {
  return TEXTS[name][current === "zh" ? 0 : 1].replace(/\{(\d)\}/gu, (_, place: string) => String(given[Number(place)] ?? ""));
}

/** Writes the page's fixed texts, in `element` and all that it holds. */
export function label(element: HTMLElement): void {
  for (const labelled of element.querySelectorAll<HTMLElement>("[data-text]")) {
    labelled.textContent = text(labelled.dataset.text as Text);
  }
  for (const [attribute, name] of [["title", "titled"], ["aria-label", "named"], ["placeholder", "hinted"]] as const) {
    for (const labelled of element.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
      labelled.setAttribute(attribute, text(labelled.dataset[name] as Text));
    }
  }
}
