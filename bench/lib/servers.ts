import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A server in a process of its own, ready to be asked. */
export interface Server {
  readonly port: number
  /** From starting the process to the first answer of `/healthz`. */
  readonly readyMs: number
  /** The processor's time up to then, which says more than the clock when others work on the machine. */
  readonly readyCpuMs: number
  /** Memory of the process that is in RAM, in megabytes. */
  residentMb(): number
  stop(): Promise<void>
}

const READY_WITHIN_MS = 60_000
const STOP_WITHIN_MS = 5000
const LOOK_EVERY_MS = 2

/** Whatever happens to the measuring program, its servers end with it. */
const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/**
 * Starts `node file` with nothing in its environment but `env` and a free port, and waits until it answers.
 *
 * @param folder where the process runs and its log is written
 */
export async function startServer(
  file: string,
  env: Readonly<Record<string, string>>,
  folder: string,
): Promise<Server> {
  const port = await freePort()
  const logFile = join(folder, `${port}.log`)
  const log = openSync(logFile, 'w')
  const started = performance.now()
  const child = spawn(process.execPath, [file], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: String(port), ...env },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(impatience)
    running.delete(child)
  }
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null || performance.now() - started > READY_WITHIN_MS) {
      await stop()
      throw new Error(`${file} 没有起来：\n${readFileSync(logFile, 'utf8').slice(-2000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  const readyMs = performance.now() - started
  return { port, readyMs, readyCpuMs: cpuMs(child.pid), residentMb: () => residentMb(child.pid), stop }
}

function isHealthy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/healthz', agent: false }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode === 200))
    })
    request.once('error', () => resolve(false))
  })
}

/** Of all threads, as Linux's scheduler counts it; NaN elsewhere. */
function cpuMs(pid: number | undefined): number {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map((id) => Number.parseInt(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8')))
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1e6
  } catch {
    return Number.NaN
  }
}

/** As Linux counts it; NaN elsewhere. */
function residentMb(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
