import type { Clause, PolicyDocument } from '../../model.ts'
import { DATE, findDates } from '../../text/dates.ts'
import { versionKey } from './versions.ts'

/** 征求意见稿里贴息最高多少: the draft is what is asked for. */
export function asksForDraft(question: string): boolean {
  return /征求意见|征询意见|草案|送审稿|讨论稿|修订稿/.test(question)
}

/** The document that holds while a draft of the same name and place is still one, by the id of the draft. */
export function measuresOfDrafts(
  documents: readonly PolicyDocument[],
  holds: (document: PolicyDocument) => boolean,
): ReadonlyMap<string, PolicyDocument> {
  const drafts = documents.filter(isDraft)
  if (drafts.length === 0) return new Map()
  const measures = new Map(
    documents.filter((one) => !isDraft(one) && holds(one)).map((one) => [measureKey(one), one] as const),
  )
  return new Map(
    drafts.flatMap((draft) => {
      const measure = measures.get(measureKey(draft))
      return measure ? [[draft.id, measure] as const] : []
    }),
  )
}

/** 专精特新办法还有效吗: the document that holds, and then the draft that is to take its place, whichever was found. */
export function withDrafts(
  meant: readonly PolicyDocument[],
  documents: readonly PolicyDocument[],
  holds: (document: PolicyDocument) => boolean,
): readonly PolicyDocument[] {
  const measures = measuresOfDrafts(documents, holds)
  const pairs = meant.flatMap((document) => {
    const measure = measures.get(document.id) ?? document
    return [measure, ...documents.filter(({ id }) => measures.get(id) === measure)]
  })
  return [...new Set(pairs)]
}

/** 征求意见稿是正式文件吗, where a place has other documents as well. */
export function draftsFirst(documents: readonly PolicyDocument[]): readonly PolicyDocument[] {
  return [...documents.filter(isDraft), ...documents.filter((document) => !isDraft(document))]
}

export function isDraft({ metadata: { draft } }: PolicyDocument): boolean {
  return draft?.value === 'draft'
}

/** Said of a draft where the library holds no measure of its name: whether there is one by now, it cannot tell. */
export const ONLY_DRAFT = '库里只有征求意见稿，未见正式文件，以正式发布的文件为准'

/** The last day, ISO, on which opinions are taken, as a passage names it (于2025年11月10日前…反馈意见); null if it names none. */
export function opinionsUntil(passage: string): string | null {
  const named = [...passage.matchAll(OPINIONS)].flatMap(([words]) => findDates(words).at(-1)?.iso ?? [])
  return named.sort().at(-1) ?? null
}

const OPINIONS = new RegExp(
  `(?:${DATE.source})\\s?(?:之?前|以前|止)[^。；\\n]{0,60}?(?:反馈|意见|建议)|` +
    `(?:反馈|征求意见|征集意见|意见征[求集]|公示)(?:的)?(?:截止)?(?:时间|期限|日期|期)[^。；\\n]{0,24}?(?:至|到|[:：]|[-—－~～])\\s?(?:${DATE.source})`,
  'g',
)

function measureKey(document: PolicyDocument): string {
  return versionKey(document).replace(/(?:修订)?(?:公开)?(?:征求意见稿?|征询意见稿?|草案|送审稿|讨论稿|修订稿)+$/, '')
}

/** 附件2 起草说明, 新旧条款对照: they tell how a text came to be, and in other words what it says. */
export function isNoteOnText({ path, heading }: Pick<Clause, 'path' | 'heading'>): boolean {
  return NOTE.test(heading) || path.some((part) => NOTE.test(part))
}

const NOTE = /(?:起草|编制|制定|修订|修改)(?:情况)?(?:的)?说明|(?:新旧|修订|修改|条款|条文)(?:前后)?.{0,4}对照/
