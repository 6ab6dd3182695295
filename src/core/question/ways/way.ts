/** One thing that may be asked of a measure, and the ways in which people ask it. For normalised text in its usual words. */
export interface Way {
  /** How it is asked plainly; `$1` is what the way itself names. */
  readonly plain: string
  /** What stands for it in a question: no part of another sentence, each bounded. */
  readonly said: readonly RegExp[]
  /** The rest of the message that must be there. */
  readonly where?: RegExp
  /** Of what the same words ask something else. */
  readonly unless?: RegExp
}

/** A way in all the forms that its pieces make. */
export function way(
  plain: string,
  said: readonly string[],
  { where, unless }: Pick<Way, 'where' | 'unless'> = {},
): Way {
  return {
    plain,
    said: said.map((form) => new RegExp(form, 'gu')),
    ...(where && { where }),
    ...(unless && { unless }),
  }
}

/** 大概要, 一般得等: between what is asked of and how long. */
export const ABOUT =
  '(?:大概|大约|一般|通常|正常|总共|一共|到底|究竟|差不多|前后|最[快慢多长]|至少|起码|还|都|又|也|才|就)'
const NEEDS = '(?:是|走|要|得|需要?|用|花|等|有|能|可以|会|给|应当?|该|(?:不得?|不能)超过|你们那?边?)'
export const MAY = `(?:${ABOUT}|${NEEDS}){0,5}`
export const WHEN =
  '(?:什么时候|什么日[子期]|几月几[号日]|几[号月]|哪一?[天日]|哪个?(?:月|日子|时间)|何[日月]|哪一?年(?:哪一?月)?)'
export const HOW_LONG =
  '(?:多久|多长(?:时间)?(?![期度])|多少时间|(?:(?<![了好这那近头前])几|多少)个?(?:工作日|[天日周月年]|星期|礼拜|小时))'
export const DOCUMENT = '(?:政策|办法|文件|细则|规定|措施|通知|方案|意见|条例|红头)'
/** What is granted. */
export const GRANT = '(?:补[贴助]|奖[励补金]|资助|贴息|津贴|扶持|资金|补偿)'
export const APPLY = '(?:申[请报领]|报名?|领取?|拿|享受|办理?)'
export const OFFICE = '(?:部门|单位|机关|机构|科室|处室|局|口|家|边)'
