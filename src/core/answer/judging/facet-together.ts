import type { Facet } from './facet.ts'

/** 后来升省级, 晋档: one is in a higher tier now. 升规 and 升级改造 are matters of their own. */
const RISEN =
  '(?:(?:后[来头面]|再|又|[由从][^,，。]{1,10})(?:升|晋)(?![高温规学])|(?:升|晋)(?:级(?!改造|换代|技术|设备)|[档等成到为]|上去|了))'

/** 去年拿了市级，今年评上省级: the same, told as it came about. */
const RISEN_SINCE =
  '(?:去年|前年|之前|以前|原来|先前|上次|已经?|拿了|领了|有了)[^。?？]{0,16}(?:今年|现在|后来|这次|又|再)[^,，。?？]{0,6}(?:评上|评为|评了|获评|认定|成了|升|拿到)[^,，。?？]{0,4}(?:国家|[部省市区县])级'
/** 是再给5万还是补差. */
const DIFFERENCE = '补(?:足)?差(?![价旅评])|差额'

/** What is said of several grants to one, in a line for a whole document. */
const SAID_OF_SEVERAL =
  /重复(?:享受|支持|奖励|补|申[请报]|资助|计算)|就高|从高|叠加|不重复|累加|同时(?:享受|符合)|补足差额|按差额|冲突|首次(?:奖励|补[贴助]|资助)标准|(?<!(?:退|追|收|缴)[回还缴][^,。;；]{0,4})已(?:经)?(?:享受|获得?|领取|取得|拿到)[^,。;；]{0,16}(?:贴息|补[贴助]|奖[励补]|资助|资金|政策)/

/** Given beside something else, or in place of what one had before. */
export const TOGETHER: readonly Facet[] = [
  // 升上去了，领过5万，还能领吗: of who rises by a tier, and not what is said of several grants.
  {
    asked: new RegExp(`^(?=.*(?:领|拿|给|补|奖|算)).*(?:${RISEN}|${RISEN_SINCE}|${DIFFERENCE})`),
    said: /./s,
    best: /差额|(?:升|晋)[至到级]/,
    ofDocument: true,
  },
  // With what else.
  {
    asked: new RegExp(
      `^(?!.*${RISEN})(?!.*(?:几年|多久|多长时间|几个月|多少天)[^,，]{0,6}(?:再|重新)).*(?:(?:一起|同时|重复|两[头边]都?|还能再|再|(?<=[个种项样处级头边])都能?|两次|叠加)(?:拿|领|享受|申[请报]|报|补)|叠加|叠(?:起来|着)|冲突(?:吗|不|么)|二选一|就高不重复|(?:两[个样项]|全)都?(?:给|拿|补|奖|享受)[吗么]|(?:能不能|可不可以)都(?:拿|领|享受|报)|[拿领]了[^,，]{1,14}(?:还|再|又)[^,，]{0,4}(?:能|可以|给|补|奖|报|拿|领|享受)|(?:拿|领|享受|申[请报])(?:过|到)?了[^,，]{1,14}[,，][^,，]{0,24}还(?:能|可以)[^,，]{0,2}(?:拿|领|享受|申[请报]|报)|(?:拿|领|享受)(?:两|二|双)[次份])`,
    ),
    said: /重复|叠加|从高|就高|累加|同时|不再|只能|差额|冲突|首次(?:奖励|补[贴助]|资助)标准|(?<!(?:退|追|收|缴)[回还缴][^,。;；]{0,4})已(?:经)?(?:享受|获得?|领取|取得|拿到)[^,。;；]{0,16}(?:贴息|补[贴助]|奖[励补]|资助|资金|政策)/,
    best: SAID_OF_SEVERAL,
    ofDocument: true,
  },
  // 上面给过钱了，县里还给不; 两笔30万都能拿吗: told with the sum, whether or not the document has a line on it.
  {
    asked:
      /(?:上[面级头]|[省市中](?:里|央|级)|国家|别的?(?:部门|地方)|其他(?:部门|地方))[^,，。?？]{0,6}(?:给|补|奖|发|拿|领)(?:过|了)[^,，。?？]{0,6}[,，]?[^,，。?？]{0,8}还(?:会|能|可以)?(?:再)?(?:给|补|奖|发|拿|领|报)|(?:两|几|三|多|这些)[笔份块个项样种][^,，。?？]{0,8}(?:都|全)(?:能|可以)?(?:拿|领|给|享受|申[请报]|报)/,
    said: /./s,
    best: SAID_OF_SEVERAL,
    ofDocument: true,
    untold: { note: '相关条款没有写明能否同时享受：', unless: SAID_OF_SEVERAL },
  },
]

/** Whether a normalised question asks of several grants to one, or of what is had already. */
export function asksTogether(question: string): boolean {
  return TOGETHER.some(({ asked }) => asked.test(question))
}

const KIND = '补[助贴]|贴息|奖[励补]|资助|津贴|返还|减免|公寓|券'
const PAIR = new RegExp(
  `(?<one>[^,，。、和跟与同]{0,4}(?:${KIND}))(?:和|跟|与|同|、|加)(?<other>[^,，。、和跟与同]{0,4}?(?:${KIND}))[^。?？]{0,12}(?:一起|同时|都|叠加|重复|冲突|兼)`,
)
/** Whether two may be had together: 可以同时申请, 不能同时享受, 两项合计不超过. */
const OF_BOTH = /同时|重复|叠加|兼得|合计|择一|任选/

/**
 * Tells whether a normalised sentence says of the two grants that a question names whether both may be had; null if it names
 * no two. Two of one kind (安家补贴, 租房补贴) must both be named in full.
 */
export function togetherSaid(question: string): ((sentence: string) => boolean) | null {
  const { one, other } = PAIR.exec(question)?.groups ?? {}
  if (!one || !other) return null
  const [kind, otherKind] = [one, other].map((name) => name.slice(-2))
  const needed = kind === otherKind ? [one, other].map((name) => name.slice(-4)) : [kind, otherKind]
  return (sentence) => OF_BOTH.test(sentence) && needed.every((name) => name !== undefined && sentence.includes(name))
}
