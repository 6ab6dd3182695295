import { withoutFrames } from './frames.ts'
import { withoutNumbering } from './numbering.ts'

/** A message longer than this is cut in its middle: people introduce themselves first and ask last. */
const LONGEST = 2400

/** What is left of a message when everything that is not the question is gone. */
export interface Cleaned {
  readonly question: string
  /** With all that frames the question. */
  readonly said: string
  readonly greeted: boolean
}

/** Removes mentions, emoji, greetings, thanks and frames. Linear; the result has no white space at its ends. */
export function clean(message: string): Cleaned {
  const shortened =
    message.length <= LONGEST ? message : message.slice(0, LONGEST / 2) + '\n' + message.slice(-LONGEST / 2)
  const plain = withoutEmoji(withoutMentions(shortened)).replace(/\s+/g, spaceOrBreak).replace(PAUSE, '，').trim()
  const question = withoutCourtesies(plain)
  return { question, said: plain, greeted: question !== plain }
}

/** Splits a message at the ends of its sentences and where another question is announced. */
export function sentencesOf(question: string): readonly string[] {
  return withoutNumbering(question)
    .replace(BRACKET_BEHIND, '$2$1')
    .split(/(?<=[？?！!。；;\n])|[，,、]?(?=另外|顺便问|还想问|还有就是|再问)/)
    .map((sentence) => sentence.replace(/^[\s，,、。；;]+/, '').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
}

/** 要达到多少件？（信阳）每年涨多少？: what stands in brackets behind a question is said of it, and opens none. */
const BRACKET_BEHIND = /([？?！!])\s?([（(][^（()）]{1,12}[）)])(?=[^，,。；;？?\s])/g

function withoutMentions(text: string): string {
  return text
    .replace(/<at\b[^<>]{0,200}>[^<>]{0,60}<\/at>/g, ' ')
    .replace(/[@＠](?:惠问|政策助手|机器人|小助手)(?:机器人|助手|小助手)?/g, ' ')
    .replace(/(^|\s)[@＠][^\s@＠]{1,30}(?=\s)/g, '$1 ')
    .replace(/(^|\s)[@＠](?=[^\s@＠])/g, '$1')
}

/** Feishu and DingTalk write their own emoji as words in brackets. */
const BRACKETED =
  /[[【](?:微笑|玫瑰|抱拳|握手|强|赞|ok|好的|呲牙|大笑|捂脸|流泪|偷笑|可爱|疑问|鼓掌|加油|拜托|合十|爱心|心|再见|害羞|尴尬|思考|哭|笑哭|憨笑|感谢|广播|撒花|比心|送花花|对勾|收到|敬礼|发呆|惊讶|龇牙|咖啡|太阳|月亮|666|\+1)[\]】]/gi

function withoutEmoji(text: string): string {
  return text
    .replace(BRACKETED, ' ')
    .replace(/(?![0-9#*©®™])\p{Emoji}|\p{Emoji_Modifier}|[\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f\u20e3]/gu, ' ')
}

/**
 * Many type a blank for a pause; words of one or two characters are rather keywords (贷款 贴息 条件), and 方案管到 什么时候 is one
 * question.
 */
const PAUSE =
  /(?<=[\p{Script=Han}\p{N}]{2}\p{Script=Han}) (?!什么|啥|多少|怎么|咋|如何|哪|几|何时)(?=\p{Script=Han}[\p{Script=Han}\p{N}]{2})/gu

function spaceOrBreak(space: string): string {
  return space.includes('\n') ? '\n' : ' '
}

const GREETING =
  /^(?:(?:你|您|大家|各位|老师|领导|同志|朋友|客服|小惠|惠问|亲)们?(?:老师|领导|朋友|同志)?好呀?|哈喽|哈啰|哈罗|嗨|嘿|hi|hello|hey|早上好|上午好|中午好|下午好|晚上好|早安|早|在吗|在么|在不在|有人吗|有人在吗|打扰了|打扰一下|打扰下|不好意思|老师|亲|亲们|同志)(?=[\s，,。.!！~～、：:？?啊呀哈呢]|请问|我|想|$)[\s，,。.!！~～、：:？?啊呀哈呢]*/i

const THANKS =
  /[\s，,。.!！~～、：:]*(?:谢谢|多谢|感谢|万分感谢|十分感谢|非常感谢|感恩|麻烦了|麻烦您了|麻烦你了|辛苦了|辛苦|拜托了|thanks|thank you|thx)(?:您|你|你们|老师|大家|领导|各位|啦|了|哈|啊|呀)*[\s。.!！~～]*$/i

/** A few rounds are enough for 您好，老师，打扰一下；a bound keeps it linear. */
function withoutCourtesies(text: string): string {
  let rest = text
  for (let round = 0; round < 5; round++) {
    const head = rest.replace(GREETING, '')
    // The end of a message is all that thanks can stand in, so only that much is searched.
    const from = Math.max(0, head.length - 40)
    const next = head.slice(0, from) + head.slice(from).replace(THANKS, '')
    const asked = withoutFrames(next)
    // 请问一下，谢谢 is courtesy, 想咨询一下 by itself all that is asked.
    if (asked === '' && next !== '') return COURTESY.test(text) ? '' : next
    if (asked === rest) break
    rest = asked
  }
  return rest.trim()
}

const COURTESY = /[你您早午晚上]好|谢|辛苦|打扰|在[吗么]/
