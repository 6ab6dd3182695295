import type { Check } from './channels/web/parts.ts'
import type { PlatformState } from './service/index.ts'
import type { Store } from './store/port.ts'

const STORE_WITHIN_MS = 2000

/** What must work besides the library before `/readyz` says so: the store, if one is in use, and each channel. */
export async function checksOf(store: Store | null, channels: readonly PlatformState[]): Promise<readonly Check[]> {
  const states = channels.map(({ name, mode, state, detail }) => ({
    name,
    ok: state === 'ready',
    detail: detail ?? `${mode} ${state}`,
  }))
  return store ? [await checkStore(() => Promise.resolve(store)), ...states] : states
}

/** Asks the store for something small; what does not answer in time is as good as gone. */
export async function checkStore(openStore: () => Promise<Store>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), STORE_WITHIN_MS)
  })
  try {
    await Promise.race([openStore().then(({ settings }) => settings.get('salt')), late])
    return { name: '数据库', ok: true, detail: '数据库可用' }
  } catch {
    return { name: '数据库', ok: false, detail: '数据库连不上或没有响应' }
  } finally {
    clearTimeout(timer)
  }
}
