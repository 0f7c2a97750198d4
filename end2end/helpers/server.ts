import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const HERE = import.meta.dirname
const BINARY = process.env.ANJAT_BIN ?? resolve(HERE, '../../target/debug/anjat')
export const SITE = process.env.ANJAT_SITE ?? resolve(HERE, '../../target/site')

// Below the range from which systems give out ports for outgoing connections: a server that is stopped and started
// again must find its port free, since the origin of an installed app cannot change.
const PORT_FIRST = 18500
const PORTS = 100
// Every worker has a range of its own: a port whose server is stopped for a while looks free to the others, and a phone
// would then talk to somebody else's server.
const RANGE_FIRST = PORT_FIRST + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * PORTS
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 15_000

/** The accounts that an empty database starts with, one per role. */
export type Role = 'producer' | 'officer' | 'supervisor' | 'planner' | 'enterprise' | 'admin'
export type Account = { role: Role; login: string; password: string; territory: string }
const ACCOUNT_LINE = /^\s*(producer|officer|supervisor|planner|enterprise|admin)\s+(\S+)\s+(\S+)\s+(.*)$/gm

/** The real `anjat` on a port and a data folder of its own, which can be stopped, killed and started again. */
export class Server {
  readonly data = mkdtempSync(join(tmpdir(), 'anjat-e2e-'))
  readonly port: number
  log = ''
  private child: ChildProcess | undefined

  private constructor(port: number, private readonly site: string) {
    this.port = port
  }

  static async start(site = SITE): Promise<Server> {
    const server = new Server(await freePort(), site)
    await server.start()
    return server
  }

  /** A server on what a command of the program has filled its empty folder with. */
  static async filled(...words: string[]): Promise<Server> {
    const server = new Server(await freePort(), SITE)
    server.command(...words)
    await server.start()
    return server
  }

  /** An account of the demonstration, as the server printed it when it started. */
  account(role: Role, login?: string): Account {
    for (const [, found, name, password, territory] of this.log.matchAll(ACCOUNT_LINE)) {
      if (found === role && (!login || name === login)) return { role, login: name, password, territory: territory.trim() }
    }
    throw new Error(`no ${role} ${login ?? ''} among the accounts that the server printed:\n${this.log}`)
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    if (this.child) throw new Error('the server runs already')
    const child = spawn(BINARY, ['serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, '--site', this.site], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child = child
    child.stdout?.on('data', (chunk) => (this.log += chunk))
    child.stderr?.on('data', (chunk) => (this.log += chunk))
    const until = Date.now() + READY_WITHIN_MS
    while (Date.now() < until) {
      const healthy = await fetch(`${this.url}/sehat`).then((answer) => answer.ok, () => false)
      // Whoever answers, it is ours only while ours runs.
      if (child.exitCode !== null) break
      if (healthy) return
      await new Promise((wake) => setTimeout(wake, 50))
    }
    throw new Error(`the server did not get ready:\n${this.log}`)
  }

  /** Another command of the program on the same data, beside the server if it runs; what it says. */
  command(...words: string[]): string {
    return execFileSync(BINARY, [...words, '--data', this.data], { encoding: 'utf8' })
  }

  /** Offline, as a phone sees it. The server ends by itself after what it has accepted is committed. */
  async stop(): Promise<void> {
    await this.end('SIGTERM')
  }

  /** A power cut: no chance to finish anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async dispose(): Promise<void> {
    await this.end('SIGKILL')
    rmSync(this.data, { recursive: true, force: true })
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.child
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await ended
    clearTimeout(late)
    if (signal === 'SIGTERM' && child.signalCode === 'SIGKILL') throw new Error(`the server did not stop within ${STOP_WITHIN_MS} ms:\n${this.log}`)
  }
}

/** A port of this worker's range that is free now and that no test has had before. */
export async function freePort(): Promise<number> {
  for (let port = RANGE_FIRST; port < RANGE_FIRST + PORTS; port++) {
    if (taken.has(port)) continue
    if (await canListen(port)) {
      taken.add(port)
      return port
    }
  }
  throw new Error(`no free port between ${RANGE_FIRST} and ${RANGE_FIRST + PORTS - 1}`)
}

const taken = new Set<number>()

function canListen(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)))
  })
}
