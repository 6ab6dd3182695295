import { exampleQuestions } from '../examples.ts'
import { searched } from './answering.ts'
import type { Library, Panel } from './types.ts'

/** Who I am, three example questions, what library I have and of what date. */
export async function welcomePanel(library: Library, today: string): Promise<Panel> {
  return {
    title: '你好，我是惠问',
    tone: 'info',
    paragraphs: [
      '我回答惠企政策问题：能享受什么、条件是什么、有多少、找谁办。每句话都出自政策原文，并注明文件和条款，点开就能看到原文。',
      libraryLine(library),
      '在群里 @我 提问，私聊直接发问即可。发送 /帮助 看我还会什么。',
    ],
    asks: (await exampleQuestions(library, today)).slice(0, EXAMPLES),
  }
}

/** `收录 5 份文件（安康市、贵州省…），索引建于 2025-06-30。` */
export function libraryLine(library: Library): string {
  const { documents, places, builtOn } = searched(library)
  const named = places.slice(0, 8).join('、') + (places.length > 8 ? ' 等' : '')
  return `收录 ${documents} 份文件${named ? `（${named}）` : ''}，索引建于 ${builtOn}。`
}

const EXAMPLES = 3
