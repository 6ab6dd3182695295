import type { Fact } from '../model.ts'
import type { Piece } from './sentences.ts'

/**
 * 其中辅导备案奖励100万元、获得受理奖励200万元、首发成功奖励500万元，共计800万元: a fact for each step and one for the sum of them, since the whole of it is
 * nobody's reward for the first step. Null for any other sentence.
 */
export function stepsIn({ text, start }: Piece, kind: string): Fact[] | null {
  const found = STEPS.exec(text)
  const { steps = '', total } = found?.groups ?? {}
  const head = found?.groups?.head ?? ''
  if (steps === '' || /[0-9][0-9.]{0,7}\s?[万亿]?元/.test(head)) return null
  const recipient = /^对([^，；：]{2,40})(?:，|$)/.exec(head)?.[1] ?? null
  const end = start + text.length
  const each = Array.from(steps.matchAll(STEP_PARTS), ({ groups: { condition = '', amount = '' } = {} }) => ({
    kind,
    recipient,
    condition,
    amount,
    start,
    end,
  }))
  return total ? [...each, { kind, recipient, condition: null, amount: total, start, end }] : each
}

const GIVEN = '(?:给予)?(?:一次性)?(?:奖励|奖补|补助|补贴|资助)'
const SUM = '[0-9][0-9.]{0,7}\\s?[万亿]?元'
const STEP = `[^、，。；：0-9]{2,24}?${GIVEN}${SUM}`
const STEP_PARTS = new RegExp(`(?<=^|、)(?<condition>[^、]{2,24}?)(?<amount>${GIVEN}${SUM})`, 'g')
const STEPS = new RegExp(
  `^(?:(?<head>[^；。]{0,80}?)，)?(?:其中[，：]?)?(?<steps>${STEP}(?:、${STEP}){1,9})(?:[，、](?<total>(?:共计|合计|总计|累计)(?:奖励|补助|补贴)?(?:最高)?${SUM}))?$`,
)
