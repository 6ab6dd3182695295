import { defines, termAsked } from '../../question/definition.ts'
import { OPEN_NOW } from '../../question/open-now.ts'

/** Tells whether normalised text says anything of the particulars that a question asks for; true if it asks for none. */
export function facetOf(question: string): (text: string) => boolean {
  const term = termAsked(question)
  const asked = FACETS.filter((facet) => facet.asked.test(question))
  return (text) => (term === null || defines(text, term)) && asked.every(({ said }) => said.test(text))
}

/** Tells whether normalised text is about just the particular that a question asks for; null if it asks for none. */
export function particularOf(question: string): ((text: string) => boolean) | null {
  return anyOf(FACETS.filter((facet) => facet.asked.test(question)))
}

/** The same for what a document says once for all that it grants: when to apply, with what papers, how it is paid. */
export function provisionAsked(question: string): ((text: string) => boolean) | null {
  return anyOf(FACETS.filter((facet) => facet.ofDocument && facet.asked.test(question)))
}

/** Tells whether normalised text names a period, if a question asks for one (领几个月); null if it asks for none. */
export function periodAsked(question: string): ((text: string) => boolean) | null {
  const asked = PERIODS.filter((facet) => facet.asked.test(question))
  return asked.length === 0 ? null : (text) => asked.every(({ said }) => said.test(text))
}

/** Whether what a document says once for all is only told where no clause about the subject answers. */
export function yieldsToSubject(question: string): boolean {
  return FACETS.some((facet) => facet.yields && facet.asked.test(question))
}

interface Facet {
  readonly asked: RegExp
  readonly said: RegExp
  /** What only a clause says that is about just this: others only touch it. */
  readonly best?: RegExp
  /** A document says it once for all that it grants. */
  readonly ofDocument?: true
  /** Clauses about the subject tell it in their own way: the document's provision is for want of them. */
  readonly yields?: true
}

const CHINESE_COUNT = '[一二两三四五六七八九十]'
/** 14日的医学观察; 2月14日 and 在13日 are dates. */
const DAYS = `(?<![月在于\\d])(?:\\d{1,3}|${CHINESE_COUNT}{1,3})日`
const COUNT = `(?:\\d|${CHINESE_COUNT})\\s?`

/** How long: 隔离多少天, 几个工作日到账, 能领几个月, 交几年社保. Asked beside a sum, it may stand elsewhere. */
const PERIODS: readonly Facet[] = [
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:几|多少)个?工作日/,
    said: new RegExp(`${COUNT}(?:个?工作日|天|小时)|${DAYS}|当[日天]|即[时日]`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:几|多少)天/,
    said: new RegExp(`${COUNT}(?:个?工作日|[天周]|小时|个月)|${DAYS}|当[日天]|即[时日]`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:几|多少)个月/,
    said: new RegExp(`${COUNT}(?:个月|年|季度)|半年|长期`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:几|多少)年(?![前级龄代])/,
    said: new RegExp(`(?<!\\d)(?:\\d{1,2}|${CHINESE_COUNT})(?:周?年|个月)|长期|永久`),
  },
]

/**
 * What may be asked of a subject besides its intent, and the words without which a clause says nothing of it: where a
 * licence is named, nothing is said yet of its examination.
 */
