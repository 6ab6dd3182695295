/** The word whose meaning is asked for (什么是标准地, 窗口无否决权是啥意思), in a normalised question; null for any other. */
export function termAsked(question: string): string | null {
  const term = (BEFORE_TERM.exec(question) ?? AFTER_TERM.exec(question))?.[1]
  return (
    term
      ?.replace(POLITE, '')
      .replace(WHERE_SAID, '')
      .replace(/[呢啊呀吗]+$/, '') || null
  )
}

/**
 * Whether normalised text says what a term means: by defining it, by standing under it as a heading, or by naming it in
 * quotation marks, as policies do with what they are about to describe. Text that only uses the word does not.
 */
export function defines(text: string, term: string): boolean {
  const [heading = ''] = text.split('\n', 1)
  const [before, after] = heading.replace(MARKER, '').split(term)
  const isHeaded = after !== undefined && `${before}${after}`.length <= BESIDE_TERM
  if (isHeaded || text.includes(`“${term}”`) || text.includes(`"${term}"`)) return true
  return text.split(/[。；;]/).some((sentence) => {
    const pieces = sentence.split(term)
    return pieces.slice(1).some((after, i) => DEFINED_BEFORE.test(pieces[i] ?? '') || DEFINED_AFTER.test(after))
  })
}

/**
 * Tells whether normalised text defines what a question is about (“标准地”是指…, for 标准地改革是怎么回事), if the question asks
 * what something is; null if it asks for something else.
 */
export function definitionAsked(question: string): ((text: string) => boolean) | null {
  if (!WHAT_IT_IS.test(question) && !DIFFERENCE.test(question)) return null
  const named = (term: string): boolean => question.includes(term)
  return (text) =>
    [...text.matchAll(DEFINITION)].some(([, term = '']) => named(term)) ||
    [...text.matchAll(LED_BY_TERM)].some(([, term = '']) => named(term)) ||
    [...text.matchAll(QUOTED)].some(([, term = '']) => named(term))
}

/** “待受理”和“受理中”有什么区别. */
const DIFFERENCE = /(?:什么|啥|哪些|何)(?:区别|差别|不同|不一样)|区别(?:在哪|是什么)|怎么区分/

/** 是什么时候, 是什么部门 ask for that. */
const WHAT_IT_IS =
  /(?:怎么|咋)回事|(?:是|叫|指)(?:的是|个)?(?:什么|啥|指?哪[样些]|哪一?回事)(?:意思|东西|概念|地|玩意儿?)?(?=$|[?？,，。呢啊呀])|什么[是叫]|何为|何谓/

/** Characters; a heading that says more speaks of what the term does or gets. */
const BESIDE_TERM = 6
const MARKER = /^(?:第[^条章节款项]{1,6}[条章节款项]|[(（]?[\d一二三四五六七八九十]{1,4}[)）、.．:：]*)\s*/

const DEFINITION = /[“"]?([^\s，。、；;,“”"]{2,12})[”"]?[，,]?(?:是指|系指|指的是)/g

/** “待受理”表示申请已提交: a term in quotation marks that a sentence begins with, and what it stands for. */
const QUOTED = /(?:^|[。；;\n])\s*(?:其中[，,])?[“"]([^\s，。、；;,“”"]{2,12})[”"][，,]?(?:是|指|为|即|表示|意味着)/g

/** 普惠服务：普及推广知识产权信息服务产品: what stands behind the term's own colon says what it is. */
const LED_BY_TERM = /(?:^|[。；;\n])\s*[“"]?([^\s，。、；;,:：“”"]{3,12})[”"]?[:：]/g

const TERM = '[^\\s，。、；;,?？“”"]'
const BEFORE_TERM = new RegExp(`(?:什么是|什么叫|何为|何谓|啥是|啥叫)[“"]?(${TERM}{2,20})`)
const AFTER_TERM = new RegExp(
  `(${TERM}{2,20}?)[”"]?(?:到底|具体)?(?:(?:是|叫)(?:什么|啥)意思|(?:是指|指的是|是指的)(?:什么|啥)|(?:怎么|如何|怎样)(?:划分|界定|定义)|的(?:定义|含义))`,
)
const POLITE = /^(?:你好|请问|想?问[一下]{0,2}|咨询[一下]{0,2}|那么?)+/
/** 国办通报里浙江的标准地是啥意思: where the term stands is no part of it. */
const WHERE_SAID =
  /^.{0,12}(?:里[面头]?(?!程)|(?:文件|通知|通报|政策|办法|意见|方案|条例|规定|细则|措施)(?:当?中|上))(?:[说讲写提]到?的?)?(?:\p{Script=Han}{2,3}的)?(?=\p{Script=Han}{2})/u
const DEFINED_BEFORE = /(?:所称的?|属于|称为|称作|认定为|什么是)[“"]?$/
const DEFINED_AFTER = /^[”"]?(?:.{0,6}(?:是指|指的是|系指|，?即|包括|划型|划分|的?定义)|[:：?？])/
