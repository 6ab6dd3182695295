/** What the note under the title of a law tells of its origin. */
import { CHINA, lawSteps, type LawStep } from '../../layout/law-note.ts'
import type { Found, Version } from '../../model.ts'
import { DATE, findDates } from '../../text/dates.ts'
import { found } from './found.ts'

export interface Origin {
  readonly issuer: Found<string> | null
  readonly issuedOn: Found<string> | null
}

/** Who gave a law its number, or else adopted it, and the date of its last version; null if nothing tells. */
export function readNote(source: string): Origin | null {
  const steps = lawSteps(source)
  const last = lastOf(steps)
  if (!last) {
    const order = readOrder(source)
    return order ? { issuer: order.issuer, issuedOn: null } : adopted(source)
  }
  const { body } = steps.findLast(({ number }) => number) ?? steps[0] ?? last
  return { issuer: body && found(body.name, body.span), issuedOn: found(last.date, last.dateSpan) }
}

/** Whether the day that the note tells is that of a meeting which passed what was published some day after it. */
export function isOfMeeting(source: string): boolean {
  const last = lastOf(lawSteps(source))
  return last !== undefined && last.act === '通过' && !last.body?.name.includes('人民代表大会')
}

function lastOf(steps: readonly LawStep[]): LawStep | undefined {
  return steps.findLast(({ isAmending }) => isAmending) ?? steps.findLast(({ act }) => act.endsWith('布')) ?? steps[0]
}

/** Of 国务院令第728号公布 and 国务院令第802号修订 the latter. */
export function readNotedNumber(source: string): Found<string> | null {
  const number = lawSteps(source).findLast((step) => step.number)?.number
  return number ? found(number.value, number.span) : (readOrder(source)?.number ?? null)
}

/** 甲市人民政府令 ⏎ 〔2023〕第4号, 甲部 乙部令 ⏎ 第21号 over the text that it promulgates: whose order it is, and its number. */
export function readOrder(source: string): { readonly issuer: Found<string>; readonly number: Found<string> } | null {
  const match = ORDER_HEAD.exec(source.slice(0, HEAD))
  const [matched, organ = '', serial = ''] = match ?? []
  if (!match || !matched) return null
  const start = match.index + matched.indexOf(organ)
  const name = organ.replace(CHINA, '')
  const issuer = { start: start + organ.length - name.length, end: start + organ.length }
  const number = { start, end: match.index + matched.length }
  const [issuers, organs] = [name, organ].map((names) => names.replace(/[\s、]+/g, ' '))
  return {
    issuer: found(issuers ?? name, issuer),
    number: found(`${organs ?? organ}令${serial.replace(/\s+/g, '')}`, number),
  }
}

/** Characters. */
const HEAD = 1000
const ORDER_HEAD =
  /(?<=^|\n)[#*\s]{0,8}((?:[\p{Script=Han}]{2,16}(?:部|署|局|委|院|办)[ \u3000、]{1,4}){0,6}[\p{Script=Han}]{2,30}(?:政府|国务院|部|局|委员会|署))\s{0,4}令\s{1,6}((?:[〔［[（(]?(?:19|20)[0-9]{2}[〕］\])）]?年?\s?)?第\s?[0-9]{1,5}\s?号)(?=\s)/u

/** How a law was made and amended; empty for a text that has no such note. */
export function readVersions(source: string): Version[] {
  return lawSteps(source).map(({ date, span, act, isAmending, number }) => ({
    ...found(date, span),
    act,
    isAmending,
    ...(number ? { number: number.value } : {}),
  }))
}

/** 2013年8月1日 山东省第十二届人民代表大会常务委员会第三次会议通过 in running text. */
function adopted(source: string): Origin | null {
  const match = ADOPTION.exec(source.slice(0, 600))
  if (!match) return null
  const [date] = findDates(match[0])
  const organisation = match.at(-1) ?? ''
  const start = match.index + match[0].lastIndexOf(organisation)
  return {
    issuer: found(organisation, { start, end: start + organisation.length }),
    issuedOn: date ? found(date.iso, { start: match.index + date.span.start, end: match.index + date.span.end }) : null,
  }
}

const ADOPTION = new RegExp(
  `(?:${DATE.source})\\s{0,4}([\\p{Script=Han}]{2,20}人民代表大会(?:常务委员会)?)第[\\p{Script=Han}0-9]{1,8}次会议(?:通过|修订|修正)`,
  'u',
)