const FACETS: readonly Facet[] = [
  { asked: /^(?!.*考核).*(?:怎么考|如何考|考试|报考|报名|考哪|难考|好考)/, said: /考试|报名|报考|考取/ },
  {
    asked: /位置|地址|在哪(?:里|儿|个|条)?(?:位置|地方|路|区)?[?？吗呢]*$|怎么走|路线/,
    said: /位于|地址|地点|坐落|选址|设在|设立在|[路街道巷]\d+号|在.{2,20}(?:设立|建设|开展)/,
  },
  // When to apply.
  {
    asked:
      /^(?!.*意见(?!稿)).*(?:(?:申报|申请|报名|受理|提交).{0,3}(?:截止|时间|日期|期限)|截止.{0,3}(?:申报|申请|报名)|(?:什么时候|啥时候|何时|几号|哪天|几月份?|多久|多长时间)(?:之?[前内])?(?:去|来|可以|能|要|得|必须|开始)?(?:报(?!一)|申报|申请|提交|提申请|交(?![易流通]))|(?:几号|哪天|什么时候|啥时候|何时|几月份?)(?:就|会)?(?:截止|停止|结束)|截止(?:到|是|在)?(?:几号|哪天|什么时候|啥时候|何时|日期|时间))/,
    said: /截止|截至|年底|月底|(?:延长|延期|顺延|推迟)[至到]|申[报请](?:期|时间)|受理(?:期|时间)|[月日底](?:之?前|起?至|止|内)|每年|次年|年度|补办|补缴|\d(?:个工作日|日|天|个月)内|实施期限|有效期/,
    best: /(?:申[报请]|报名|受理|征集)(?:的?截止)?(?:期|时间|日期)|(?:[年月日天底]|工作日)(?:之?前|以?内|起|止|至|到)(?![^。;]{0,8}(?:不再|不得|不予|取消|禁止))[^。;]{0,40}(?:申|报名|报备|提交|提出(?!审|初审|意见)|受理|报送|填报)|(?:申[报请](?!对象|条件|范围|材料)|报名|提交|提出|受理|报送)[^。;]{0,40}(?:(?<!之)[年月日天底]|工作日)(?:之?前|以?内|止|截止|提出)(?![^。;]{0,8}(?:不再|不得|不予|取消|禁止))|(?:每年|常年|全年|随时|集中)[^。;]{0,16}(?:受理|申报|申请|填报)|申[报请][^。;]{0,8}每年[^。;]{0,4}(?:月|季度)/,
    ofDocument: true,
  },
  // Until when to pay or to declare.
  {
    asked:
      /^(?!.*(?:申请|报名|申领)).*(?:最[晚迟]|(?:交|缴|报税|纳税|缴费|申报)[^,，]{0,8}(?:截止|几号|哪天|几月|哪个月|什么时候|何时|期限)|期限[^,，]{0,6}(?:几号|哪天|几月|哪个月))/,
    said: /./s,
    best: /(?:延长|延期|顺延|推迟)[至到]|[月日底](?:之?前|止)|截[止至]|(?:最长|不超过)[^。;]{0,6}(?:个月|[日天年])|(?:工作日|个月|[\d十]日|天)内/,
  },
  ...PERIODS,
  // Whether one may still apply.
  {
    asked: OPEN_NOW,
    said: /./s,
    best: /(?:申[报请领]|报名|受理|征集|意见|截止)[^。;]{0,30}(?:[日号][^。;]{0,8}(?:至|到|止|前|截止)|(?:至|到|截至|截止)[^。;]{0,12}[日号])|[日号][^。;]{0,4}前[^。;]{0,30}(?:申[报请领]|报名|受理)|(?:每年|常年|全年|随时)[^。;]{0,16}(?:受理|申[报请])|(?:执行|实施|有效|活动)(?:期限?|时间)[^。;]{0,20}(?:至|到)[^。;]{0,12}[年日]/,
    ofDocument: true,
  },
  // The ceiling for one enterprise in one year.
  {
    asked:
      /(?:一年|每年|全年|年度|一[个家][^,，]{0,6})(?:一年)?(?:里|内)?(?:总共|一共|合计|累计)?(?:最多|最高|封顶|上限)(?![^,，]{0,6}\d)|(?:总共|一共|合计|累计)(?:最多|最高|不超过|能拿)|加起来[^,，]{0,4}(?:最多|最高|能拿|能领|多少|上限|封顶)|合计上限|总额上限/,
    said: /./s,
    best: /(?:年度?|每年|当年|累计|合计|总计|同一|单[个家户]|每[家个户])[^。;]{0,24}(?:总额|总计|合计|累计|资金|金额|补助|奖励|补贴|资助)[^。;]{0,12}(?:不(?:得)?超过|最高|上限|封顶|以内)/,
    ofDocument: true,
    yields: true,
  },
  // How much at a time.
  {
    asked:
      /(?:[一单每](?:次|笔|户)|个人|企业)(?:最多|最高|能|可以)[^,，]{0,4}(?:借|贷|用|担保)(?:多少|几)|(?:最多|最高)(?:能|可以)?(?:借|贷|担保)(?:多少|几)|(?:贷款|转贷|担保|授信)?额度(?:最高|最多|上限)?(?:是)?多少|额度上限/,
    said: /./s,
    best: /(?:额度|金额|单笔|单户|每户|每笔)[^。;]{0,24}(?:不(?:得)?超过|最高|上限|控制在)[^。;]{0,10}\d|最高[^。;]{0,16}(?:贷款|担保|转贷)/,
  },
  // Whether one has to apply at all, and oneself.
  {
    asked:
      /(?:要不要|用不用|需不需要|需要|要|得|可以|能)(?:企业|个人|我们|自己)*(?:自己)(?:去)?(?:申请|申报|报(?!销))|(?:要不要|用不用|需不需要|需要)(?:企业|个人|我们)?(?:去)?(?:申请|申报)(?:吗|么|$)|自动(?:发|给|到账)|免申即享/,
    said: /./s,
    best: /免申|无需|不(?:需要|用)|主动|自动|个人申[请报]|由[^。;]{1,12}(?:申[请报]|提出)/,
    ofDocument: true,
  },
  // Where and until when to object.
  {
    asked:
      /意见(?!稿).{0,8}(?:提|反馈|发|交|跟谁|给谁|几号|截止|怎么|哪)|(?:异议|意见)(?!.{0,3}(?:有效|废|作废|失效|过期|修改|改过)).{0,4}(?:吗|咋|怎么)/,
    said: /意见|异议|反馈|反映/,
    best: /(?:意见|异议|反馈|反映)[^。]{0,60}(?:邮箱|邮件|电话|传真|信函|书面|来信|@|\d{7}|[日前]|处|科)|(?:截止|[日月]前)[^。]{0,30}(?:意见|异议|反馈)/,
    ofDocument: true,
  },
  // What is to be reached.
  {
    asked: /数量指标|(?:指标|目标|任务)[^,，]{0,3}(?:多少|几[个件家项]|是什么)|(?:要|得)(?:达到|完成|实现)(?:多少|几)/,
    said: /./s,
    best: /(?:达到?|完成|实现|突破|不少于|不低于|超过|新增|力争)[^。;,]{0,16}\d|\d[^。;,]{0,10}以上/,
  },
  // Whether something is waived.
  {
    asked: /(?:能不能|可不可以|可以|有没有|能|是不是|是否)[^,，]{0,4}免(?:掉|除|了|交|缴|收)?(?:的|吗|么|不|$|[?？])/,
    said: /./s,
    best: /免(?:除|收|征|予|缴|交|于|去)|不再?收取/,
  },
  // What one has to pay oneself.
  {
    asked: /(?:自己|个人|企业|公司|单位|机构|[^,，]户)(?:要|得|需要?)?(?:掏|出|交|缴|承担|负担)(?:多少|几成|百分之几)/,
    said: /承担|负担|自[担负付筹]|缴|出资|其余|费率/,
    best: /自[担负付筹]|(?:个人|企业|单位|机构|投保人|申请人|农户)[^。;,]{0,12}(?:承担|负担|缴纳|缴费)|其余[^。;]{0,16}(?:承担|负担)|(?:单位|个人)费率/,
    ofDocument: true,
  },
  // Which budget bears the cost.
  {
    asked:
      /(?:谁(?:出|掏|拿钱|赔)|掏钱|各(?:出|担|负担|承担|掏|拿|赔)|分别出|怎么分[担摊]|[市区县省]里?出|分担比例|承担(?:比例|多少|几成)|哪级财政|财政怎么)/,
    said: /财政|承担|分担|负担|列支|出资/,
    best: /财政[^。;]{0,24}(?:分担|承担|负担|出资|列支)|(?:分担|承担|负担)比例|各?(?:分担|承担|负担)\d{1,3}[%成]|(?<!\d)\d[:：]\d(?!\d)/,
    ofDocument: true,
  },
  // What papers to hand in.
  {
    asked:
      /(?:什么|哪些|啥|几份|多少)(?:申[请报])?(?:材料|证件|资料|证明)|(?:(?<![新原写])材料|证件)(?:清单|要|有|需|包括|怎么|是什么|呢|$)|(?:带|交|准备|提供|提交|需要)(?:些|点)?(?:什么|哪些|啥)(?:东西|$)/,
    said: /(?<![新原])材料|要件|复印件|申请[表书]|审批表|身份证|执照|证明|凭证|发票|提[供交][^。;]{0,12}(?:合同|票据|证书|表格)/,
    best: /(?<![新原])材料|要件|复印件|申请[表书]|审批表|身份证|执照/,
    ofDocument: true,
  },
  // How to apply.
  {
    asked: /(?:怎么|如何|咋)(?:去|来|才能)?(?:申[请报]|报名|办理|申领)|申[请报](?:流程|程序|步骤|方式|方法)/,
    said: /./s,
    best: /申[请报][^。;]{0,60}(?:平台|系统|窗口|网)|(?:登[录陆]|通过)[^。;]{0,40}(?:申[请报]|填报|提交)|(?:程序|流程)|向[^。;]{2,30}(?:申[请报]|提[出交]|报送)/,
    ofDocument: true,
  },
  // What the money may be spent on.
  {
    asked:
      /(?:资金|钱|经费|补贴|奖励|奖金|补助|贷款)[^,，]{0,5}(?:能不能|可不可以|可以|能否|可否|能|是不是)[^,，]{0,2}(?:拿[去来]|用来|用于|用在|花在|用去)|(?:资金|钱|经费|补贴|奖金|补助|贷款)的?(?:用途|使用范围|开支范围)/,
    said: /用于|使用|支出|列支|开支|挪用/,
    best: /不得(?:用于|列支|挪用|支付|偿还)|专款专用|[使开支][用支出]范围|(?:主要|专项|可以?|应当?|只能)用于/,
    ofDocument: true,
  },
  // Where to hand it in.
  {
    asked:
      /(?:[向找跟往]|去|到|送到?|交到?|交给)(?:谁|哪(?:儿|里|个[^,，]{0,4})?)(?:去|来)?(?:申[请报]|报名|提交|报送|递交|申领|交)|(?:去|到|在)哪(?:儿|里|个地方)办|(?:交给|[送报]给)(?:谁|哪)|[交送报]到?哪(?:儿|里|个|$|[,，?？])|哪个(?:平台|系统|网站|窗口)[^,，]{0,3}[报申办填]/,
    said: /./s,
    best: /[向到至在由][^。;]{2,30}(?:申[请报]|提[出交]|报送|报名|办理|受理)|受理[^。;]{0,6}(?:部门|单位|机构|窗口)|登[录陆][^。;]{2,30}(?:申[请报]|填报)|窗口|统一受理|平台[^。;]{0,12}(?:受理|申[请报])/,
    ofDocument: true,
  },
  // What is left out.
  {
    asked:
      /(?:哪些|什么|啥|哪几[种类]).{0,8}(?:不算|不包括|不包含|不含|不能|不可以|不予|不给|不补|不支持|不得|没有资格|除外)/,
    said: /不|除外|禁止|非/,
    best: /不(?:包括|包含|含|得|予|能|属于|享受|支持|纳入|列入|计入|再|适用)|除外|禁止/,
  },
  // How and when the money is paid.
  {
    asked:
      /分(?:几|多少)[次期年批笔步]|几[次期年批](?:给|发|拨|兑|到位|付)|一次(?:性)?(?:给|发|拨|付|到位)(?:完|清|还是|吗|不)|怎么(?:拨付?|兑付|兑现|发放|到账|打到|打给|给到)|一次性(?:打|拨|发)给|打到(?:哪|谁|什么)|[打拨发付]给[^,，]{0,8}还是|哪张卡|多久(?:发|给|拨|打)一次|多久(?:能|会|才)?(?:拿|收)到|(?:多久|几天|多少天|什么时候|啥时候)(?:钱)?(?:能|会|才)?(?:到账|拨付|兑现|发放|打款)|(?:拨付|兑付|发放)(?:方式|进度|办法)/,
    said: /拨付|兑[付现]|发放|一次性|分.{0,4}[次期年批]|支付|到账/,
    best: /分[^。;,]{0,6}[次期年批][^。;]{0,6}|第[一二三]年[^。;]{0,12}[奖补拨兑]|分别按[^。;]{0,16}\d+%|一次性(?:拨付|发放|兑[付现]|支付)|(?:拨付|兑[付现]|发放)[^。;]{0,30}\d+%|\d+%[^。;]{0,10}(?:拨付|兑[付现]|发放)|[先首][期次批](?:拨付|发放)?|[年月日季度底][^。;]{0,6}(?:拨付|兑[付现]|发放)|阶段(?!性)|[日天月]内[^。;]{0,24}(?:拨付|兑[付现]|发放|支付|到账)|按(?:月|季度?|半?年)(?:拨付|发放|兑[付现])|(?:通过|打入|拨[至入到]|汇入|存入|[发返][放还][至到入])[^。;]{0,30}(?:卡|账户)/,
    ofDocument: true,
  },
  // What follows where support was obtained by deceit.
  {
    asked:
      /(?:造假|作假|骗|虚报|弄虚作假|套取)[^,，]{0,16}(?:怎么|会|几年|咋|吗|后果|处理|罚)|几年(?:内|之内)?不(?:能|得|准|让)再?(?:[申报拿领]|享受)/,
    said: /./s,
    best: /追回|取消|失信|追究|(?:虚报|骗取|弄虚作假|套取|不实)[^。;]{0,60}(?:收回|退回|退还|不得|不予)/,
    ofDocument: true,
  },
  // What follows on a breach.
  {
    asked: /处罚|罚[款金]|罚多少|怎么罚|会被?(?:罚|怎么处理|怎么办)|被?怎么处理|后果|追[责究]/,
    said: /./s,
    best: /罚款|警告|没收|吊销|追究|责令|处分|处以|追回|取消|失信/,
  },
  // The sum of a fine: what a clause awards is none.
  { asked: /罚(?:款|金)?(?:多少|几|标准)/, said: /罚|没收/ },
  // Who is responsible.
  {
    asked:
      /谁(?:来|在)?(?:负责|管(?!理)|主管|牵头|查处|监管|监督|审批|审核|验收|认定|评审)|归(?:谁|哪[^,，]{0,4})(?:管|负责)/,
    said: /./s,
    best: /(?:部门|局|委|办|厅|单位|机构|政府|中心|站|会)[^。;,，]{0,12}(?:负责|主管|牵头)|由[^。;,，]{2,24}(?:负责|牵头|组织|受理)|责任单位|牵头单位/,
  },
  { asked: /谁(?:来)?签[发字署]|签[发署]人/, said: /签发|签署|签字/ },
  { asked: /利率|年化|利息(?:是)?多少/, said: /利率|lpr|基点|利息|贴息/ },
  { asked: /(?:评定|认定|划分|评审|验收|建设|分级)(?:的)?标准/, said: /标准|条件|符合|指标|要求|不低于/ },
  { asked: /年龄|几岁|多大岁数|周岁/, said: /岁|年龄/ },
  // 打电话来问 tells how somebody asked.
  {
    asked:
      /电话(?!来|里|中|过来|问|咨询|给|说|我)|联系方式|热线|打哪个号|(?:找|向|跟)谁(?:咨询|问|联系)|(?:咨询|联系)谁/,
    said: /电话|热线|联系|\d{7,}|\d{5}/,
    best: /\d{3,4}-\d{4,8}|热线|\d{7,}|联系(?:电话|方式|人)[:：]/,
    ofDocument: true,
  },
  { asked: /网址|网站|官网|公众号|小程序|哪个app/, said: /网|www|http|公众号|小程序|app|平台|系统/ },
  // Opening hours.
  {
    asked:
      /几点(?:上班|下班|开门|关门)|(?:营业|上班|办公|工作|开放)时间|(?:中午|周末|周六|周日|节假日|晚上)[^,，]{0,4}(?:上班|开门|办公|营业|休息|办)/,
    said: /\d点|\d[:：]\d|上午|下午|时间/,
    best: /(?:上午|下午|周[一二三四五六日])[^。;]{0,12}\d|\d[:：]\d\d/,
    ofDocument: true,
  },
  // How often.
  {
    asked: /(?:领|拿|享受|申[请报]|报|补|贴|给|用|借|办)几[次回]|几[次回](?:补贴|奖励|机会)|最多[^,，]{0,6}几次/,
    said: /次|重复/,
    best: /(?:不(?:得)?超过|最多|只能|限|累计|仅)[^。;]{0,12}次|次数|同一[^。;]{0,24}(?:一次|不重复)/,
    ofDocument: true,
  },
  // With what else.
  {
    asked:
      /(?:一起|同时|重复|两[头边]都?|还能再|再|(?<=[个种项样处级头边])都能?|两次|叠加)(?:拿|领|享受|申[请报]|报|补)|叠加|冲突吗|(?:两[个样项]|全)都?(?:给|拿|补|奖|享受)[吗么]|(?:能不能|可不可以)都(?:拿|领|享受|报)|[拿领]了[^,，]{1,14}(?:还|再|又)[^,，]{0,4}(?:能|可以|给|补|奖|报|拿|领|享受)|还给不给|(?:拿|领|享受)(?:两|二|双)[次份]/,
    said: /重复|叠加|从高|就高|累加|同时|不再|只能|差额/,
    best: /重复(?:享受|支持|奖励|补|申[请报]|资助|计算)|就高|从高|叠加|不重复|累加|同时(?:享受|符合)|补足差额|按差额/,
    ofDocument: true,
  },
  { asked: /工资(?:是)?多少|月薪|薪资|待遇(?:怎么样|多少|如何)/, said: /工资|薪|待遇|津贴|收入/ },
  {
    asked: /首付|房价|租金(?:是)?多少|价格(?:是)?多少|票价|门票多少|收费(?:标准|多少)/,
    said: /首付|价|租金|收费|免费|费用|元/,
  },
  { asked: /名单|有哪几家|哪几家|哪些企业(?:入选|通过|获评|上榜)/, said: /名单|公示|公布|如下|下列|包括|、.{1,40}、/ },
]

function anyOf(facets: readonly Facet[]): ((text: string) => boolean) | null {
  const best = facets.flatMap((facet) => facet.best ?? [])
  return best.length === 0 ? null : (text) => best.some((pattern) => pattern.test(text))
}
