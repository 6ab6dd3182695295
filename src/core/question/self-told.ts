/**
 * What a question (normalised) tells of who asks: 我们是做纺织机械的, 在孵化器里, 开个面馆, 我们医院. Rules are seldom made for just that
 * trade or house, so it is no part of what they must say; where they are, they say who qualifies.
 */
export function selfToldIn(question: string): readonly string[] {
  return TOLD.flatMap((pattern) => [...question.matchAll(pattern)].flatMap(([, told]) => told ?? []))
}

const TOLD: readonly RegExp[] = [
  // 我们是宿迁做纺织机械的, 我柳州开厂的.
  /(?:我|咱|俺)们?(?:公司|这边|这里|家|单位)?(?:也|就)?是?(?:在)?[^,，。;；?？]{0,6}?((?:做|搞|干|开|卖|办|从事|经营|生产|跑)[^,，。;；?？的]{1,10})的(?=[,，。;；?？\s]|$|小?(?:公司|企业|厂|店)|个体|老板|商户)/g,
  // 我们是在孵化器的创业团队, 我在孵化器里.
  /(?:我|咱|俺)们?(?:公司|团队|厂|店)?(?:是|现在|目前|都|就)?在([^,，。;；?？的]{2,8}?)(?:里面?|内|上班|工作|办公)(?![容部])/g,
  /(?:我|咱|俺)们?(?:公司|团队|厂|店)?(?:是|现在|目前|都|就)?在([^,，。;；?？的]{2,8})的(?=[^,，。;；?？]{0,8}(?:团队|企业|公司|个体|店|厂))/g,
  // 我们是服务站的小王, 我是县区局的.
  /(?:我|咱|俺)们?(?:这边)?是([^,，。;；?？的]{2,10})的(?:[小老]\p{Script=Han})?(?=[,，。;；?？\s])/gu,
  // 开个面馆.
  /(开(?:了|着)?(?:个|家|一家|一个|间)\p{Script=Han}{2,6})/gu,
  // 去外地参展, 那天我在外地.
  /(?:[去到]|我在)(外[地省市面边])(?![户籍人企车注])/g,
  // 我们医院想引进人才.
  /(?:我|咱|俺)们(\p{Script=Han}{1,4}?(?:医院|学校|[馆厂店社场]))(?=[^的])/gu,
]
