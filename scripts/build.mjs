// Builds what `npm start` and `npx huiwen` run: dist/*.js and the packed dictionary. Run by npm's `prepare`.
//
// Pure JavaScript packages are bundled, because Node then opens a few files instead of hundreds; packages with native
// parts, or that load files of their own, stay outside.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const entries = ['src/node.ts', 'src/cli.ts', 'src/segmenters/dictionary.ts'].filter((file) =>
  existsSync(join(root, file)),
)

if (existsSync(dist)) {
  for (const file of readdirSync(dist)) if (/\.js(\.map)?$/.test(file)) rmSync(join(dist, file))
}

/** V8 reads a large table faster as JSON than as the literal that a bundler makes of it. */
const largeJson = {
  name: 'large-json',
  setup({ onLoad }) {
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (text.length < 20_000) return null
      return {
        contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(text)))})`,
        loader: 'js',
      }
    })
  },
}

/** Zod's messages in forty languages (a third of a megabyte to compile): ours are our own. */
const withoutZodLocales = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: 'export {}', loader: 'js' }))
  },
}

await build({
  plugins: [largeJson, withoutZodLocales],
  absWorkingDir: root,
  entryPoints: entries,
  outdir: dist,
  entryNames: '[name]',
  chunkNames: 'chunks-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifySyntax: true,
  legalComments: 'none',
  external: ['nodejieba', 'libsql', '@larksuiteoapi/node-sdk', 'dingtalk-stream'],
  define: { HUIWEN_BUILD: JSON.stringify(hashOfSources(join(root, 'src'))) },
  // CommonJS packages inside an ES module ask for what CommonJS gives every file.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      'const require = __createRequire(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;',
    ].join('\n'),
  },
  logLevel: 'warning',
})

const { writeDictionary } = await import(pathToFileURL(join(dist, 'dictionary.js')).href)
writeDictionary(join(dist, 'dictionary.bin'))

/** Changes whenever the program does, so that an index built by another program is not taken for its own. */
function hashOfSources(folder) {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) hash.update(file.name).update(readFileSync(join(file.parentPath ?? file.path, file.name)))
  }
  return hash.digest('hex').slice(0, 16)
}
