import { type IncomingMessage, request, type Server as HttpServer, type ServerResponse, createServer } from 'node:http'
import { freePort } from './server'

/** One request that came through, with what went back over the wire. */
export type Passed = { method: string; path: string; status: number; bytes: number; encoding?: string }

/** What happens to the requests that match: nothing, the reply is cut after the server answered, a portal answers, the line drops. */
type Trouble = 'none' | 'cut' | 'portal' | 'drop'

/**
 * The network between phone and server. It lets everything through until told otherwise, and counts what it did: a test
 * that never met its fault proves nothing.
 */
export class Proxy {
  readonly port: number
  cut = 0
  portal = 0
  dropped = 0
  readonly passed: Passed[] = []
  private trouble: Trouble = 'none'
  private path = '/sync/'
  private readonly http: HttpServer

  private constructor(port: number, target: number) {
    this.port = port
    this.http = createServer((ask, answer) => this.forward(ask, answer, target))
  }

  static async before(target: number): Promise<Proxy> {
    const proxy = new Proxy(await freePort(), target)
    await new Promise<void>((ready) => proxy.http.listen(proxy.port, '127.0.0.1', ready))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** From now on requests under `path` meet `trouble`. */
  meet(trouble: Trouble, path = '/sync/'): void {
    this.trouble = trouble
    this.path = path
  }

  async dispose(): Promise<void> {
    this.http.closeAllConnections()
    await new Promise<void>((done) => this.http.close(() => done()))
  }

  private forward(ask: IncomingMessage, answer: ServerResponse, target: number): void {
    const matches = (ask.url ?? '').startsWith(this.path)
    if (matches && this.trouble === 'drop') {
      this.dropped++
      ask.socket.destroy()
      return
    }
    if (matches && this.trouble === 'portal') {
      this.portal++
      ask.resume()
      answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      answer.end('<!doctype html><title>Selamat datang</title><p>Silakan masuk ke jaringan hotel.')
      return
    }
    const cut = matches && this.trouble === 'cut'
    // The Host that the browser sent goes through unchanged: the server compares it with Origin.
    const onward = request({ host: '127.0.0.1', port: target, method: ask.method, path: ask.url, headers: ask.headers }, (reply) => {
      if (!cut) {
        const row: Passed = { method: ask.method ?? '', path: ask.url ?? '', status: reply.statusCode ?? 0, bytes: 0, encoding: reply.headers['content-encoding'] }
        this.passed.push(row)
        reply.on('data', (chunk) => (row.bytes += chunk.length))
        answer.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(answer)
        return
      }
      // The whole reply is here, so the server has committed; the phone gets half of it and then silence.
      const chunks: Buffer[] = []
      reply.on('data', (chunk) => chunks.push(chunk))
      reply.on('end', () => {
        const whole = Buffer.concat(chunks)
        this.cut++
        answer.writeHead(reply.statusCode ?? 502, { ...reply.headers, 'content-length': whole.length })
        answer.write(whole.subarray(0, Math.floor(whole.length / 2)), () => ask.socket.destroy())
      })
    })
    onward.on('error', () => ask.socket.destroy())
    ask.pipe(onward)
  }
}
