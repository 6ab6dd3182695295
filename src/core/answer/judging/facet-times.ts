import type { Facet } from './facet.ts'

const CHINESE_COUNT = '[一二两三四五六七八九十]'
/** 14日的医学观察; 2月14日 and 在13日 are dates. */
const DAYS = `(?<![月在于\\d])(?:\\d{1,3}|${CHINESE_COUNT}{1,3})日`
const COUNT = `(?:\\d|${CHINESE_COUNT})\\s?`

/** 30日前, 届满前90个工作日, 提前3天. */
const BEFOREHAND = new RegExp(
  `${COUNT}个?(?:工作日|[日天月周年])(?:以|之)?前|(?:前|提前)(?:\\d|${CHINESE_COUNT})+\\s?个?(?:工作日|[日天月周年])`,
)

/** How long: 隔离多少天, 几个工作日到账, 能领几个月, 交几年社保. Asked beside a sum, it may stand elsewhere. */
export const PERIODS: readonly Facet[] = [
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:(?<![了好这那哪近头]|(?<!提)前)几|多少)个?工作日/,
    said: new RegExp(`${COUNT}(?:个?工作日|天|小时)|${DAYS}|当[日天]|即[时日]`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:(?<![了好这那哪近头]|(?<!提)前)几|多少)天/,
    said: new RegExp(`${COUNT}(?:个?工作日|[天周]|小时|个月)|${DAYS}|当[日天]|即[时日]`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:(?<![了好这那哪近头]|(?<!提)前)几|多少)个月/,
    said: new RegExp(`${COUNT}(?:个月|年|季度)|半年|长期`),
  },
  {
    asked: /^(?!.*多少(?:钱|元|[,，]|$)).*(?:(?<![了好这那哪近头]|(?<!提)前)几|多少)年(?![前级龄代])/,
    said: new RegExp(`(?<!\\d)(?:\\d{1,2}|${CHINESE_COUNT})(?:周?年|个月)|长期|永久`),
  },
]

/** Until when, how long beforehand and within what time. */
export const TIMES: readonly Facet[] = [
  // How long the office takes: each matter has its own time.
  {
    asked:
      /^(?!.*多少(?:钱|元|[,，]|$)).*(?:(?:多少|几)个?(?:工作日|天|日)|多久|多长时间)(?:能|可以|会|才|给|就|内)*(?:办[理完好结下成]|批[完下复准]|审[完核批查]|出(?:结果|证)|下(?:来|证)|答复)|办[结理](?:时限|时间|期限)|承诺(?:办[结理])?(?:时限|时间|期限)|审[批核](?:时限|时间|期限)/,
    said: /./s,
    best: new RegExp(
      `(?:受理|收到|接到|材料齐全|办[理结]|审[核查批]|登记|作出|答复|完成|核发)[^。;]{0,40}(?:工作日|小时|当[日天]|即时|${DAYS}|${COUNT}天)|(?:工作日|小时|${DAYS}|${COUNT}天)(?:以?内)?[^。;]{0,30}(?:办|审|作出|完成|决定|登记|答复|核发)|(?:办[结理]|承诺|法定)时限`,
    ),
    foremost: /(?:承诺|法定)(?:办[理结])?(?:时限|期限|时间)|(?:^|\n)办[理结](?:时限|期限)[:：]/,
    ofDocument: true,
    yields: true,
  },
  // When a complaint is decided: until when it is passed on does not tell.
  {
    asked:
      /(?:多久|多长时间|(?:几|多少)个?(?:工作日|天)|最[晚迟])[^,，。?？]{0,12}(?:有|出|给)[个我]*(?:处理)?(?:结果|答复|回复|说法)/,
    said: /./s,
    best: new RegExp(
      `(?:工作日|个月|[日天])(?:以?内)?[^。;]{0,20}(?:结果|答复|回复|办结)|(?:答复|办结|作出(?:处理|决定))[^。;]{0,16}(?:工作日|个月|${DAYS})`,
    ),
    ofDocument: true,
    yields: true,
  },
  // How long beforehand: 结束后60日内 is no time before something.
  {
    asked: /提前(?:多久|多长时间|(?:多少|几)个?[天日月周年])/,
    said: BEFOREHAND,
    best: BEFOREHAND,
  },
  // Until when to pay or to declare.
  {
    asked:
      /^(?!.*(?:申请|报名|申领)).*(?:最[晚迟]|(?:交|缴|报税|纳税|缴费|申报)[^,，]{0,8}(?:截止|几号|哪天|几月|哪个月|什么时候|何时|期限)|期限[^,，]{0,6}(?:几号|哪天|几月|哪个月))/,
    said: /./s,
    best: /(?:延长|延期|顺延|推迟)[至到]|[月日底](?:之?前|止)|到\d{4}年底|日[至到][^。;,]{0,10}[日底][^。;]{0,30}(?:办理|申报|缴[纳存]|提交|报送|完成)|截[止至]|(?:最长|不超过)[^。;]{0,6}(?:个月|[日天年])|(?:工作日|个月|[\d十]日|天)内/,
  },
  // The longest time for which something is granted.
  {
    asked: /(?:最[多长久]|总共|一共|累计)[^,，]{0,8}(?:几|多少)个?[月年天]|(?:最长|最久)[^,，]{0,8}多[久长]/,
    said: /./s,
    best: new RegExp(
      `(?:最长|最多|不(?:得)?超过|累计)[^。;,]{0,6}${COUNT}个?(?:月|周?年|天|日)|${COUNT}个?(?:月|年|天)(?:以内|为限)`,
    ),
  },
]
