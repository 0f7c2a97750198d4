import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium } from '@playwright/test'

export type Look = { width: number; height: number; dark?: boolean }
export const PHONE: Look = { width: 360, height: 640 }
export const DESK: Look = { width: 1280, height: 800 }

const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]

/** A browser with a profile on disk: it can be closed or killed, and opened again with what it had stored. */
export class Browser {
  private readonly profile = mkdtempSync(join(tmpdir(), 'anjat-profile-'))
  private context: BrowserContext | undefined
  /** What went wrong in any page: an uncaught error fails the test at the end. */
  readonly errors: string[] = []

  constructor(private readonly look: Look) {}

  async open(): Promise<Page> {
    if (this.context) throw new Error('the browser is open already')
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env.ANJAT_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      args: ARGUMENTS,
      viewport: { width: this.look.width, height: this.look.height },
      colorScheme: this.look.dark ? 'dark' : 'light',
      locale: 'id-ID',
      timezoneId: 'Asia/Makassar',
      hasTouch: this.look.width < 600,
      reducedMotion: 'reduce',
    })
    this.context.on('page', (page) => this.watch(page))
    this.context.pages().forEach((page) => this.watch(page))
    return this.context.pages()[0] ?? this.context.newPage()
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Page> {
    if (!this.context) throw new Error('the browser is closed')
    return this.context.newPage()
  }

  /** As a person closes it. */
  async close(): Promise<void> {
    await this.context?.close()
    this.context = undefined
  }

  /** As Android kills it: no page hears of it. */
  async kill(): Promise<void> {
    const gone = new Promise<void>((done) => this.context?.once('close', () => done()))
    for (const process_id of this.processes()) {
      try {
        process.kill(process_id, 'SIGKILL')
      } catch {
        // It ended between listing and killing.
      }
    }
    await gone
    this.context = undefined
    // The lock of the dead browser would keep the next one out.
    for (const name of readdirSync(this.profile)) {
      if (name.startsWith('Singleton')) rmSync(join(this.profile, name), { force: true })
    }
  }

  async dispose(): Promise<void> {
    await this.close()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.errors.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy|panicked at|hydrat/i.test(message.text())) this.errors.push(`${page.url()}: ${message.text()}`)
    })
  }

  /** The processes of exactly this browser, told by the profile in their command line. */
  private processes(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(this.profile)
        } catch {
          return false
        }
      })
      .map(Number)
  }
}
