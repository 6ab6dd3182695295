/** Promise 6 and the direction of imports, read from the sources themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const SRC = fileURLToPath(new URL('../src', import.meta.url))

interface Source {
  /** Path from `src`, such as `core/model.ts`. */
  readonly path: string
  /** What it imports: a path from `src` for its own files, the bare name for packages. */
  readonly imports: readonly string[]
  /** The same without what is imported for its types and gone when the program runs. */
  readonly loads: readonly string[]
  /** Every use of a global or a property of one, such as `Date.now`, `process.env`, `fetch`. */
  readonly uses: readonly string[]
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/u.test(path))
  .map(read)

const inside = (folder: string) => sources.filter(({ path }) => path.startsWith(`${folder}/`))
const offences = (files: readonly Source[], wrong: (imported: string, path: string) => boolean) =>
  files.flatMap(({ path, imports }) => imports.filter((i) => wrong(i, path)).map((i) => `${path} imports ${i}`))

describe('the core is pure', () => {
  const core = inside('core')
  const forbidden =
    /^(?:process|Buffer|fetch|require|__dirname|__filename|setTimeout|setInterval|setImmediate|queueMicrotask|console|performance|crypto|navigator|document|window|localStorage|XMLHttpRequest|WebSocket|eval|new Function|Date\.now|new Date\(\)|Math\.random|import\.meta|globalThis|Intl\.DateTimeFormat)$/u

  it('is there', () => expect(core.length).toBeGreaterThan(10))

  it('imports nothing from outside itself but pure packages', () => {
    const pure = ['minisearch', 'pinyin-pro', 'zod']
    expect(offences(core, (i) => !i.startsWith('core/') && !pure.includes(i))).toEqual([])
  })

  it('touches no clock, chance, runtime or platform', () => {
    expect(
      core.flatMap(({ path, uses }) => uses.filter((use) => forbidden.test(use)).map((use) => `${path}: ${use}`)),
    ).toEqual([])
  })
})

describe('the rooms of the core', () => {
  /** Files that any room may import; they import none. */
  const everybodys = ['model.ts', 'lazy.ts', 'interleave.ts']
  /** The rooms that each may import beside them: never one that imports it. */
  const rooms: Readonly<Record<string, readonly string[]>> = {
    text: [],
    layout: ['text'],
    departments: ['text'],
    facts: ['text', 'layout'],
    regions: [],
    metadata: ['text', 'layout', 'regions'],
    parse: ['text', 'layout', 'departments'],
    'parse-document.ts': ['text', 'layout', 'departments', 'facts', 'metadata', 'parse'],
    segment: [],
    question: ['text', 'regions'],
    search: ['text', 'layout', 'segment', 'question'],
    answer: ['text', 'layout', 'departments', 'regions', 'metadata', 'segment', 'question', 'search'],
    'library.ts': ['segment', 'question', 'search', 'answer'],
  }
  const roomOf = (path: string): string => path.split('/')[1] ?? ''

  it('are all listed', () => {
    expect([...new Set(inside('core').map(({ path }) => roomOf(path)))].sort()).toEqual(
      [...everybodys, ...Object.keys(rooms)].sort(),
    )
  })

  it('import those below them only', () => {
    const wrong = offences(inside('core'), (i, path) => {
      const [own, other] = [roomOf(path), roomOf(i)]
      if (!i.startsWith('core/') || other === own) return false
      return everybodys.includes(own) || !(everybodys.includes(other) || rooms[own]?.includes(other))
    })
    expect(wrong).toEqual([])
  })
})

