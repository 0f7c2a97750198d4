import { test as base, expect } from '@playwright/test'
import { Browser, DESK, PHONE } from './browser'
import { Server } from './server'

type Fixtures = {
  /** A server with the demonstration in it, of this test alone. */
  server: Server
  /** The browser of an officer's or a producer's phone. */
  phone: Browser
  /** The browser at a desk. */
  desk: Browser
}

export const test = base.extend<Fixtures>({
  server: async ({}, use, info) => {
    const server = await Server.start()
    await use(server)
    if (info.status !== info.expectedStatus) await info.attach('server log', { body: server.log })
    await server.dispose()
  },
  phone: async ({}, use) => {
    const browser = new Browser(PHONE)
    await use(browser)
    await browser.dispose()
    expect(browser.errors, 'no page of the phone may fail silently').toEqual([])
  },
  desk: async ({}, use) => {
    const browser = new Browser(DESK)
    await use(browser)
    await browser.dispose()
    expect(browser.errors, 'no page of the desk may fail silently').toEqual([])
  },
})

export { expect }
