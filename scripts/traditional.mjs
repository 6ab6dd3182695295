// Writes src/core/text/traditional.json: every traditional character whose simplified form is one character, taken
// from OpenCC's tables. Run it after an update of opencc-js; a test compares the file with the library.
import { writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js/t2cn'

const convert = Converter({ from: 't', to: 'cn' })
const pairs = []
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const from = String.fromCharCode(code)
  const to = convert(from)
  if (to !== from && to.length === 1) pairs.push(from + to)
}
const json = { from: pairs.map((p) => p[0]).join(''), to: pairs.map((p) => p[1]).join('') }
writeFileSync(new URL('../src/core/text/traditional.json', import.meta.url), JSON.stringify(json, null, 2) + '\n')
console.log(`${pairs.length} characters`)
