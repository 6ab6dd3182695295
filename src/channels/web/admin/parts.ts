import type { Rebuilding } from '../../../service/rebuilding.ts'
import type { ChannelState } from '../../../service/types.ts'
import type { Failure, Gap, Statistics } from '../../../store/port.ts'
import type { AdminOptions } from '../admin-token.ts'

/** What `/admin` shows and does; each runtime supplies what it has. Where no token is configured there are none. */
export interface AdminParts {
  readonly token: string
  /** Who is counted as one caller, and what sessions are signed with. */
  readonly access?: AdminOptions
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Null where no chat platform is configured: questions are not recorded then. */
  readonly chat: AdminChat | null
  /** Null where the index cannot be rebuilt from here. */
  readonly rebuilding: Rebuilding | null
}

/** The chat side, as far as an admin looks at it. */
export interface AdminChat {
  channels(): readonly ChannelState[]
  pending(): Promise<number>
  failures(since: number, limit: number): Promise<readonly Failure[]>
  gaps(since: number, limit: number): Promise<readonly Gap[]>
  statistics(since: number): Promise<Statistics>
}
