/**
 * The nouns of Huiwen. Everything here is plain, readonly data: it can be written to JSON and read back.
 * Offsets are UTF-16 offsets into `PolicyDocument.source`, the text exactly as it was stored.
 */

/** Half-open range `[start, end)` of UTF-16 offsets into a document's stored source text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What part a node plays in its document. */
export type NodeRole =
  | 'document' // the root
  | 'cover' // letterhead, document number and title on the cover page
  | 'title' // the title of the policy itself (may stand on several lines, with 征求意见稿 under it)
  | 'notice' // the notice of issue (印发通知): addressee, body, "现印发给你们"
  | 'preamble' // 为贯彻落实…，制定本方案。
  | 'section' // a numbered or titled unit that has citable units below it: 一、 第一章 （一）
  | 'clause' // the deepest numbered or titled unit that reads on its own: 12. （三） 第八条
  | 'item' // an enumerated part of a clause that does not read on its own: （1） ① 一是 ——
  | 'paragraph' // unnumbered text: under a section it is citable as 第 n 段, inside a clause it is its body
  | 'note' // "以下均需各县（市、区）政府落实，不再一一列出", editor's notes
  | 'closing' // the closing paragraph that belongs to no clause
  | 'signature' // issuer and date at the foot
  | 'attachment' // 附件 and what stands in it
  | 'furniture' // page numbers, web page navigation, table of contents

/**
 * One node of the parse tree. Children lie inside `span`, in order, and do not overlap; the text that belongs to the
 * node itself is `span` without its children. So every character belongs to exactly one node.
 */
export interface PolicyNode {
  readonly role: NodeRole
  /** The number as printed, without stray white space: `一、` `（三）` `12.` `第八条`; null if there is none. */
  readonly label: string | null
  /** The heading's text without its number and without the full stop that ends it; null if there is none. */
  readonly heading: Span | null
  readonly span: Span
  readonly children: readonly PolicyNode[]
}

/** A place in the source that the parser could not read as it should, for the admin. */
export interface Problem {
  /** Stable machine name, such as `title-missing` or `number-gap`. */
  readonly code: string
  /** In Chinese, for an admin. */
  readonly message: string
  readonly span: Span | null
}

/** A value together with where it was read; `span` is null when it came from `seeds.json` or was inferred. */
export interface Found<T> {
  readonly value: T
  readonly span: Span | null
  readonly from: 'text' | 'seeds' | 'inferred'
}

/** The title of a document that another one ends, or its number where that alone is given. */
export interface Repealed extends Found<string> {
  /** The number that stands beside the title. */
  readonly number?: string | undefined
  /** Set where it only ends with its own term (《…》到期自然失效), which may be a day to come. */
  readonly atTerm?: true | undefined
  /** Where the head of the list that holds it says what becomes of its rows. */
  readonly head?: Span | undefined
}

/** A document that another one amends: its title, its number where it is given, and what becomes of which clauses. */
export interface Amendment extends Repealed {
  readonly changes: readonly Change[]
}

/** A document whose term another one extends; `span` is where it says so. */
export interface Extension extends Repealed {
  /** ISO date of the new last day; null where the term is extended by so many months. */
  readonly until: string | null
  readonly months?: number | undefined
}

/** That another document of the library has extended the term, from which day to which; the term is told as extended. */
export interface Extended {
  /** The other document: its id, its name for readers, and where it says so. */
  readonly by: { readonly id: string; readonly name: string; readonly span: Span | null }
  readonly from: string | null
  readonly until: string
}

export interface Change {
  /** `added`: something was added to the clause, which itself stays. `ended`: it holds no longer, and was not struck out. */
  readonly kind: 'changed' | 'deleted' | 'added' | 'ended'
  /** From the outermost: `第三部分`, `第5点`; empty where no clause is named. */
  readonly place: readonly string[]
  /** The sum that another one takes the place of (由40万元调整为50万元), and the words that say of what, where no clause is named. */
  readonly sum?: { readonly was: string; readonly of: string } | undefined
  /** Where the amending document says so. */
  readonly span: Span
}

export type DraftStatus = 'draft' | 'trial' | null // 征求意见稿/征询意见稿/送审稿 · 试行/暂行 (in force) · neither

/** How a document stands on a day. */
export type DocumentStatus = 'in_force' | 'draft' | 'term_passed' | 'repealed' | 'replaced' | 'unknown'

/** What a question wants to know. */
export type Intent =
  'amount' | 'condition' | 'department' | 'deadline' | 'list' | 'compare' | 'status' | 'source' | 'general'

