/** The bot as a process of its own, to be killed. Reads settings and the data file from its argument. */
import * as z from 'zod'
import { dingtalkConfig } from '../../src/channels/dingtalk/config.ts'
import { journalFile } from '../../src/channels/dingtalk/journal-file.ts'
import { feishuConfig } from '../../src/channels/feishu/config.ts'
import { startBot } from './bot.ts'

const given = z
  .object({
    path: z.string(),
    port: z.number(),
    feishu: feishuConfig.optional(),
    dingtalk: dingtalkConfig.optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''))

await startBot({ ...given, journal: journalFile(`${given.path}.sending`), leaseMs: 1000 })
