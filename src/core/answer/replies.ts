import type { Kind } from '../question/index.ts'
import type { Answer } from './types.ts'

/** Every refusal of a policy question opens with these words; a reply to small talk has none of them. */
export const NOTHING_FOUND = '库里没有'

/** What heads the clauses beside an answer, or beside none: in every channel the same words. */
export const RELATED = '文字相近的条款（未必是所问）'

/** Whether no policy was asked for: a greeting, an off-topic question, an instruction to the bot. */
export function isSmallTalk({ status, text }: Pick<Answer, 'status' | 'text'>): boolean {
  return status === 'not_found' && !text.includes(NOTHING_FOUND)
}

/**
 * What is said when no policy was asked for; never a policy sentence.
 *
 * @param place the place that came with the question
 */
export function replyTo(kind: Exclude<Kind, 'policy'>, examples: readonly string[], place = ''): string {
  const example = examples[0] ? `例如：“${examples[0]}”` : ''
  switch (kind) {
    case 'chitchat':
      return `您好，我是惠问，按政策原文回答企业的问题。请直接问政策，${example}`
    case 'about_bot':
      return `我是惠问：在已收录的政策文件里查找答案，逐字引用原文并注明文号和条款；没有收录的，我会直接说没有。${example}`
    case 'off_topic':
      return '这个问题不属于政策咨询，我只回答已收录政策文件里的内容。'
    case 'writing':
      return '我不代写文书，只回答已收录政策文件里的内容，可以问要交哪些材料、符合什么条件。'
    case 'injection':
      return '我只按已收录的政策原文回答问题，不执行其他指令。'
    case 'empty':
      return `没有读到问题。请用一句话说明想了解的政策，${example}`
    case 'too_vague':
      return `请说得具体一点：想了解哪一类支持、哪个地方？${example}`
    case 'unknown_place':
      return `没有认出“${place.trim()}”这个地区，不能判断哪些规定适用。请写省、市或县区的名字，例如“陕西省安康市”。`
  }
}