/** ISO dates (`2024-12-13`, or `2025-12-31` for the last day of a year that is named alone). */
export interface Metadata {
  readonly title: Found<string> | null
  readonly number: Found<string> | null
  readonly issuer: Found<string> | null
  /** Without its day (`2026-03`) where the text names the month alone. */
  readonly issuedOn: Found<string> | null
  /** Full path of the administrative division as one string: `内蒙古自治区鄂尔多斯市东胜区`; `全国` for national. */
  readonly region: Found<string> | null
  readonly draft: Found<Exclude<DraftStatus, null>> | null
  readonly validFrom: Found<string> | null
  readonly validTo: Found<string> | null
  /** The sentence, verbatim, of a term that ends on no day that can be told: 有效期至一级响应解除, 有效期三年 of no date. */
  readonly statedTerm?: Found<string> | undefined
  /** The last day of the years in which a plan means to reach its aims (通过三年时间), counted from its date of issue; no term. */
  readonly plannedUntil?: Found<string> | undefined
  /** The policies that the text holds, each its own, where they are several: issued together or compiled; in order. */
  readonly parts?: readonly Part[] | undefined
  /** Terms of single clauses that differ from the document's; none where it is left out. */
  readonly clauseTerms?: readonly ClauseTerm[] | undefined
  /** The last day of a call for applications. */
  readonly applyUntil?: Found<string> | undefined
  /** The last day of the one campaign that the document tells of. */
  readonly campaignUntil?: Found<string> | undefined
  /** Documents that this one repeals or replaces (本办法施行后…同时废止, 废止文件目录). */
  readonly repeals: readonly Repealed[]
  /** How a law was made and amended, as the note under its title tells; none where it has none. */
  readonly versions?: readonly Version[] | undefined
  /** Documents that this one amends; none where it is left out. */
  readonly amends?: readonly Amendment[] | undefined
  /** Documents whose term this one extends; none where it is left out. */
  readonly extends?: readonly Extension[] | undefined
  /** Set in a library that holds a document which extends this one; in no index. */
  readonly extended?: Extended | undefined
  /**
   * Set where the text is no document of its own: it reports or explains one, or refers to the ones that it gathers
   * (仅供查询，以正式文本为准); then its span is that sentence.
   */
  readonly secondary?: Found<'report' | 'reference'> | undefined
  /** What `seeds.json` says of a document whose text does not tell. */
  readonly stated: Found<'in_force' | 'term_passed'> | null
  /** Set when `seeds.json` (or the text itself) says that this document is no longer law. */
  readonly ended: Ended | null
}

/** The day on which a law was made or amended, and how: 2025年3月17日, 修订, 国务院令第802号. */
export interface Version extends Found<string> {
  /** As the text calls it: 公布, 批准, 第二次修正. */
  readonly act: string
  readonly isAmending: boolean
  readonly number?: string | undefined
}

/** One of several policies in one text. */
export interface Part extends Span {
  readonly title: string
  /** Of its own, where it is one of a compilation. */
  readonly number?: string | undefined
  readonly issuedOn?: string | undefined
}

/** The last day on which some clauses hold. */
export interface ClauseTerm extends Found<string> {
  /** As the text calls them: `第四条`; the title of one of several policies that are issued together. */
  readonly clauses: readonly string[]
  /** Where that policy stands: the term is that of all its clauses. */
  readonly within?: Span | undefined
}

export interface Ended extends Found<'repealed' | 'replaced'> {
  /** The day from which it no longer holds. */
  readonly since?: string | undefined
  /** What ended it, as the text names it: `《某某通知》（某府发〔2025〕2号）`. */
  readonly by?: string | undefined
}

export interface Departments {
  readonly lead: readonly string[]
  readonly support: readonly string[]
}

/** What a clause grants. `amount` is a verbatim slice; `value*` are the numerals in yuan, items, per cent. */
export interface Fact {
  /** 奖励 补助 资助 补贴 贴息 减免 优惠 风险补偿 …, `上限` for a limit on several, `额度` for what may be borrowed, or the name of its column or of what is raised (求职创业补贴), `目标` for a target of the government's own. */
  readonly kind: string
  readonly recipient: string | null
  readonly condition: string | null
  /** Verbatim amount with rate, cap and period: `按交易双方合同技术交易额的5%资助，对同一单位给予最高 50万元`. */
  readonly amount: string | null
  readonly start: number
  readonly end: number
}

/** The citable unit. */
export interface Clause extends Span {
  /** Unique within the document, stable while the text is: `c1`, `c2`, … in reading order. */
  readonly id: string
  /** `12.` `（三）` `第八条`, or `第2段` for an unnumbered paragraph. */
  readonly label: string
  /** Headings from the outermost to its own, each with its number: `四、搭建供需平台` › `10. 优化服务供给`. */
  readonly path: readonly string[]
  /** Its own heading without number, '' if it has none. Mended. */
  readonly heading: string
  /** The whole clause, mended for reading (see `mend`): broken lines joined, Markdown stars removed. */
  readonly text: string
  readonly role: NodeRole
  /** A row of a list of measures: its cells are read and quoted together. */
  readonly isRow?: boolean | undefined
  readonly departments: Departments
  readonly facts: readonly Fact[]
}

export interface PolicyDocument {
  /** From the file name, safe in a URL: `004_ankang`. */
  readonly id: string
  readonly file: string
  readonly source: string
  readonly metadata: Metadata
  readonly root: PolicyNode
  readonly clauses: readonly Clause[]
}

export interface Parsed {
  readonly document: PolicyDocument
  readonly problems: readonly Problem[]
}

/** What `seeds.json` says of one file that its text does not say itself. */
export interface SeedEntry {
  readonly file: string
  readonly title?: string | undefined
  /** True when the title was given by a person because the text has none. */
  readonly titleInferred?: boolean | undefined
  readonly region?: string | undefined
  readonly issuer?: string | undefined
  readonly number?: string | undefined
  readonly issuedOn?: string | undefined
  readonly validTo?: string | undefined
  readonly replaces?: string | undefined
  readonly status?: 'in_force' | 'draft' | 'term_passed' | 'repealed' | 'replaced' | undefined
}
