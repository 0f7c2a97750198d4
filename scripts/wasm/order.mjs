// Names the functions of a wasm file by their place in an order in which each follows the one it resembles most, so that
// `wasm-opt --reorder-functions-by-name` lays like beside like. Brotli refers back to what it has just seen more cheaply:
// measured on the phone's bundle, 3 % less than in the order of the compiler's names.
//
//   node scripts/wasm/order.mjs in.wasm out.wasm
import { readFileSync, writeFileSync } from 'node:fs'
import { CODE, CUSTOM, file, IMPORT, imports, number, Reader, section, sections, text, withLength } from './sections.mjs'

const GRAM = 5
// A run of bytes that stands in more functions than this says nothing about which of them are alike.
const COMMON = 1000
const LEAST_LIKENESS = 0.01

function bodies(body) {
  const reader = new Reader(body)
  return Array.from({ length: reader.number() }, () => reader.take(reader.number()))
}

/** Every run of GRAM bytes, as a number. */
function grams(bytes) {
  const found = new Set()
  for (let at = 0; at + GRAM <= bytes.length; at++) {
    let hash = 0
    for (let next = at; next < at + GRAM; next++) hash = (Math.imul(hash, 31) + bytes[next]) | 0
    found.add(hash)
  }
  return found
}

/** From the largest function on, always to the one most like the last; where none is, to the next in byte order. */
function order(functions) {
  const sketches = functions.map(grams)
  const places = new Map()
  sketches.forEach((sketch, index) => {
    for (const gram of sketch) places.get(gram)?.push(index) ?? places.set(gram, [index])
  })
  const waiting = functions.map((_, index) => index).sort((a, b) => Buffer.compare(functions[a], functions[b]) || a - b)
  const done = new Uint8Array(functions.length)
  const ordered = []
  let current = functions.reduce((largest, bytes, index) => (bytes.length > functions[largest].length ? index : largest), 0)
  let next = 0
  while (ordered.length < functions.length) {
    done[current] = 1
    ordered.push(current)
    const shared = new Map()
    for (const gram of sketches[current]) {
      const holders = places.get(gram)
      if (holders.length < COMMON) for (const index of holders) if (!done[index]) shared.set(index, (shared.get(index) ?? 0) + 1)
    }
    let [best, likeness] = [-1, LEAST_LIKENESS]
    for (const [index, count] of shared) {
      const score = count / (sketches[index].size + sketches[current].size - count + 8)
      if (score > likeness) [best, likeness] = [index, score]
    }
    while (best < 0 && next < waiting.length) {
      if (!done[waiting[next]]) best = waiting[next]
      next++
    }
    current = best
  }
  return ordered
}

const [source, target] = process.argv.slice(2)
const bytes = readFileSync(source)
const all = sections(bytes)
// Functions that come from outside have the first indices.
const first = imports(all.find(({ id }) => id === IMPORT).body).filter(({ kind }) => kind === 0).length
const ordered = order(bodies(all.find(({ id }) => id === CODE).body))
const names = ordered.map((index, place) => ({ index: first + index, name: String(place).padStart(6, '0') }))
names.sort((a, b) => a.index - b.index)
const entries = names.flatMap(({ index, name }) => [number(index), text(name)])
const ofFunctions = Buffer.concat([Buffer.from([1]), withLength(Buffer.concat([number(names.length), ...entries]))])
const nameSection = section(CUSTOM, Buffer.concat([text('name'), ofFunctions]))
writeFileSync(target, file(bytes, [...all.filter(({ name }) => name !== 'name').map(({ whole }) => whole), nameSection]))
