// Gives short names to what a wasm file and its glue call each other by. wasm-bindgen's carry a hash each, which nobody
// reads and which does not compress.
//
//   node scripts/wasm/names.mjs file.wasm glue.js        rewrites both
import { readFileSync, writeFileSync } from 'node:fs'
import { EXPORT, exports, file, IMPORT, imports, number, section, sections, text } from './sections.mjs'

const MADE = /^(__wb|__externref|wasm_bindgen)/

const [wasmPath, gluePath] = process.argv.slice(2)
const bytes = readFileSync(wasmPath)
const short = new Map()
const shorten = (name) => {
  if (!MADE.test(name)) return name
  if (!short.has(name)) short.set(name, `$${short.size.toString(36)}`)
  return short.get(name)
}

const wholes = sections(bytes).map(({ id, body, whole }) => {
  if (id === IMPORT) {
    const all = imports(body).map(({ module, name, kind, type }) => [text(module), text(shorten(name)), Buffer.from([kind]), type])
    return section(id, Buffer.concat([number(all.length), ...all.flat()]))
  }
  if (id === EXPORT) {
    const all = exports(body).map(({ name, kind, index }) => [text(shorten(name)), Buffer.from([kind]), number(index)])
    return section(id, Buffer.concat([number(all.length), ...all.flat()]))
  }
  return whole
})

const glue = readFileSync(gluePath, 'utf8')
const taken = new Set(glue.match(/\$[0-9a-z]+/g))
if ([...short.values()].some((name) => taken.has(name))) throw new Error('a short name is taken already')
writeFileSync(gluePath, glue.replace(/[A-Za-z_][\w$]*/g, (word) => short.get(word) ?? word))
writeFileSync(wasmPath, file(bytes, wholes))
