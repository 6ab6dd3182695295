import type { Address, Channel, ChannelState } from './types.ts'

/** Where people answer what the library does not. */
export interface StaffDesk {
  readonly platform: string
  readonly chatId: string
  readonly address: Address
}

/** The channels in use, by platform. */
export interface Channels {
  use(channel: Channel): void
  find(platform: string): Channel | undefined
  /** @throws Error if the platform is not configured */
  get(platform: string): Channel
  /** The platform's own staff chat, else that of any other: one desk can serve all. Null if there is none. */
  staffFor(platform: string): StaffDesk | null
  states(): PlatformState[]
}

/** How a channel does, and which it is. */
export interface PlatformState extends ChannelState {
  readonly platform: string
}

export function createChannels(): Channels {
  const byPlatform = new Map<string, Channel>()
  const deskOf = (channel: Channel | undefined): StaffDesk | null =>
    channel?.staff ? { platform: channel.platform, ...channel.staff } : null
  return {
    use: (channel) => void byPlatform.set(channel.platform, channel),
    find: (platform) => byPlatform.get(platform),
    get(platform) {
      const channel = byPlatform.get(platform)
      if (!channel) throw new Error(`no channel ${platform} is configured`)
      return channel
    },
    staffFor: (platform) =>
      deskOf(byPlatform.get(platform)) ?? deskOf([...byPlatform.values()].find(({ staff }) => staff !== null)),
    states: () => [...byPlatform.values()].map((channel) => ({ platform: channel.platform, ...channel.state() })),
  }
}
