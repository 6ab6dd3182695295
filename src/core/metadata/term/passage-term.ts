import type { Span } from '../../model.ts'
import { DATE, findDates, lastDayOfMonth } from '../../text/dates.ts'
import { foldFigures } from '../../text/normalise.ts'

/** Until when something granted in a passage holds, verbatim and as an ISO date. */
export interface PassageTerm {
  readonly text: string
  readonly until: string
}

/**
 * What a passage says of how long its own grants hold (政策实施期限截至2020年12月31日, 执行至2025年底), in order. Days by which
 * something is to be handed in are none. Linear.
 */
export function termsOfPassage(passage: string): (PassageTerm & Span)[] {
  const folded = foldFigures(passage)
  const found = [HOLDS_UNTIL, PUT_OFF, OF_A_YEAR, GRANTED_BEFORE].flatMap((pattern) => [...folded.matchAll(pattern)])
  return found
    .sort((a, b) => a.index - b.index)
    .flatMap((match) => {
      const until = findDates(match[0]).at(-1)?.iso ?? lastDayOfMonth(match.groups?.year, match.groups?.month ?? '12')
      return until && !HANDED_IN.test(passage.slice(Math.max(0, match.index - 8), match.index))
        ? [
            {
              text: passage.slice(match.index, match.index + match[0].length),
              until,
              start: match.index,
              end: match.index + match[0].length,
            },
          ]
        : []
    })
}

const HOLDS =
  '(?:政策|执行|实施|施行|有效|试行|享受|补贴|补助|减免|缓缴|优惠|扶持)(?:政策)?(?:执行|实施|享受)?(?:期限?|时间)?'
const TO = '(?:至|截至|截止至?|截止到)'
/** Also 2022年年底. */
const MONTH_OR_YEAR = '(?<year>(?:19|20)[0-9]{2})年(?:(?<month>[0-9]{1,2})月)?(?:年?底)?(?![0-9])'
/** 自2020年1月1日起 may stand between, or behind a label (执行期限：2025年1月1日至…, 实施期限为…至…); 实施到2027年 is rather an aim. */
const HOLDS_UNTIL = new RegExp(
  `${HOLDS}(?:由[^。；，\\n]{2,16}?)?(?:为|暂定|延长|延续|调整)?(?:(?:自|(?<=期限?|时间)[：:]|(?<=(?:期限?|时间)为))[^。；，\\n]{4,16}?)?` +
    `(?:(?:${TO}|到)\\s?(?:${DATE.source})|${TO}\\s?${MONTH_OR_YEAR})` +
    // A cell under 执行期限: 区税务局 至2027年12月31日.
    `|(?<=[\\s|])${TO}\\s?(?:${DATE.source})(?=[\\s|]|$)`,
  'g',
)
/** 补足期限延至2023年3月31日, 可延期至2022年年底. */
const PUT_OFF = new RegExp(
  `(?:(?:期限?|时间)(?:延长|延续|顺延|延)|延期)(?:至|到)\\s?(?:(?:${DATE.source})|${MONTH_OR_YEAR})`,
  'g',
)
/** 2022年减免3个月租金: what is waived is that year's. */
const OF_A_YEAR =
  /(?<![0-9])(?<year>20[0-9]{2})年度?内?(?:全额|一次性|再)?(?:减免|免收|免征|免除|减半|缓缴|缓征)(?![^，。；]{0,12}的(?:[，,]|企业|单位|业主))/g
/** 在2025年12月31日前按月租金的20%给予减免. */
const GRANTED_BEFORE = new RegExp(
  `(?:在|于|至)\\s?(?:${DATE.source})\\s?(?:之?前|止)(?=[，,]?(?:[按对][^。；，\\n]{0,24}?)?(?:给予|予以|享受|减免|免收|减半|免征))`,
  'g',
)
const HANDED_IN = /申[报请]|受理|报名|填报|提交|征集|公示/
