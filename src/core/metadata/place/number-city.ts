/** Which city's a document is by the character that its number begins with. */
import { findRegions, regionOf, type Region } from '../../regions/index.ts'
import { speaksForCity } from './likely-place.ts'
import { MOST_READ } from './named-places.ts'

/**
 * The city that numbers such as 锡委发〔2019〕22号, 甬政发〔2020〕5号 stand for, if the text speaks as a city and either
 * names a place of its province or none at all. Null if it may be another's (常 is 常州 as well as 常德).
 */
export function cityOfNumber(number: string, source: string): Region | null {
  const text = source.slice(0, MOST_READ)
  const character = number.charAt(0)
  const cities = (CITIES.get(character) ?? []).flatMap((code) => regionOf(code) ?? [])
  if (cities.length === 0 || !speaksForCity(text)) return null
  const named = findRegions(text).filter(({ matched, region }) => matched.length > 1 && region.code !== '')
  // 昆政发 is that of 昆山 in a text that names it.
  const isFree = ({ code }: Region): boolean =>
    named.every(({ region }) => !region.name.startsWith(character) || region.code.startsWith(code))
  const isNamed = ({ code }: Region): boolean => named.some(({ region }) => region.code.startsWith(code.slice(0, 2)))
  const meant = cities.filter((city) => isFree(city) && (named.length === 0 || isNamed(city)))
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** Ministries and provinces have no number that begins so; counties that do speak as counties. */
const CITIES: ReadonlyMap<string, readonly string[]> = new Map(
  (
    '沈=2101 鞍=2103 哈=2301 锡=3202 徐=3203 常=3204/4307 通=3206 盐=3209 扬=3210 镇=3211 泰=3212/3709 宿=3213/3413 ' +
    '杭=3301 甬=3302 温=3303 嘉=3304/6202 绍=3306 衢=3308 舟=3309 芜=3402 蚌=3403 滁=3411 阜=3412 亳=3416 ' +
    '榕=3501 厦=3502 莆=3503 泉=3505 漳=3506 洪=3601 萍=3603 抚=3610/2104 饶=3611 淄=3703 枣=3704 烟=3706 潍=3707 ' +
    '威=3710 聊=3715 菏=3717 郑=4101 汴=4102 洛=4103 焦=4108 濮=4109 宜=4205/3609/5115 襄=4206 荆=4210/4208 株=4302 ' +
    '潭=4303 衡=4304/1311 郴=4310 穗=4401 韶=4402 深=4403 珠=4404 佛=4406 湛=4408 茂=4409 肇=4412 莞=4419 揭=4452 ' +
    '柳=4502 梧=4504 蓉=5101 泸=5105 绵=5107 筑=5201 遵=5203 昆=5301'
  )
    .split(' ')
    .map((entry) => {
      const [character = '', codes = ''] = entry.split('=')
      return [character, codes.split('/')] as const
    }),
)
