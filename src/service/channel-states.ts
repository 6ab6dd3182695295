import type { ChannelState } from './types.ts'

const NAMES: Readonly<Record<ChannelState['state'], string>> = {
  off: '未启用',
  starting: '正在连接',
  ready: '正常',
  reconnecting: '断线重连中',
  failed: '连接失败，正在按间隔重试',
}

/** How a channel does, in the words that every panel and page uses. */
export function stateName(state: ChannelState['state']): string {
  return NAMES[state]
}
