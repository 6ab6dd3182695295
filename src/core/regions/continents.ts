import table from './continents.json' with { type: 'json' }

/** The continents of the countries that a text names: 去德国参展 → 欧洲. 南非 is no 非洲 of 南, and 印度尼西亚 no 印度. */
export function continentsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(COUNTRY)].flatMap(([country]) => continentOf.get(country) ?? []))]
}

/** Whether a word is a country's name: in 越南投了 there is no 南投. */
export function isCountry(word: string): boolean {
  return continentOf.has(word)
}

/** Whether a text that goes by continents (亚洲地区, 亚洲地区以外) holds for this one; null if it names none. */
export function holdsForContinent(text: string, continent: string): boolean | null {
  const named = [...text.matchAll(CONTINENT)]
  if (named.length === 0) return null
  return named.some(([, name = '', outside]) => (outside === undefined) === (name === continent.slice(0, name.length)))
}

const { about: _, ...countries } = table

const continentOf: ReadonlyMap<string, string> = new Map(
  Object.entries(countries).flatMap(([continent, names]) =>
    [continent, ...names.split(' ')].map((name): [string, string] => [name, continent]),
  ),
)

const COUNTRY = new RegExp([...continentOf.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu')

const CONTINENT = /(亚洲|欧洲|北美|南美|非洲|大洋洲)洲?(?:地区|国家|市场|各国){0,2}([以之]外|除外)?/gu
