import type { Citation } from '../types.ts'

const NOT_YET = '目前尚未施行'

/** The notice on a document that is to come into force. */
export function startNotice(day: string): string {
  return `文件自${day}起施行，${NOT_YET}。`
}

/** Whether what is cited comes into force on a day that was still to come when it was asked for. */
export function startsLater({ notices }: Pick<Citation, 'notices'>): boolean {
  return notices.some((notice) => notice.endsWith(`${NOT_YET}。`))
}
