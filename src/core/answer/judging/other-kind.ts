import type { Comparable } from '../../search/collection.ts'

/** What each rank of a scale is called, from the highest; a grant for one is none for those below it. */
const SCALES: readonly (readonly string[])[] = [
  ['国家级|国家|全国|小巨人', '省级|自治区级|全省', '市级|全市', '[县区]级|县区级'],
  ['博士', '硕士', '本科', '大专|专科|高职', '中专|中职|技校'],
  ['高级技师', '技师', '高级工|三级', '中级工|四级', '初级工|五级'],
  ['特等奖', '一等奖', '二等奖', '三等奖'],
  ['金奖', '银奖', '铜奖', '优秀奖'],
  ['主板', '创业板', '科创板', '北交所', '新三板'],
  ['发明专利', '实用新型', '外观设计'],
]

/** Kinds of one thing, and what is said of all of them: what is granted for 生猪 is not granted for 羊. */
const KINDS: readonly { readonly each: readonly string[]; readonly all: RegExp }[] = [
  {
    each: [
      '生猪|猪场|养猪|能繁母猪|种猪|仔猪',
      '肉牛|养牛|牛场|母牛|犊牛|黄牛',
      '奶牛|奶业',
      '羊',
      '鸡|蛋禽',
      '鸭',
      '鹅',
      '兔',
      '蜂',
      '蚕桑?',
      '水产|渔业|鱼',
      '虾|蟹',
    ],
    all: /畜禽|畜牧|牲畜|养殖业|特色养殖|种养/,
  },
  {
    each: [
      '水稻|稻谷|早稻|晚稻|双季稻',
      '小麦',
      '玉米',
      '大豆',
      '油菜',
      '花生',
      '棉花',
      '马铃薯|土豆',
      '茶叶?',
      '烟叶|烤烟',
      '蔬菜|大棚菜',
      '食用菌|香菇|木耳',
      '中药材|药材',
      '花卉|苗木',
      '柑橘|脐橙|橙|柚',
      '苹果',
      '葡萄',
      '草莓',
      '蓝莓',
      '猕猴桃',
      '百香果',
      '火龙果',
      '桃',
      '梨',
      '樱桃',
    ],
    all: /水果|林果|作物|粮油|粮食|种植业|农产品|种养/,
  },
  {
    each: [
      '增值税',
      '企业所得税',
      '个人所得税|个税',
      '房产税',
      '城镇土地使用税|土地税',
      '契税',
      '印花税',
      '车船税',
      '消费税',
    ],
    all: /税费|各项税收|地方税|纳税总额|综合贡献/,
  },
  {
    each: ['养老保险', '医疗保险|医保', '失业保险', '工伤保险', '生育保险', '公积金'],
    all: /社会保险|社保|五险|三险/,
  },
  {
    each: [
      '重点实验室',
      '工程技术研究中心|工程研究中心',
      '企业技术中心',
      '制造业创新中心|产业创新中心',
      '企业研究院',
      '博士后',
      '院士工作站|专家工作站',
      '孵化器',
      '众创空间',
      '星创天地',
    ],
    all: /创新平台|研发平台|科技平台|研发机构|创新载体|双创|平台载体/,
  },
]

/** Of one rank: where it is named, and where it is named with all above it (本科及以上). */
interface Rank {
  readonly named: RegExp
  readonly upwards: RegExp
}

const scales: readonly (readonly Rank[])[] = SCALES.map((scale) =>
  scale.map((names) => ({ named: new RegExp(names), upwards: new RegExp(`(?:${names})[^,，。;；]{0,6}以上`) })),
)

const kinds = KINDS.map(({ each, all }) => ({ each: each.map((names) => new RegExp(names)), all }))

/**
 * Tells whether a clause speaks of other ranks or kinds than the one that a question names: of 硕士 and 本科 where 大专 was
 * asked, of 生猪 where 羊.
 */
export function otherKindOf(question: string): (form: Comparable) => boolean {
  const isOfOtherRank = otherRankOf(question)
  const asked = kinds.flatMap(({ each, all }) => {
    const named = each.filter((kind) => kind.test(question))
    return named.length > 0 && !all.test(question) ? [{ named, each, all }] : []
  })
  return (form) => {
    if (isOfOtherRank(form)) return true
    const read = readOf(form)
    return asked.some(
      ({ named, each, all }) =>
        !named.some((kind) => kind.test(read)) && !all.test(read) && each.some((kind) => kind.test(read)),
    )
  }
}

function readOf({ text, heading, title, classes }: Comparable): string {
  return `${title}\n${heading}\n${text}\n${classes}`
}

function otherRankOf(question: string): (form: Comparable) => boolean {
  const asked = scales.flatMap((scale) => {
    const at = scale.findIndex(({ named }) => named.test(question))
    return at < 0 ? [] : [{ scale, at }]
  })
  return (form) => {
    const read = readOf(form)
    return asked.some(
      ({ scale, at }) =>
        !scale[at]?.named.test(read) &&
        scale.some(({ named }) => named.test(read)) &&
        !scale.slice(at).some(({ upwards }) => upwards.test(read)),
    )
  }
}
