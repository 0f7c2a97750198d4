// Prints the size rows of the budget and fails on a breach: everything a phone fetches until it can start without a
// network. It asks the real server for /sw.js, lets that worker install itself in a sandbox, and weighs what it fetched.
// Bytes of a harvest on the wire and in the database are measured by tests/budget; its output is read from a file.
//
//   node scripts/budget.mjs path/to/anjat [output of cargo test --test budget -- --nocapture]
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { brotli } from './compress.mjs'

const KB = 1000
const TOTAL_BYTES_MAX = 260 * KB
const FIELD_WASM_BYTES_MAX = 200 * KB
const REQUESTS_MAX = 16
const READY_WITHIN_MS = 30_000

const HARVEST_ROWS = ['one harvest on the wire, up and down, batch of 30', 'database bytes per harvest with indexes']

const binary = process.argv[2] ?? 'target/debug/anjat'
const measured = process.argv[3]
if (readFileSync('target/site/profile', 'utf8').trim() !== 'wasm-release') {
  console.error('error: target/site holds quick bundles, which are never small. Run `make bundles` first.')
  process.exit(1)
}

const data = mkdtempSync(join(tmpdir(), 'anjat-budget-'))
const port = await freePort()
const origin = `http://127.0.0.1:${port}`
const server = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--site', 'target/site'])
let log = ''
server.stdout.on('data', (chunk) => (log += chunk))
server.stderr.on('data', (chunk) => (log += chunk))
try {
  await ready()
  report(await weigh(await firstStart()))
  if (measured) reportHarvest(readFileSync(measured, 'utf8'))
} finally {
  server.kill('SIGTERM')
  await new Promise((ended) => (server.exitCode !== null ? ended() : server.once('exit', ended)))
  rmSync(data, { recursive: true, force: true })
}

/** Paths of everything fetched for the first start: the page, what it names, the reference data, the worker and what it keeps. */
async function firstStart() {
  const paths = new Set(['/lapangan/', '/sw.js', '/api/v1/pack'])
  const page = await (await get('/lapangan/')).text()
  for (const [tag] of page.matchAll(/<(?:link|script)[^>]*>/g)) {
    const path = tag.match(/(?:src|href)="(\/[^"]+)"/)?.[1]
    // Only one make of phones asks for this icon, and then instead of the others.
    if (path && !tag.includes('apple-touch-icon')) paths.add(path)
  }
  for (const path of await installedBy(await (await get('/sw.js')).text())) paths.add(path)
  return [...paths]
}

/** Runs the worker's install step with a cache that only takes notes. */
async function installedBy(source) {
  const paths = new Set()
  const listeners = {}
  const take = async (request) => {
    const url = new URL(typeof request === 'string' ? request : request.url, origin)
    paths.add(url.pathname)
    return get(url.pathname)
  }
  const cache = {
    add: take,
    addAll: (list) => Promise.all(list.map(take)),
    put: async (request) => void paths.add(new URL(typeof request === 'string' ? request : request.url, origin).pathname),
    match: async () => undefined,
    keys: async () => [],
  }
  class SandboxRequest {
    constructor(url, init) {
      Object.assign(this, init, { url: new URL(typeof url === 'string' ? url : url.url, origin).href })
    }
  }
  const self = {
    location: new URL('/sw.js', origin),
    addEventListener: (kind, listener) => (listeners[kind] = listener),
    skipWaiting: async () => {},
    clients: { claim: async () => {}, matchAll: async () => [] },
    registration: { scope: `${origin}/lapangan/` },
    caches: { open: async () => cache, keys: async () => [], delete: async () => true, match: async () => undefined, has: async () => false },
    fetch: take,
    Request: SandboxRequest,
    Response, Headers, URL, console, setTimeout, clearTimeout, Promise, crypto,
  }
  self.self = self
  runInContext(source, createContext(self))
  const pending = []
  listeners.install?.({ waitUntil: (promise) => pending.push(promise) })
  await Promise.all(pending)
  if (paths.size === 0) throw new Error('the worker of /sw.js installs nothing')
  return paths
}

async function weigh(paths) {
  const rows = []
  for (const path of paths) {
    const answer = await get(path)
    const bytes = Buffer.from(await answer.arrayBuffer())
    rows.push({ path, raw: bytes.length, brotli: compressible(answer) ? brotli(bytes).length : bytes.length })
  }
  return rows.sort((a, b) => b.brotli - a.brotli)
}

function report(rows) {
  const total = rows.reduce((sum, row) => sum + row.brotli, 0)
  const wasm = rows.find((row) => row.path.endsWith('/field_bg.wasm'))?.brotli
  if (wasm === undefined) throw new Error('the worker does not install the field wasm')
  console.log('First offline-ready start, bytes after brotli 11')
  for (const row of rows) line(row.path.replace(/^\/pkg\/[0-9a-f]{12}\//, '/pkg/…/'), row.brotli, `   of ${row.raw}`)
  const ok = hold([
    ['total', total, TOTAL_BYTES_MAX],
    ['field wasm', wasm, FIELD_WASM_BYTES_MAX],
    ['requests', rows.length, REQUESTS_MAX],
  ])
  console.log(`BUDGET ${JSON.stringify({ total_bytes: total, field_wasm_bytes: wasm, requests: rows.length, ok })}`)
}

/** The rows that tests/budget measured; each says how many records of which kinds. */
function reportHarvest(output) {
  const rows = output.split('\n').filter((text) => text.startsWith('BUDGET ')).map((text) => JSON.parse(text.slice(7)))
  console.log('\nOne harvest, bytes')
  for (const what of HARVEST_ROWS) {
    const row = rows.find((row) => row.what === what)
    if (!row) throw new Error(`tests/budget did not measure "${what}":\n${output}`)
    hold([[what, row.bytes, row.max]])
    console.log(`  ${row.of}`)
  }
}

function line(name, bytes, rest = '') {
  console.log(`${name.padEnd(52)}${String(bytes).padStart(9)}${rest}`)
}

/** Prints figures beside what they may be at most; a breach fails the run. */
function hold(figures) {
  const breaches = figures.filter(([name, value, max]) => {
    line(name, value, `   at most ${max}${value > max ? '   BREACH' : ''}`)
    return value > max
  })
  if (breaches.length > 0) {
    console.error(`error: over budget: ${breaches.map(([name, value, max]) => `${name} ${value} > ${max}`).join(', ')}`)
    process.exitCode = 1
  }
  return breaches.length === 0
}

function compressible(answer) {
  return !/^image\/(png|jpeg|webp)|font\/woff2/.test(answer.headers.get('content-type') ?? '')
}

async function get(path) {
  const answer = await fetch(origin + path)
  if (!answer.ok) throw new Error(`${path} answers ${answer.status}`)
  return answer
}

async function ready() {
  const until = Date.now() + READY_WITHIN_MS
  while (Date.now() < until && server.exitCode === null) {
    if (await fetch(`${origin}/sehat`).then((answer) => answer.ok, () => false)) return
    await new Promise((wake) => setTimeout(wake, 50))
  }
  throw new Error(`the server did not get ready:\n${log}`)
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => found(port))
    })
  })
}
