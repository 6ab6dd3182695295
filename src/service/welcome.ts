import type { AskOptions } from '../core/answer/types.ts'
import { searched } from './answering.ts'
import type { Library, Panel } from './types.ts'

/** Who I am, three example questions, what library I have and of what date. */
export async function welcomePanel(library: Library, options: AskOptions): Promise<Panel> {
  return {
    title: '你好，我是惠问',
    tone: 'info',
    paragraphs: [
      '我回答惠企政策问题：能享受什么、条件是什么、有多少、找谁办。每句话都出自政策原文，并注明文件和条款，点开就能看到原文。',
      libraryLine(library),
      '在群里 @我 提问，私聊直接发问即可。发送 /帮助 看我还会什么。',
    ],
    asks: await exampleQuestions(library, options),
  }
}

/** `收录 5 份文件（安康市、贵州省…），索引建于 2025-06-30。` */
export function libraryLine(library: Library): string {
  const { documents, places, builtOn } = searched(library)
  const named = places.slice(0, 8).join('、') + (places.length > 8 ? ' 等' : '')
  return `收录 ${documents} 份文件${named ? `（${named}）` : ''}，索引建于 ${builtOn}。`
}

/** What the library suggests and what its headings promise, as far as it does answer it. */
export async function exampleQuestions(library: Library, options: AskOptions): Promise<string[]> {
  const { suggestions } = await library.ask('你能回答什么问题', options)
  const headings = library.documents.flatMap((d) => d.clauses.slice(0, 3).map((c) => c.heading))
  const fromHeadings = headings.filter((h) => h.length >= 4 && h.length <= 24).map((h) => `${h}有哪些措施？`)
  const examples: string[] = []
  for (const question of new Set([...suggestions, ...fromHeadings].slice(0, MOST_TRIED))) {
    if (examples.length === EXAMPLES) break
    const { status } = await library.ask(question, options)
    if (status === 'answered') examples.push(question)
  }
  return examples
}

const EXAMPLES = 3
const MOST_TRIED = 12
