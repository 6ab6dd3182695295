import { foldCharacters } from '../text/normalise.ts'
import words from './frames.json' with { type: 'json' }

/**
 * A message without what frames its question: who asks, for whom and what for, that it is urgent, that one has searched in vain
 * (老板让我问问，… · 客户催得急，… · …，写报告要用 · 关于…的问题). A clause is a frame if nothing but the words of frames is in it, and at
 * least one that makes it one. Empty if there is nothing else.
 */
export function withoutFrames(text: string): string {
  const clauses = clausesOf(text.replace(BRACKETS, (all, inside: string) => (isFrame(inside) ? '' : all)))
  let asked = ''
  for (const { said, mark } of clauses) {
    if (isFrame(said)) asked = endedBy(asked, mark)
    else asked += withoutLead(said) + mark
  }
  const isFramed = clauses.some(({ said }) => isFrame(said))
  if (!isFramed) return withoutAbout(asked.trim())
  const left = asked.replace(/[\s，,;；:：、]+$/, '').trim()
  return withoutAbout(ASKS_ANYTHING.test(left) ? left.replace(/^关于/, '') : left)
}

interface Clause {
  readonly said: string
  /** The punctuation behind it. */
  readonly mark: string
}

/** A point between figures parts no clauses, nor does a colon (8:30). */
const CLAUSE = /((?:[^\s，,。.!！?？;；:：、~～…]|(?<=\d)[.:,，](?=\d))+)([\s，,。.!！?？;；:：、~～…]*)/g
const BRACKETS = /[（(]([^（()）]{1,24})[）)]/g

function clausesOf(text: string): readonly Clause[] {
  return [...text.matchAll(CLAUSE)].map(([, said = '', mark = '']) => ({ said, mark }))
}

/** …，有人知道吗？: the question ends where its frame does. */
function endedBy(asked: string, mark: string): string {
  const [end] = /[?？]/.exec(mark) ?? /[。!！\n]/.exec(mark) ?? []
  return end === undefined || asked === '' ? asked : asked.replace(/[\s，,;；:：、]+$/, end)
}

/** What the words of a frame say, each a bit. */
const ASKS = 1
const HELPS = 2
const URGES = 4
const TELLS = 8
const PEOPLE = 16
const WHETHER = 32
const KNOWS = 64
const WHERE = 128
const PURPOSE = 256
const kinds: ReadonlyMap<string, number> = new Map([
  ...words.small.map((word) => [word, 0] as const),
  ...[...words.courtesy, ...words.vain, ...words.novice, ...words.opening].map((word) => [word, TELLS] as const),
  ...words.purpose.map((word) => [word, PURPOSE] as const),
  ...words.where.map((word) => [word, WHERE] as const),
  ...words.asking.map((word) => [word, WHETHER] as const),
  ...words.people.map((word) => [word, PEOPLE] as const),
  ...words.urge.map((word) => [word, URGES] as const),
  ...words.know.map((word) => [word, KNOWS] as const),
  ...words.help.map((word) => [word, HELPS] as const),
  ...words.ask.map((word) => [word, /下$|^(.)\1$/.test(word) ? ASKS | HELPS : ASKS] as const),
])
const hesitations: ReadonlySet<string> = new Set(words.hesitation)
const LONGEST_WORD = Math.max(...[...kinds.keys()].map(({ length }) => length))
/** Characters. */
const LONGEST_FRAME = 24

function isFrame(clause: string): boolean {
  const text = foldCharacters(clause)
  return hesitations.has(text) || coversOf(text).some((kind) => frames(kind, text))
}

/** Whether words that say all this frame a question: a question of its own, or its subject, they may be as well. */
function frames(kind: number, text: string): boolean {
  const says = (bits: number): boolean => (kind & bits) !== 0
  // 有人知道吗, 能问一下吗; 企业能知道吗 and 会告知吗 are questions.
  if (says(WHETHER)) return !says(PEOPLE | WHERE) && !ASKS_OR_DENIES.test(text) && (says(HELPS) || knows(kind, text))
  // 网上没查到, 电话咨询; 咨询电话 is asked for.
  if (says(WHERE)) return says(TELLS) || (says(ASKS) && !ENDS_WITH_PLACE.test(text))
  // 老板让我问问, 客户在催; 帮企业写材料 is a matter of its own.
  if (says(PEOPLE)) return says(ASKS | URGES)
  // 写论文要用; 写论文 alone may have its prize.
  return says(ASKS | HELPS | URGES | TELLS) || knows(kind, text) || (says(PURPOSE) && /[用在]/.test(text))
}

