import { chineseDate as dateInChinese } from '../../../core/answer/standing/validity.ts'
import { chinaDate, chinaTime } from '../../../china-time.ts'
import type { DocumentStatus } from '../../../core/answer/types.ts'
import type { Metadata } from '../../../core/model.ts'
import { mend } from '../../../core/text/mend.ts'

/** How a notice is coloured: what is not law yet, what is no longer, what was inferred, and the rest. */
export type Tone = 'draft' | 'ended' | 'inferred' | 'plain'

const STATUS_NAMES: Readonly<Record<DocumentStatus, string>> = {
  in_force: '现行有效',
  draft: '征求意见稿',
  term_passed: '期限已过',
  repealed: '已废止',
  replaced: '已被替代',
  unknown: '时效未载明',
}

const STATUS_TONES: Readonly<Record<DocumentStatus, Tone | 'good'>> = {
  in_force: 'good',
  draft: 'draft',
  term_passed: 'ended',
  repealed: 'ended',
  replaced: 'ended',
  unknown: 'plain',
}

export function statusName(status: DocumentStatus): string {
  return STATUS_NAMES[status]
}

export function statusTone(status: DocumentStatus): Tone | 'good' {
  return STATUS_TONES[status]
}

/** `2024-12-13` → `2024年12月13日`, `2024-12` → `2024年12月`; anything else as it is. */
export function chineseDate(iso: string): string {
  return dateInChinese(iso.slice(0, 10)) || iso
}

/** `2026年11月21日 15:04`, China's time; `at` in milliseconds or ISO 8601. */
export function chineseTime(at: number | string): string {
  return `${chineseDate(chinaDate(at))} ${chinaTime(at).slice(11)}`
}

/** `3 天 4 小时`, `12 分钟`: the two largest units. */
export function chineseDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days > 0) return `${days} 天${hours ? ` ${hours} 小时` : ''}`
  if (hours > 0) return `${hours} 小时${minutes % 60 ? ` ${minutes % 60} 分钟` : ''}`
  return minutes > 0 ? `${minutes} 分钟` : `${Math.floor(seconds)} 秒`
}

/** `350 毫秒`, `1.2 秒`. */
export function chineseMs(ms: number): string {
  return ms < 1000 ? `${Math.round(ms * 10) / 10} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`
}

/** `自2024年1月1日起 至2025年12月31日`, or what is known of it; null if nothing is. */
export function term(from: string | null, to: string | null): string | null {
  if (from && to) return `${chineseDate(from)} 至 ${chineseDate(to)}`
  if (from) return `${chineseDate(from)} 起`
  return to ? `至 ${chineseDate(to)}` : null
}

/** The term of a document: its dates, or the sentence in which it tells a term that ends on no date. */
export function termOf({ validFrom, validTo, statedTerm }: Metadata): string | null {
  const dated = term(validFrom?.value ?? null, validTo?.value ?? null)
  const stated = statedTerm ? `原文写明“${mend(statedTerm.value).trim()}”` : null
  return [dated, stated].filter(Boolean).join('，') || null
}

export function noticeTone(notice: string): Tone {
  if (/征求意见|征询意见|试行|尚未施行|草案|送审|讨论稿/u.test(notice)) return 'draft'
  if (/推断|推定|推算|并非原文|原文未载|补充的?标题/u.test(notice)) return 'inferred'
  if (/废止|失效|替代|已过|届满|到期|不再/u.test(notice)) return 'ended'
  return 'plain'
}
