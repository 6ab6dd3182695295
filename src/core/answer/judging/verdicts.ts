/**
 * Tells whether normalised text says the yes or no that a question asks for (算违法吗: 并不违反现行法律法规规定), whatever words it has
 * for the subject; null if no such answer is asked for.
 */
export function verdictAsked(question: string): ((text: string) => boolean) | null {
  const verdict = VERDICTS.find(({ asked }) => asked.test(question))
  return verdict ? (text) => verdict.said.test(text) : null
}

const VERDICTS: readonly { readonly asked: RegExp; readonly said: RegExp }[] = [
  // Whether it is against the law: 并没有禁止, 不违法.
  {
    asked:
      /(?:算|是|会|属于|有没有|涉嫌|构成)[^,，。?？]{0,4}(?:违[法规]|犯法|非法)|(?:违[法规]|犯法|合[法规])[^,，。?？]{0,6}(?:吗|么|嘛|不|没有?)[?？。\s]*$|(?:合不合|违不违|犯不犯)[法规]/,
    said: /(?:不|未|没有|并非|属于?|构成|涉嫌)[^,。;?]{0,4}(?:违[反法规]|禁止|犯罪)|(?:^|[^不])(?:合法|合规)(?![权利性经])|(?:^|[,。;])(?:严禁|禁止)/,
  },
  // 兼职的算不算: what counts as one of them, in whatever form.
  {
    asked:
      /算不算(?!违)|(?:^|[^计核测结预打])算[^,，。?？]{0,8}(?:吗|么|嘛)[?？。\s]*$|(?:属不属于|是否属于|属于[^,，。?？]{1,12}(?:吗|么|嘛))/,
    said: /属于|视[为同]|不限(?!于)|[计纳]入|算作|认定为|均可|可以?是|不包[括含]/,
  },
  // Whether one may: 因此不能向社会公开募捐, behind the sentence on how it came about.
  {
    asked: /能不能|可不可以|能否|可否|准不准|许不许|(?:能|可以|允许)[^,，。?？]{1,16}(?:吗|么|嘛)[?？。\s]*$/,
    said: /(?:不|均|也)(?:能|得|可)|可以(?!说)|禁止|允许|不予/,
  },
  // Whether it helps: 无法起到预防目的，不建议佩戴.
  {
    asked: /(?:顶用|有用|起作用|防得住)[^,，。?？]{0,2}(?:吗|么|嘛|不|没有?)[?？。\s]*$|有没有用|顶不顶用/,
    said: /无法|不能|不建议|可以|起到|有效/,
  },
]

/**
 * Tells whether normalised text says what becomes of what exceeds a limit (超过的部分结转以后三年扣除), if a question asks for that
 * (超过了咋办); null if it does not.
 */
export function beyondAsked(question: string): ((text: string) => boolean) | null {
  return ASKS_BEYOND.test(question) ? (text) => BEYOND.test(text) : null
}

const ASKS_BEYOND =
  /超(?:过|出|额|了)[^,，。?？]{0,12}(?:怎么|咋|如何)(?:办|处理|弄|算|扣|整)|(?:超(?:过|出|额|了)|多出)来?的?(?:那|这)?(?:部分|一?些|一?块)[^,，。?？]{0,8}(?:白|作废|浪费|还能|能不能|可以|不算|没了|算不算|呢)/
const BEYOND =
  /超(?:过|出)[^。;]{0,60}(?:结转|不予|不再|不计|不享受|不享有|自行|自[担负理筹]|由[^。;,]{2,16}(?:承担|负担))/
