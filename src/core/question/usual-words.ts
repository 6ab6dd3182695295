import data from './usual-words.json' with { type: 'json' }
import { inPlainAsking } from './ways-of-asking.ts'

/**
 * 几时能报 and 啥时候能报呀！ as 什么时候能报: the small words of a question in the one form that its reading knows, without what only
 * ends it. For normalised text; linear. What people wrote is shown, never this.
 */
export function inUsualWords(text: string): string {
  const usual = VARIANT.test(text) ? variants.reduce((said, { form, to }) => said.replace(form, to), text) : text
  return inPlainAsking(usual.replace(ENDING, '').replace(PARTICLE, '').replace(ASKED_ALREADY, ''))
}

/** In the order of the list: 啥时候 is read before 啥. */
const variants = data.words.map(({ usual, variants }) => ({ form: new RegExp(variants.join('|'), 'gu'), to: usual }))
const VARIANT = new RegExp(data.words.flatMap((word) => word.variants).join('|'), 'u')

/** 怎么申请！and 怎么申请…: a full stop and the like say nothing; ？ says that it is a question. */
const ENDING = /(?<=[^。.!！~～…\s])[。.!！~～…\s]{1,40}$/u
/** 有津贴没啊. */
const PARTICLE = /(?<=\p{Script=Han}{2})[啊呀哟噢呐]{1,4}(?=[,，?？]|$)/gu
/** 谁来投呢, 补几天呢, 还有钱领吗呢; 那国家级的呢 asks by nothing else. */
const ASKED_ALREADY = /(?<=(?:多少|什么|怎么|哪|谁|几)[^,，。?？]{0,12}|[吗么没])呢(?=[?？]|$)/u
