/**
 * The verb of a word that is one with what ends it, or said twice: 处理掉, 公布出来, 买不起, 改一改, 商量商量. What is asked of is
 * done all the same, and no text of policies says it so. Null for any other word: 分成, 演出, 召回 are words by themselves.
 */
export function verbStemOf(word: string): string | null {
  if (NO_VERB.test(word)) return null
  const twice = TWICE.exec(word)
  if (twice) return twice[1] ?? twice[2] ?? null
  return [LACKING, SOME, ENDED].flatMap((pattern) => pattern.exec(word)?.[1] ?? [])[0] ?? null
}

/** 改一改, 问了问, 商量商量. */
const TWICE = /^(?:(\p{Script=Han})[一了]\1|(\p{Script=Han}{2})\2)$/u

/** 分点股份, 补点钱. Not 试点, 网点. */
const SOME = /^([分给交收出补贴退减免发拿领借贷卖买做办搞弄花掏省])点$/u

/** 没赚. Not 没收. */
const LACKING = /^没(?!收)(\p{Script=Han})$/u

/** 查出来, 公布出来, 处理掉, 搞完, 打发走, 花光, 办好, 买不起, 谈不拢, 买得起, 拿到, 露出, 放到, 卖给. */
const ENDED =
  /^(\p{Script=Han}{1,2}?)(?:[出进回上下过起][来去]|[掉完齐拢]|(?<!^[出逃行游竞奔])走|(?<=^[花用卖输吃赔扣烧])光|(?<=^[办弄写定谈建做修装填准交改搞存看])好|[不得](?:[起上了下完到掉出动来着拢齐清住过成够]|[出进回上下过起][来去])|成|[到给出开下住清])$/u

/** Verbs of their own, and nouns, with such an ending. */
const NO_VERB =
  /^(?:[分提收完组构形合集生达建现促年养赞落变]成|[演支输突杰付转退派进外复选指提超]出|[报签迟达独周直得遇感受]到|[补供配交发让还]给|[公分离召展打盛张]开|[居入常暂租合留]住|[上下线陆地水名部底旗乡当放县州]下|[誓澄还偿付结]清|整齐|对不起|了不起|值不值|免不了|[原本近将未往历]来|.?(?:以|过|向)[上下来去]|.*[起下上]来水)$/u
