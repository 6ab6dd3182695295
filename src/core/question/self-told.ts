import frames from './frames.json' with { type: 'json' }

/**
 * What a question (normalised) tells of who asks: 我们是做纺织机械的, 在孵化器里, 开个面馆, 我们医院. Rules are seldom made for just that
 * trade or house, so it is no part of what they must say; where they are, they say who qualifies.
 */
export function selfToldIn(question: string): readonly string[] {
  return TOLD.flatMap((pattern) => [...question.matchAll(pattern)].flatMap(([, told]) => told ?? []))
}

/**
 * What a question tells of how it came about before it asks (员工昨天在车间手压伤了，多少天内要报工伤): of that, no clause must say
 * what no text ever says. None where a sum is asked for, which what was bought or won decides.
 */
export function cameAboutIn(question: string): readonly string[] {
  const parts = question.split(/[,，。;；]/)
  const asking = parts.findIndex((part) => ASKS.test(part))
  return parts.slice(0, Math.max(0, asking)).filter((part) => HAPPENED.test(part))
}

/**
 * The message (cleaned) without what it only tells: 我们是一家小公司。, 我是会计，, and any sentence that asks nothing where another one does
 * (最近资金紧张。贷款能展期吗). The message itself if it tells nothing, or nothing else.
 */
export function withoutTold(message: string): string {
  const sentences = message.split(/(?<=[。！!？?；;\n])/)
  const asking = sentences.some((sentence) => asksSomething(sentence))
  const kept = sentences
    .filter((sentence) => asksSomething(sentence) || !(asking || onlyTells(sentence)))
    .map((sentence) => {
      const clauses = sentence.split(/(?<=[，,])/)
      const rest = clauses.filter((clause) => asksSomething(clause) || !tellsOfSelf(clause))
      return rest.length > 0 ? rest.join('') : sentence
    })
  const left = kept.join('').replace(/[\s，,]+$/, '')
  return /[\p{L}\p{N}]/u.test(left) ? left : message
}

/** Whether all of a message (cleaned) only tells of who writes: 我们是一家小公司。 */
export function onlyTells(message: string): boolean {
  const clauses = message.split(/[。！!；;\n，,]/).filter((clause) => /[\p{L}\p{N}]/u.test(clause))
  return clauses.length > 0 && clauses.every((clause) => tellsOfSelf(clause) && !asksSomething(clause))
}

/** Whether a word of what is told may be said by anybody who asks: 会计, 上班, and 名会计 of 一名会计. */
export function saysOfAnyone(word: string): boolean {
  return anyone.has(word) || anyone.has(word.replace(/^一?[名位个家]/, ''))
}

/** Whether it says of an enterprise how large or whose it is, by which rules may differ: 小公司, 民企. */
export function saysOfSize(word: string): boolean {
  return sizes.has(word)
}

const anyone: ReadonlySet<string> = new Set(frames.anyone)
const sizes: ReadonlySet<string> = new Set(frames.sizes)

/** 我们是一家小公司, 我在一家公司上班, 我们公司刚成立不久; 我们想申请高企 says what for, 我家在山上种了三百亩花 what was done. */
function tellsOfSelf(clause: string): boolean {
  return OF_SELF.test(clause) && !/了(?=\p{Script=Han})/u.test(clause)
}

const OF_SELF =
  /^\s*(?:我|咱|俺|本人|鄙人|这里|这边)们?(?:这边|这里|这儿|这|家|自己|个人)?(?:(?:的|这个?)?(?:公司|单位|企业|厂子?|店铺?|司|团队|机构))?(?:也|就|都|目前|现在|本来|其实|还|才|刚刚?)*(?:是(?!不是|否|想|要|问)|在(?!申|办|报)|叫|属于|做(?!了)|刚|成立|规模|开(?:了|着)?(?:个|家|一家)|从事|主要|没什么|没多少|不大|很小|不懂)/

