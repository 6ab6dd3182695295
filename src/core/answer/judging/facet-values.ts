import { CHARGE } from './charge.ts'
import type { Facet } from './facet.ts'

/** 0737-1234567, 12345, 96888: 联系实际 names no telephone. */
const NUMBER_TO_CALL =
  /\d{7,}(?![\d.]*[万元])|\d{3,4}[-—－]\d{6,8}|(?:拨打|电话|热线)[^。;,]{0,12}\d{3}|热线|联系方式[:：]/
/** The number itself, before or behind its name (12320卫生公益热线): 拨打服务热线 names none. */
const DIGITS_TO_CALL =
  /\d{7,}(?![\d.]*[万元])|\d{3,4}[-—－]\d{6,8}|(?:拨打|电话|热线)[^。;,]{0,12}\d{3}|(?<!\d)\d{5,8}[^\d。;,]{0,8}(?:热线|电话)/

const GENERIC_BANK =
  '合作|经办|承办|承贷|贷款|放款|开户|代理|受托|指定|签约|试点|参与|商业|政策性|国有|股份制?|地方|有关|相关|其他|各|家|的|由|向|与|和|及|或|在|到|经|对|是|人民'
/** 赣州银行, 中国建设银行, 农商行: 合作银行 and 商业银行 name none. */
const NAMED_BANK = new RegExp(
  `(?:工商|农业|建设|交通|招商|民生|兴业|浦发|光大|中信|邮储|邮政储蓄|国家开发|农业发展|进出口)银行|(?:农商|农村商业|村镇)银?行|[工农中建]行|信用社|(?:^|[^\\p{Script=Han}])\\p{Script=Han}{2,6}(?<!${GENERIC_BANK})银行`,
  'u',
)
const NAMED_INSURER =
  /人保|平安|太平洋|太保|国寿|人寿|中华联合|阳光|大地|\p{Script=Han}{2}财险|财产保险(?:股份|有限|公司)|保险股份/u

/** 面积1000平方米以上, and no 每平方米200元 or 不超过5000平方米. */
const FROM_AREA =
  /[\d百千万]\s*(?:平方米|平米|平方|㎡|m2|亩)(?:\([^)]{0,4}\))?(?:及|或|含)?以上|(?:不(?:得)?[低少]于|(?<!不)超过|达到?|满)[^。;,]{0,4}[\d百千万]\s*(?:平方米|平米|平方|㎡|m2|亩)(?!的?部分)/

/**
 * What is asked for as a value, a number or a name, and what such a value looks like: a clause on the subject that holds
 * none does not answer, however much else it says.
 */
