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
 * The words that end with what is to be told of, where a question asks what counts as one (怎么样的项目才叫技术改造, 上套软件算技改吗) or
 * what it means; null for any other. They may say more than the term, which only a text that defines it tells apart.
 */
export function countsAsked(question: string): string | null {
  const counts = COUNTS_AS.map((pattern) => pattern.exec(question)?.groups?.term).find(Boolean)
  return (termAsked(question) ?? counts)?.replace(NAMED_AS_WORD, '') || null
}

/** The terms that normalised text defines: 本办法所称技术改造，是指…. */
export function termsDefined(text: string): readonly string[] {
  return text.includes('指')
    ? Array.from(text.matchAll(DEFINITION), ([, term = '']) => term.replace(/^.*所称的?/, ''))
    : []
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
const WHAT_SORT =
  '(?:怎么样?|什么样?|哪些?(?:种|类)?|哪几[种类个]|[干做搞]什么)的?(?:项目|活动|投资|企业|情[况形]|东西|事|人)?(?:才|就|都)?(?:能|可以|可)?'
const COUNTS = '(?:算|叫|称为?|属于|视[为同]|归为|当成)[作做是得上]?'
const ENDS = '(?=[吗么嘛不]{0,2}(?:$|[,，?？\\s]))'
/** 怎么样的项目可以叫技术改造, 是不是技术改造, 技术改造包含哪些情形, 技改怎么界定. */
const COUNTS_AS: readonly RegExp[] = [
  new RegExp(`${WHAT_SORT}${COUNTS}(?:搞|做|是)?(?<term>${TERM}{2,16}?)(?:了|的)?${ENDS}`),
  new RegExp(`(?:算不算|是不是|属不属于|叫不叫|能不能算)(?:是|作|做|搞|在)?(?<term>${TERM}{2,16}?)(?:了|的)?${ENDS}`),
  new RegExp(
    `(?:能|可以|也|就|这)?(?:算|属于|叫|视为)(?:是|作|做|得上)?(?<term>${TERM}{2,16}?)(?:了|的)?(?=[吗么嘛不](?:$|[,，?？\\s]))`,
  ),
  new RegExp(
    `(?<term>${TERM}{2,20}?)(?:都)?(?:包[括含]|涵盖)(?:哪[些几][种类]?|什么)(?:情[形况]|活动|类型|方面|行为|投资)?${ENDS}`,
  ),
  new RegExp(
    `(?<term>${TERM}{2,20}?)(?:到底|究竟|具体|又)?(?:是|该|要)?(?:个|一种)?(?:怎么(?:算|界定|定义|判断|判定|区分|理解|解释)|指(?:的是)?(?:什么|哪)|(?:什么|哪种)(?:概念|含义|意思|东西|玩意儿?|意义)|是个什么(?=$|[?？])|(?:的)?(?:概念|含义|界定|释义|内涵)(?=$|[?？]))`,
  ),
  // 领航工坊是什么, 官方说的领航工坊，是指什么, 是干什么的: of a word that a text defines this asks what it means.
  new RegExp(
    `(?<term>${TERM}{2,20}?)[,，]?(?:到底|究竟|具体|它|那|这)*(?:算|是)(?:是|个|指|一?种)?(?:什么|干什么的?|做什么的?|怎么回事)(?:东西|名堂|玩意儿?|意思)?(?:来的?)?${ENDS}`,
  ),
]
/** 技改两个字, 技改这个词. */
const NAMED_AS_WORD = /(?:[这那]?[一两几二三四]?个?[字词]|一词|这[个种]?(?:说法|概念|名词)|的|是|个)+$/
const POLITE = /^(?:你好|请问|想?问[一下]{0,2}|咨询[一下]{0,2}|那么?)+/
/** 国办通报里浙江的标准地是啥意思: where the term stands is no part of it. */
const WHERE_SAID =
  /^.{0,12}(?:里[面头]?(?!程)|(?:文件|通知|通报|政策|办法|意见|方案|条例|规定|细则|措施)(?:当?中|上))(?:[说讲写提]到?的?)?(?:\p{Script=Han}{2,3}的)?(?=\p{Script=Han}{2})/u
const DEFINED_BEFORE = /(?:所称的?|属于|称为|称作|认定为|什么是)[“"]?$/
const DEFINED_AFTER = /^[”"]?(?:.{0,6}(?:是指|指的是|系指|，?即|包括|划型|划分|的?定义)|[:：?？])/
