/**
 * The name of a division without the word for its kind: 安康市 → 安康, 黔东南苗族侗族自治州 → 黔东南, 内蒙古自治区 → 内蒙古.
 * A name that would leave a single character stays whole (和县).
 */
export function shortName(name: string): string {
  for (const kind of KINDS) {
    if (!name.endsWith(kind)) continue
    const stem = withoutPeoples(name.slice(0, -kind.length), kind)
    return stem.length >= 2 ? stem : name
  }
  return name
}

const KINDS = [
  '特别行政区',
  '自治区',
  '自治州',
  '自治县',
  '自治旗',
  '地区',
  '新区',
  '林区',
  '特区',
  '省',
  '市',
  '盟',
  '县',
  '区',
  '旗',
]

/** Longest first, so that 苗族侗族 is taken off as two and 达斡尔族 as one. */
const PEOPLES = (
  '蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 ' +
  '仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各'
)
  .split(' ')
  .flatMap((people) => [`${people}族`, ...(people.length > 1 ? [people] : [])])
  .sort((a, b) => b.length - a.length)

function withoutPeoples(stem: string, kind: string): string {
  if (!kind.startsWith('自治') && !stem.endsWith('族')) return stem
  let rest = stem
  for (;;) {
    const people = PEOPLES.find((name) => rest.endsWith(name) && rest.length - name.length >= 2)
    if (!people) return rest
    rest = rest.slice(0, -people.length)
  }
}
