import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')

/** No engine builds the image here; this holds what building it would have shown first. */
describe('Dockerfile', () => {
  const steps = instructions(read('Dockerfile'))
  const of = (name: string): string[] => steps.filter((step) => step.name === name).map(({ rest }) => rest)

  it('starts every stage from the one pinned image', () => {
    const stages = of('FROM').map((from) => /^(\S+)(?: AS (\S+))?$/u.exec(from))
    expect(stages[0]?.[1]).toMatch(/^node:\d+\.\d+\.\d+-bookworm-slim$/u)
    for (const stage of stages.slice(1)) expect(stage?.[1]).toBe(stages[0]?.[2])
  })

  it('copies what is there and what .dockerignore lets through', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    for (const copy of of('COPY').filter((rest) => !rest.startsWith('--from='))) {
      for (const file of copy.split(' ').slice(0, -1)) {
        expect(existsSync(join(ROOT, file)), file).toBe(true)
        expect(
          allowed.some((path) => path === file || file.startsWith(`${path}/`)),
          file,
        ).toBe(true)
      }
    }
  })

  it('takes along everything that the build reads', () => {
    const copied = of('COPY').join(' ')
    for (const file of ['package-lock.json', 'tsconfig.json', 'scripts/build.mjs', 'src'])
      expect(copied).toContain(file)
  })

  it('runs as a user without rights, compiles nothing, and brings production packages only', () => {
    const final = steps.slice(steps.findLastIndex(({ name }) => name === 'FROM'))
    expect(final.findLast(({ name }) => name === 'USER')?.rest).toBe('node')
    expect(steps.map(({ rest }) => rest).join('\n')).not.toMatch(/apt-get|build-essential|python3|make g\+\+/u)
    expect(of('RUN').filter((run) => run.includes('npm ci'))).toHaveLength(2)
    for (const run of of('RUN').filter((run) => run.includes('npm ci'))) expect(run).toContain('--ignore-scripts')
    const packages = final.find(({ rest }) => rest.includes('node_modules'))
    expect(packages?.rest).toMatch(/^--from=packages /u)
    expect(steps.map(({ rest }) => rest).find((rest) => rest.includes('--omit=dev'))).toBeDefined()
  })

  it('writes into its volume only, and is asked how it does', () => {
    const environment = of('ENV').join(' ')
    for (const name of ['HUIWEN_INDEX_DIR', 'HUIWEN_DATA_DIR']) expect(environment).toContain(`${name}=/data/`)
    expect(of('VOLUME')).toEqual(['/data'])
    expect(of('HEALTHCHECK')[0]).toContain('/healthz')
    expect(of('CMD')).toEqual(['["node", "dist/node.js"]'])
  })
})

describe('compose.yaml', () => {
  const text = read('compose.yaml')
  const services = text
    .slice(text.indexOf('\nservices:'), text.indexOf('\nvolumes:'))
    .split(/\n {2}(?=\w)/u)
    .slice(1)

  it.each(services.map((service) => [service.split(':')[0] ?? '', service]))(
    '%s gives up every right',
    (_name, service) => {
      expect(service).toContain('read_only: true')
      expect(service).toMatch(/cap_drop:\s+- ALL/u)
      expect(service).toContain('no-new-privileges:true')
      expect(service).not.toMatch(/privileged: true|docker\.sock|network_mode: host/u)
    },
  )

  it('pins what it pulls, waits for the database, and holds no secret', () => {
    expect(services).toHaveLength(2)
    expect(text).toMatch(/image: postgres:\d+\.\d+-bookworm/u)
    expect(text).toContain('condition: service_healthy')
    expect(text).not.toMatch(/PASSWORD: [^$\s]/u)
    expect(text).not.toMatch(/postgres:\/\/\w+:[^$]/u)
  })
})

describe('deploy/huiwen.service', () => {
  const unit = read('deploy/huiwen.service')

  it('owns nothing but its state, and leaves time to finish', () => {
    for (const line of ['DynamicUser=yes', 'StateDirectory=huiwen', 'ProtectSystem=strict', 'NoNewPrivileges=yes'])
      expect(unit.split('\n')).toContain(line)
    expect(Number(/^TimeoutStopSec=(\d+)$/mu.exec(unit)?.[1])).toBeGreaterThan(10)
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node dist\/node\.js$/mu)
  })
})

describe('.env.example', () => {
  it('explains every variable that is read, and no other', () => {
    const config = read('src/config.ts')
    const known = new Set(config.match(/^ {4}[A-Z][A-Z_]+(?=:)/gmu)?.map((name) => name.trim()))
    const explained = new Set(
      read('.env.example')
        .match(/^#?([A-Z][A-Z_]+)(?==)/gmu)
        ?.map((name) => name.replace('#', '')),
    )
    // The password of compose.yaml's own database is read by Docker, not by the program.
    explained.delete('POSTGRES_PASSWORD')
    expect([...explained].toSorted()).toEqual([...known].toSorted())
  })
})

/** `{ name: 'RUN', rest: 'npm ci …' }`, lines that go on in the next joined, comments left out. */
function instructions(dockerfile: string): { readonly name: string; readonly rest: string }[] {
  const lines = dockerfile.replace(/\\\n\s*/gu, '').split('\n')
  return lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1).trim() }))
}
