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
  // 去外地参展, 那天我在外地.
  /(?:[去到]|我在)(外[地省市面边])(?![户籍人企车注])/g,
  // 没给工人买工伤保险: for whom an employer has to.
  /(?:没有?|不|未|不肯)给((?:员工|工人|职工|劳动者|工友|伙计|学徒))(?=[买缴交上办发签开])/g,
  // 招牌上能不能写“烟酒批发 特价”这种.
  /[“"「]([^”"」]{2,20})[”"」](?=这种|这样|这类|这些|之类|一类|等字样|的字样|字样)/g,
  // 我们医院想引进人才.
  /(?:我|咱|俺)们(\p{Script=Han}{1,4}?(?:医院|学校|[馆厂店社场]))(?=[^的])/gu,
]