describe('imports go one way', () => {
  it('no files import each other, not even for their types', () => {
    const bySource = new Map(sources.map((source) => [source.path, source]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
      if (done.has(path)) return
      done.add(path)
      for (const imported of bySource.get(path)?.imports ?? []) visit(imported, [...way, path])
    }
    for (const { path } of sources) visit(path, [])
    expect(circles).toEqual([])
  })

  it('only core/search knows MiniSearch', () => {
    expect(offences(sources, (i, path) => i === 'minisearch' && !path.startsWith('core/search/'))).toEqual([])
  })

  it('no channel imports another', () => {
    const channelOf = (path: string) => /^channels\/([^/]{1,40})\//u.exec(path)?.[1]
    expect(
      offences(inside('channels'), (i, path) => {
        const other = channelOf(i)
        return other !== undefined && other !== channelOf(path)
      }),
    ).toEqual([])
  })

  it('no channel and no service imports a store driver', () => {
    const users = [...inside('channels'), ...inside('service')]
    expect(
      offences(users, (i) => (i.startsWith('store/') && i !== 'store/port.ts') || ['libsql', 'kysely'].includes(i)),
    ).toEqual([])
  })

  it('the page and the parts it shares know no runtime', () => {
    const shared = sources.filter(
      ({ path }) => path.startsWith('channels/web/') || path === 'app.ts' || path === 'config.ts',
    )
    expect(offences(shared, (i) => i.startsWith('node:') || i.startsWith('@hono/node-server'))).toEqual([])
  })

  it('a platform’s SDK stays in its channel', () => {
    expect(
      offences(sources, (i, path) => i === '@larksuiteoapi/node-sdk' && !path.startsWith('channels/feishu/')),
    ).toEqual([])
    expect(offences(sources, (i, path) => i === 'dingtalk-stream' && !path.startsWith('channels/dingtalk/'))).toEqual(
      [],
    )
  })

  it('service and store load nothing of a channel', () => {
    const found = [...inside('service'), ...inside('store')].flatMap(({ path, loads }) =>
      loads.filter((name) => name.startsWith('channels/')).map((name) => `${path} loads ${name}`),
    )
    expect(found).toEqual([])
  })

  it('only the entries import the entries', () => {
    const entries = ['node.ts', 'worker.ts', 'cli.ts']
    expect(offences(sources, (i, path) => entries.includes(i) && !entries.includes(path))).toEqual([])
  })
})

describe('a worker', () => {
  const bySource = new Map(sources.map((source) => [source.path, source]))
  const bundle = new Set<string>()
  const reach = (path: string): void => {
    if (bundle.has(path)) return
    bundle.add(path)
    for (const imported of bySource.get(path)?.loads ?? []) if (bySource.has(imported)) reach(imported)
  }
  reach('worker.ts')
  const files = [...bundle].flatMap((path) => bySource.get(path) ?? [])

  it('is made of most of the product', () => expect(files.length).toBeGreaterThan(100))

  it('loads no file system, no socket, no native part', () => {
    const there = ['node:crypto', 'node:async_hooks', 'cloudflare:workers']
    const packages = ['@larksuiteoapi/node-sdk', 'hono', 'kysely', 'kysely-d1', 'minisearch', 'pinyin-pro', 'zod']
    const isThere = (name: string): boolean =>
      there.includes(name) || packages.some((known) => name === known || name.startsWith(`${known}/`))
    const isOwn = (name: string): boolean => bySource.has(name) || /\.json$|^\.\.\/(?:dist|package)/u.test(name)
    expect(
      files.flatMap(({ path, loads }) =>
        loads.filter((name) => !isOwn(name) && !isThere(name)).map((name) => `${path} loads ${name}`),
      ),
    ).toEqual([])
  })

  it('keeps nothing that Node alone has', () => {
    const wrong = files.flatMap(({ path, uses }) =>
      uses.filter((use) => /^(?:process|__dirname|require)(?:\.|$)/u.test(use)).map((use) => `${path}: ${use}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the environment', () => {
  it('is read by the entries alone', () => {
    const readers = ['node.ts', 'worker.ts', 'config.ts', 'cli.ts']
    const found = sources.filter(({ path, uses }) => !readers.includes(path) && uses.includes('process.env'))
    expect(found.map(({ path }) => path)).toEqual([])
  })
})

function read(path: string): Source {
  const file = join(SRC, path)
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const imports: string[] = []
  const loads: string[] = []
  const uses: string[] = []
  const resolve = (name: string) =>
    name.startsWith('.') ? relative(SRC, join(dirname(file), name)).replaceAll('\\', '/') : name
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      imports.push(resolve(node.moduleSpecifier.text))
      const typesOnly = ts.isExportDeclaration(node) ? node.isTypeOnly : node.importClause?.isTypeOnly === true
      if (!typesOnly) loads.push(resolve(node.moduleSpecifier.text))
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [name] = node.arguments
      const imported = name && ts.isStringLiteral(name) ? resolve(name.text) : 'a computed module'
      imports.push(imported)
      loads.push(imported)
    }
    if (ts.isMetaProperty(node)) uses.push('import.meta')
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.expression.text === 'Date' && !node.arguments?.length) uses.push('new Date()')
      if (node.expression.text === 'Function') uses.push('new Function')
    }
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
      uses.push(`${node.expression.text}.${node.name.text}`)
    if (ts.isIdentifier(node) && isGlobalUse(node)) uses.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  const own = declared(tree)
  return { path, imports, loads, uses: uses.filter((use) => !own.has(use.split('.')[0] ?? '')) }
}

/** Neither a property's name nor a type's: those are not the global of that name. */
function isGlobalUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isBindingElement(parent)) return false
  return !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent) && !ts.isJsxAttribute(parent)
}

/** Names that the file declares itself, as `document` in a loop over documents. */
function declared(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    const named =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isImportSpecifier(node) ||
      ts.isImportClause(node) ||
      ts.isNamespaceImport(node) ||
      ts.isClassDeclaration(node)
    if (named && node.name && ts.isIdentifier(node.name)) names.add(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return names
}