function asksSomething(text: string): boolean {
  return (
    ASKS.test(text) ||
    /(\p{Script=Han})[不没]\1|列|[说讲][说讲一]|介绍|发我|给我|[有能给会要算补奖]不[\s?？]*$/u.test(text)
  )
}

const ASKS = /[吗么嘛呢?？]|多[久少长]|几|哪|谁|什么|啥|怎|咋|如何|何时|能不能|要不要|是否/
const HAPPENED = /(?<![为除])了(?!解)/

const TOLD: readonly RegExp[] = [
  // 我们是宿迁做纺织机械的, 我柳州开厂的.
  /(?:我|咱|俺)们?(?:公司|这边|这里|家|单位)?(?:也|就)?是?(?:在)?[^,，。;；?？]{0,6}?((?:做|搞|干|开|卖|办|从事|经营|生产|跑)[^,，。;；?？的]{1,10})的(?=[,，。;；?？\s]|$|小?(?:公司|企业|厂|店)|个体|老板|商户)/g,
  // 我们是在孵化器的创业团队, 我在孵化器里.
  /(?:我|咱|俺)们?(?:公司|团队|厂|店)?(?:是|现在|目前|都|就)?在([^,，。;；?？的]{2,8}?)(?:里面?|内|上班|工作|办公)(?![容部])/g,
  /(?:我|咱|俺)们?(?:公司|团队|厂|店)?(?:是|现在|目前|都|就)?在([^,，。;；?？的]{2,8})的(?=[^,，。;；?？]{0,8}(?:团队|企业|公司|个体|店|厂))/g,
  // 我们是服务站的小王, 我是县区局的.
  /(?:我|咱|俺)们?(?:这边)?是([^,，。;；?？的]{2,10})的(?:[小老]\p{Script=Han})?(?=[,，。;；?？\s])/gu,
  // 开个面馆, 开奶茶店，创业贷最多贷多少.
  /(开(?:了|着)?(?:个|家|一家|一个|间)\p{Script=Han}{2,6})/gu,
  /(开(?:了|着)?\p{Script=Han}{0,4}?(?:店|馆|铺|摊|坊|餐厅|公司|厂))(?=[,，。;；\s])/gu,
  // 在乡下开店，创业贷去哪里申请.
  /(?:^|[^\p{L}\p{N}])(?:我|咱|俺)?们?(?:想|打算|准备|现在)?在([^,，。;；?？的]{2,8}?)(?:开店|开厂|做生意|创业|打工|上班|务工)(?=[,，。;；\s])/gu,
  // 我家苹果冷库, 我们村葡萄大棚.
  /(?:我|咱|俺)们?(?:家|厂|村|社|合作社|农场)(?:里|有|的)?(?:个|座)?(\p{Script=Han}{2,3})(?=冷库|大棚|仓库|厂房|车间|果园|鱼塘|养殖场|种植园)/gu,
  // 我是护士，在发热门诊给人采样: where one works.
  /(?:我|咱|俺)们?(?:是[^,，。;；?？]{1,8}[,，])?(?:就|都|现在|目前)?在([^,，。;；?？的]{1,6}?(?:院|门诊|科室|车间|厂|店|工地|小区|社区|学校|市场))(?=[^,，。;；?？里内]{2})/g,
  // 去外地参展, 那天我在外地.
  /(?:[去到]|我在)(外[地省市面边])(?![户籍人企车注])/g,
  // 没给工人买工伤保险: for whom an employer has to.
  /(?:没有?|不|未|不肯)给((?:员工|工人|职工|劳动者|工友|伙计|学徒))(?=[买缴交上办发签开])/g,
  // 招牌上能不能写“烟酒批发 特价”这种.
  /[“"「]([^”"」]{2,20})[”"」](?=这种|这样|这类|这些|之类|一类|等字样|的字样|字样)/g,
  // 我们医院想引进人才.
  /(?:我|咱|俺)们(\p{Script=Han}{1,4}?(?:医院|学校|[馆厂店社场]))(?=[^的])/gu,
]