/** 要问一下吗, 没问一下; 有没有人知道, 知道不. */
const ASKS_OR_DENIES = /[会要需]|(?<![有能便可知])[没不](?!$)(?!知道)/

const ENDS_WITH_PLACE = new RegExp(`(?:${words.where.join('|')})$`)

/** 有人知道, 大家懂的; 能知道 is asked of oneself. */
function knows(kind: number, text: string): boolean {
  return (kind & KNOWS) !== 0 && /[人你您师谁神]|大家|各位|没有|的$/.test(text)
}

/** What the text says in each way to cut it into words of frames; none if it has other words. */
function coversOf(text: string): readonly number[] {
  if (text.length > LONGEST_FRAME) return []
  const reached: Set<number>[] = [new Set([0])]
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; reached[start] && end <= Math.min(text.length, start + LONGEST_WORD); end++) {
      const kind = kinds.get(text.slice(start, end))
      if (kind === undefined) continue
      const there = (reached[end] ??= new Set())
      for (const before of reached[start] ?? []) there.add(before | kind)
    }
  }
  return [...(reached[text.length] ?? [])]
}

/** 麻烦帮忙查一下…, 我们公司想了解…, 客户问…: verbs of asking that the question follows without a pause. */
const LEADS = new RegExp(
  [
    '请问|求问|烦请告[知诉]|(?:急|迫切|非常|很)(?:需要?|着|于|想)(?:了解|知道|问|咨询)|(?:想|来|求|麻烦|请|帮我们?|帮忙|让我|叫我|托我)(?:来|去|先|您|你|再|再次)?(?:问问?|咨询|请教|打听|了解|弄清楚?|搞清楚?|弄明白|搞明白|确认|核实|查询?|看|介绍|解释|讲|说|知道)',
    '(?:问|咨询|了解|打听|请教|核实|确认|查|查询|看|介绍|解释|讲|说)一?下|问问|查查|看看|说说|讲讲|弄清楚|搞清楚|告诉我们?',
    `(?:${words.people.join('|')})(?:想|要|来|在|老是?|总是?|一直|让我|叫我|托我)?(?:问(?:我们?)?|知道)|(?:让|叫|托|要|催)我(?:去|来|把)?(?:问|弄清楚?|搞清楚?)`,
    '(?:谁|有人|大家|[你您](?:们)?)知道|有人(?:来|在)?问',
  ].join('|'),
  'g',
)
const BEHIND_LEAD =
  /^(?:(?:一?[个件]|几个|两个)(?:小?问题|事儿?|事情)|一?下子?|一句|一声|您|你们|大家|各位|老师|[看哈啊呀吧呗]|的?是(?!否|不是)){0,3}/
/** 问题, 问卷, 咨询服务, 了解到, 查封, 请看病: another word, or what was learnt. */
const NO_LEAD =
  /^(?:题|答|诊|卷|责|询|号|路|费|服务|公司|机构|单位|师|业|电话|热线|方式|窗口|平台|顾问|到|过|了|的|得|书|函|封|处|验|账|扣|明|法|病|护|管|守|作|好)/
/** 还想问X: what parts one question from another stays. */
const BESIDES = /^(?:还|再|又|也)/
/** Letters. */
const SHORTEST_QUESTION = 2

/** The clause behind the verb of asking that it opens with. 你知道…吗 asks what it asks without 吗. */
function withoutLead(clause: string): string {
  const text = foldCharacters(clause.slice(0, LONGEST_FRAME))
  for (const { 0: lead, index } of [...text.matchAll(LEADS)].reverse()) {
    const end = index + lead.length
    if (BESIDES.test(text) || coversOf(text.slice(0, index)).length === 0 || NO_LEAD.test(text.slice(end))) continue
    const [behind = ''] = BEHIND_LEAD.exec(text.slice(end)) ?? []
    const rest = clause.slice(end + behind.length)
    if (rest.length < SHORTEST_QUESTION) return clause
    return ASKS_TWICE.test(rest) ? rest.slice(0, -1) : rest
  }
  return clause
}

const QUESTION = '(?:什么|啥|哪|谁|怎么|咋|如何|多少|多久|几|有没有|能不能)'
const ASKS_TWICE = new RegExp(`${QUESTION}[^，,。?？]{0,40}吗$`)
const ASKS_ANYTHING = new RegExp(`${QUESTION}|[吗么?？]`)

/** 关于专利贴息多少的问题. */
function withoutAbout(text: string): string {
  return text.replace(/^关于([^。?？\n]{2,200}?)的?(?:这个|这件)?(?:问题|事情?|事儿)$/, '$1')
}