export const VALUES: readonly Facet[] = [
  // 采矿证怎么办: of a licence that a clause does not name it tells nothing.
  {
    asked: /\p{Script=Han}{2}证(?:件|书)?(?:怎么|如何|咋|在哪|[去到]哪)[^,，。]{0,3}(?:办|领|拿)(?!理?退)/u,
    said: /证(?![明据券金监])|执照|许可/,
  },
  { asked: /弄丢|丢了|遗失|挂失/, said: /丢失|遗失|挂失|补[办开领发]|毁损/ },
  // What one is paid who loses the job is none of what else is paid for that.
  { asked: /经济补偿|n\+[12]/i, said: /经济补偿|赔偿金/ },
  // 打电话来问 tells how somebody asked.
  {
    asked:
      /(?<!接到?了?[个一通]{0,2})电话(?!来|里|中|过来|问|咨询|给(?!一?[个下])|说|我|能打|可以打|打得|打不|通|不通|没人)|(?:哪个|什么|啥|哪的)(?:咨询|联系|服务)?电话|联系方式|热线|打哪个号/,
    said: NUMBER_TO_CALL,
    best: NUMBER_TO_CALL,
    ofDocument: true,
  },
  { asked: /(?:电话|热线)(?:号码?)?(?:是|都是)?多少|(?:电话|热线)号码/, said: DIGITS_TO_CALL, needed: true },
  {
    asked: /(?:找|向|跟)谁(?:咨询|问|联系)|(?:咨询|联系)谁/,
    said: /电话|热线|联系|\d{7,}/,
    best: /\d{3,4}-\d{4,8}|热线|\d{7,}|联系(?:电话|方式|人)[:：]/,
    ofDocument: true,
  },
  CHARGE,
  // 新增多少件专利: how many are aimed at; what is paid to those who help tells nothing of that.
  {
    asked: /多少件(?![事套]|的[^,，才能可]{2,6}(?:$|[?？]))/,
    said: /[\d一二两三四五六七八九十百千万]\s*[多余]?[件项个]|[量数][^。;,]{0,6}\d/,
    needed: true,
  },
  {
    asked: /(?:在|是)哪(?:一?条|个)?[街路巷](?![径线子])|门牌|哪栋楼|几号楼/,
    said: /[路街道巷][^。;,]{0,6}\d+号|号楼|地址|位于|坐落/,
    needed: true,
  },
  { asked: /网站|官网|公众号|小程序|哪个app/, said: /网|www|http|公众号|小程序|app|平台|系统/ },
  {
    asked: /网址|(?:网站|平台|系统)的?(?:地址|链接)/,
    said: /www|https?:|[a-z\d-]{2,}\.(?:gov|com|cn|org|net)/,
    needed: true,
  },
  {
    asked:
      /账[号户](?:号码?)?(?:是(?!不是|否)|都是)*(?:多少|什么(?=$|[?？呢啊])|发|告诉|给(?:我|一)|(?=$|[?？呢]))|(?:开户行|户名)(?:是|叫)|[打汇转]到哪个账[号户]/,
    said: /(?<!\d)\d{8,}|\d{4}[ -]\d{4}[ -]\d{4}|开户(?:银?行|名)|账[号户](?:名称?)?[:：]/,
    needed: true,
  },
  // How many enterprises there are, or are to be.
  {
    asked: /(?:多少|(?<![了好哪这那们])几)家(?:的)?(?:企业|公司|单位|机构|店|$|[,，?？呢啊])/,
    said: /[\d一二两三四五六七八九十百千]\s*[多余]?(?:[家户](?![庭])|个(?:企业|公司|单位|机构|主体|市场主体|(?=[,;。、])|(?=[^,，;；。、]{2,16}(?:基地|中心|平台|园区?|窗口|网点|站|机构|店|厂|企业))))/,
    needed: true,
  },
  // Which form to fill in: a duty to report names none.
  {
    asked: /(?:填|交|报|用|下载)(?:的是|的)?(?:哪|什么|啥|几)(?:一?[张份个种])?表(?![彰现示])|哪(?:一?[张份种])表/,
    said: /(?:申[请报领]|备案|登记|审[批核]|报[告送]|明细|信息|推荐|填报|汇总|自查|情况|声明|减免|纳税|预缴|汇缴|承诺|名单|统计)[^。;,]{0,12}表(?![明示现彰决达率])|表格|附表|附件\d*[^。;]{0,12}表/,
    needed: true,
  },
  // How many each may buy or be given: that 19.9万只 have been ordered bounds nothing.
  {
    asked:
      /限[购买领][^,，]{0,4}(?:几|多少|数量)|一(?:家人?|户|人|个人)一[次回天周](?:[能给可让]|可以)?[购买领](?:几|多少)[只个张包盒瓶袋件套]|每?一?[个]?[人户家](?:每[次天周月])?(?:最多|限|只)(?:能|可以|可)?[购买领]?(?:几|多少)[只个张包盒瓶袋件套]/,
    said: /限[购买领]|每(?:人|户|次|单|家|天|周)[^。;,]{0,10}[\d一二两三四五六七八九十]|最多|不(?:得)?超过|上限/,
    needed: true,
  },
  // The price of one piece.
  {
    asked: /(?:多少|几块|几毛)钱一[只个张包盒瓶袋件套斤台辆]|[卖售]多少钱|单价(?:是)?多少/,
    said: /\d[\d.]*\s*[百千万]*[元块角][^。;,]{0,6}|免费|价格?[为是][^。;,]{0,8}\d/,
    needed: true,
  },
  // How many one may put forward: 每家企业限报2个产品.
  {
    asked: /(?:推荐?|申?报|评选?|认定)(?:送|到|上)?(?:多少|几)[家个项](?!月|工作日|点|部门|地方)/,
    said: /./s,
    best: /限(?:额)?[申推][报荐]|限报|名额|(?:推荐|申报|报送)[^。;,]{0,12}(?:不得?超过|最多|只能|可以?[申推]?[报荐])[^。;,]{0,6}[\d一两二三四五六七八九十]|(?:不得?超过|限|最多)[^。;,]{0,4}[\d一两二三四五六七八九十]+\s?[家个项]/,
    ofDocument: true,
  },
  // What comes off the price: a scenic spot that is only named has none.
  {
    asked: /几折|打折(?:吗|么|不|没)/,
    said: /折(?![算旧合叠])|优惠价|半价|[免减][费收票征免半]|\d\s*%/,
    needed: true,
  },
  // Drawing out of the provident fund: to pay into it later, or to ask about it on a platform, is another thing.
  {
    asked:
      /公积金[^,，。?？]{0,6}(?:提取|支取|取出|(?:能|可以|最多|最高)提(?![交高供前出升]))|(?:提取|支取)[^,，。?？]{0,4}公积金/,
    said: /提取|支取/,
    needed: true,
  },
  // What a firm earned: 营业收入 as a threshold or as an aim is one too.
  {
    asked: /(?:营收|营业收入|营业额|产值|利润|净利|纳税额|销售收入)(?:总额)?(?:是|有|达到?|做到|大概|一共)*(?:多少|几)/,
    said: /(?:收入|营业额|产值|利润|纳税|税收|销售额)[^。;]{0,24}\d|\d[^。;，,]{0,6}元[^。;，,]{0,6}(?:收入|产值|利润)/,
    needed: true,
  },
  // How long a bank takes to pay out a loan.
  {
    asked:
      /(?:放款|放贷|下款)[^,，。?？]{0,6}(?:几|多少|多久|多长)|(?:(?:几|多少)个?(?:天|工作日)|多久|多长时间)[^,，。?？]{0,4}(?:放款|放贷|下款)/,
    said: /(?=[^]*(?:工作日|小时|当[日天]|即[时日]|\d\s?[天日]))[^]*(?:放款|放贷|(?:发放|投放)[^。;,，]{0,6}贷款|贷款[^。;,，]{0,6}(?:发放|投放)|资金[^。;,，]{0,4}(?:划[入转付]|到账))/,
    needed: true,
  },
  // How large: 多大面积才补 asks for a threshold.
  {
    asked: /多大(?:的)?面积|面积(?:是|有|一般|大概)*(?:多大|多少|几)/,
    said: /平方米|平米|平方|㎡|m2|亩|公顷|面积[^。;]{0,10}\d/,
    needed: true,
  },
  // 只租了800平，够条件吗: from what area on, and not how much there is a square metre.
  {
    asked:
      /(?:只|才|仅|就)(?:[租建买用盖占种有流转]{1,2})[了有过的]{0,2}[^,，。?？]{0,4}[\d一二两三四五六七八九十百千万](?:多|来)?(?:个)?(?:平|㎡|亩)/,
    said: /./s,
    best: FROM_AREA,
    foremost: FROM_AREA,
  },
  // 不高于当地最低工资标准给予补贴: what others are measured by is named there, and not stated.
  ...['最低(?:月|小时)?工资', '(?:低保(?![户人对家])|最低生活保障)', '(?:社会|社平|在岗职工|全口径)平?均?工资'].map(
    standardStated,
  ),
  // Who somebody is by name: 专家评审是哪几位专家.
  {
    asked:
      /(?:专员|联系人|负责人|经办人|工作人员|局长|主任)[^,，]{0,4}(?:叫(?:啥|什么)|姓(?:啥|什么)|是哪位)|(?:专家|评委|成员|组长)[^,，]{0,4}(?:是|有)(?:谁|哪(?:几|些)?[位人]|哪几个)/,
    said: /(?:联系人|负责人|专员|经办人|姓名|组长|成员|专家)(?:名单)?[:：]|由[^。;,]{2,40}(?:组成|担任)/,
    needed: true,
  },
  // Which banks or insurers.
  {
    asked: /哪(?:几家|几个|些|家|个)(?:合作|经办|承办|承贷|贷款)?(?:的)?银行(?!卡)/,
    said: NAMED_BANK,
    best: NAMED_BANK,
    needed: true,
  },
  {
    asked: /哪(?:几家|几个|些|家|个)(?:承保)?(?:的)?(?:保险公司|保险机构|保司)/,
    said: NAMED_INSURER,
    best: NAMED_INSURER,
    needed: true,
  },
  // How many have fallen ill: what becomes of them tells no number.
  {
    asked:
      /(?:累计|新增|总共|一共|现有)[^,，。?？]{0,6}(?:确诊|感染|病例)[^,，。?？]{0,4}(?:几|多少|人?数)|(?:几|多少)[个名人例位]{0,2}(?:确诊|感染|得病|染病)|(?:确诊|病例)(?:人数|数量?)(?!据)|(?:几|多少)例/,
    said: /\d\s*例|例\d/,
    needed: true,
  },
  // Until when something is made public.
  {
    asked:
      /公示(?:期|时间)?(?:是|要|到|截止|截至|得|多){0,3}(?:几|哪[天年一]|什么时候|何时|久|长)|公示(?:期|时间)(?!内|无|没|过|后|届|结束|满)/,
    said: /公示/,
    best: /公示(?:期|时间)[^。;\n]{0,16}(?:\d|[一二三五七十]+个?(?:工作日|[天日]))|公示(?!结束|期?满|后|期后|无)[^。;\n]{0,8}(?:\d|[一二三五七十])+个?(?:工作日|[天日])|\d[日号][^。;\n]{0,8}公示/,
  },
  // 去年一共发了多少亿: what has been paid out in all, and not what each gets.
  {
    asked:
      /(?:去年|前年|今年|上半年|目前|至今|全[国省市县区年]|20\d\d年)[^,，。?？]{0,6}(?:一共|总共|共|累计|合计)[^,，。?？]{0,4}(?:发|拨|给|花|兑现|减|退|返)[^,，。?？]{0,3}了?多少|(?:发|拨|花|兑现|减免?|退|返)(?:放|付|出去)?了多少(?:个?亿|[百千]万)/,
    said: /(?:累计|合计|共计?|总[额计]|已|全[国省市县区年])[^。;]{0,40}\d[\d.]*\s*[万亿]|\d[\d.]*\s*亿/,
    needed: true,
  },
]

/** How much a standard is (最低工资多少): a figure next to its name, and none that is granted by it. */
function standardStated(standard: string): Facet {
  return {
    asked: new RegExp(
      `^(?!.*(?:罚|赔|低于|不足|达不到|加班|几倍)).*${standard}(?:标准|线|金)?(?:现在|目前|今年|每月|一个?月|是|有|到底|能?[领发拿])*(?:多少|几[百千])`,
    ),
    said: new RegExp(
      `${standard}(?:标准|线|金)?(?!的)(?:[^。;,%给补发奖]{0,20}\\d[\\d.,]*\\s*元|[^。;,]{0,6}\\(元)|\\d\\s*元[^。;,]{0,4}的${standard}`,
    ),
    needed: true,
  }
}
