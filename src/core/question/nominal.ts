/**
 * Who works with papers asks in nouns: 日补助标准及补助天数, 受理机关, 纸质件份数. Each is said here as a question in plain words
 * (补助几天, 哪个部门受理, 纸质件几份), which is what intents, facets and the words of a search are read from.
 *
 * Only a sentence that asks in no other way is changed: 申请次数怎么算 asks how they are counted.
 */
export function inPlainWords(question: string): string {
  return question
    .split(/(?<=[；;。？?！!\n])/)
    .map((sentence) => {
      const plain = FORMAL.reduce((text, [formal, said]) => text.replace(formal, said), sentence)
      return ASKS.test(plain.replace(BEHIND_NOUN, ''))
        ? plain
        : HEADS.reduce((text, [noun, said]) => text.replace(noun, said), plain)
    })
    .join('')
}

/** 应向何单位报告, 可获补助几何: question words that nobody says; 任何单位, 如何处理 and 为何 are words of their own. */
const FORMAL: readonly (readonly [RegExp, string])[] = [
  [/(?<![任如为])何(?:单位|部门|机关|机构)/g, '哪个部门'],
  [/(?<![任如为])何(?:处(?![理罚置分])|地)/g, '哪里'],
  [/(?<![任如为])何[人者]/g, '谁'],
  [/(?<![任如为])何[日天]/g, '哪天'],
  [/(?<=[补奖给贴返罚获][助励贴金款]?)几何(?=[\s?？。]*$)/g, '多少'],
  [/(?<=(?:奖励|补助|补贴|资助|贴息|标准|金额|比例))(?:又)?(?:如何|何如)(?=[\s?？。]*$)/g, '多少'],
]

/** A question by itself, whatever noun it holds. */
const ASKS =
  /[吗么呢嘛谁啥咋哪几]|什么|怎[么样]|如何|多[少久大高长]|[是能可会应]否|有无|[能会要是有给算]不[能会要是给算]|有没有|为何|何种/

/** 是多少, 为何, 如何 say no more than the noun before them. */
const BEHIND = '(?:(?:[是为]|有)?(?:多少|什么|啥|哪些|哪[个家]?|谁|何|如何|怎样|怎么样|怎么规定的?|几何))'
const BEHIND_NOUN = new RegExp(`${BEHIND}(?=[\\s?？。；;！!]*$)`)
/** At the end, or before the last of what is asked for: 人数及总额. */
const ENDS = `${BEHIND}?(?=[\\s?？。;；！!]*$|[、，,及和与][^，,。]{1,14}$)`

const BODY = '(?:机关|部门|单位|机构|主体)'

/** Nouns that a question ends with, and how it is asked. */
const HEADS: readonly (readonly [RegExp, string])[] = (
  [
    [`(受理|承办|经办|主管|审批|审核|核准|评审|发放|拨付|登记|验收|解释|监督|监管|办理)${BODY}`, '哪个部门$1'],
    [`(?:责任|实施|执行)主体`, '哪个部门负责'],
    ['审批权限', '哪个部门审批'],
    ['(?:最终)?解释权(?:归属)?', '哪个部门负责解释'],
    ['(?:发文|制定|印发)(?:机关|单位|部门)', '是谁发的'],
    ['(?:发文字号|发文号|文件编号|文件号)', '文号多少'],
    ['失效(?:日期|时间)', '有效期到什么时候'],
    ['起止(?:时间|日期)', '什么时候开始，到什么时候截止'],
    ['(受理|兑现|拨付|到账|发放|兑付)(?:时间|日期)', '什么时候$1'],
    ['(办理|办结|审批|审核|评审)(?:时限|期限|周期)', '$1要多长时间'],
    ['(入库|入选|入围|遴选)(?:条件|标准|门槛)', '$1要什么条件'],
    ['准入(?:条件|标准|门槛)', '要什么条件'],
    ['天数', '几天'],
    ['月数', '几个月'],
    ['时长', '多长时间'],
    ['频次|频率', '多久一次'],
    ['次数', '几次'],
    ['份数', '几份'],
    ['人数', '多少人'],
    ['家数', '多少家'],
    ['名额', '多少个名额'],
    ['(?:数量|总量|数额|总数)', '多少'],
    ['(?:总规模|资金规模|总额)', '总额多少'],
    ['(?:限额|封顶额|封顶金额)', '最高多少'],
    ['(?:下限|起点|起补点)', '最少多少'],
    ['幅度', '多少'],
    ['(申[请报领]|享受|适用|补助|补贴|奖励|资助|支持|扶持|发放)(?:主体|对象|群体)', '$1哪些对象'],
    ['适用范围', '适用于哪些对象'],
    ['(?:申报|申请|办理|所需|提交|报送)(?:材料|资料)(?:目录|清单)?', '需要什么材料'],
    ['(材料|资料)(?:目录|清单)', '需要什么$1'],
    ['(申[请报领]|办理|提交|报名|兑[现付]|领取|拨付|发放)(?:渠道|方式|途径|路径)', '怎么$1'],
    ['(?:计算|核算|测算)(?:方式|方法|口径|办法)', '怎么算'],
    ['(?:政策|法律)依据', '依据什么文件'],
    ['(?:不良|违规)?后果', '会怎么处理'],
    ['(?:罚则|法律责任|处罚(?:标准|措施|方式))', '怎么处罚'],
    ['(?:定义|含义|概念)', '是什么意思'],
    ['异同', '有什么不同'],
  ] as const
).map(([noun, said]) => [new RegExp(`(?:的|之)?(?:${noun})${ENDS}`, 'g'), said])
