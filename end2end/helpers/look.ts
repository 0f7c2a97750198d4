import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Page, expect } from '@playwright/test'
import axe from 'axe-core'
import { DESK, PHONE } from './browser'

const SCREENS = resolve(import.meta.dirname, '../test-results/screens')
// Rules of axe that decide: WCAG 2.2 A and AA, and its own good practice.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Where the phone keeps the language that was chosen. */
const PHONE_LANGUAGE = 'anjat-bahasa'

/** Looks at a screen in both themes and both sizes: accessible, nothing cut off at the side; leaves a picture of each. */
export async function look(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENS, { recursive: true })
  const before = page.viewportSize() ?? PHONE
  for (const { width, height } of [PHONE, DESK]) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const where = `${name}, ${width} px, ${colorScheme}`
      await page.screenshot({ path: `${SCREENS}/${name}-${width}-${colorScheme}.png`, fullPage: true })
      expect.soft(await violations(page), `accessible: ${where}`).toEqual([])
      expect.soft(await sideways(page), `no sideways scrolling: ${where}`).toEqual([])
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(before)
}

/** The same in both languages: loads the screen again by its address, in English and back. For screens that an address brings back. */
export async function lookInBoth(page: Page, name: string): Promise<void> {
  await look(page, name)
  await speak(page, 'en')
  await look(page, `${name}-en`)
  await speak(page, 'id')
}

/** Chooses a language as the page keeps it, and loads the page again. */
export async function speak(page: Page, lang: 'id' | 'en'): Promise<void> {
  const address = new URL(page.url())
  if (address.pathname.startsWith('/lapangan/')) {
    await page.evaluate(([key, lang]) => localStorage.setItem(key, lang), [PHONE_LANGUAGE, lang])
    await page.reload()
  } else {
    address.searchParams.set('bahasa', lang)
    await page.goto(address.href)
  }
  await expect(page.locator(`html[lang=${lang}]`)).toHaveCount(1)
  await expect(page.locator('main, .door').first()).toBeVisible()
  await expect(page.locator('[aria-busy=true], .page-wait'), 'the page has what it shows').toHaveCount(0)
}

/** The page, or anything in it, that moves sideways or is cut off at the side. */
async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = (element: Element) => element.scrollWidth > element.clientWidth + 1
    const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    const found = [...document.querySelectorAll('body *')].filter((element) => scrolls(element) && wide(element))
    if (document.documentElement.scrollWidth > window.innerWidth) found.unshift(document.documentElement)
    return found.map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} px in ${element.clientWidth} px`)
  })
}

/** What axe finds, as short lines. It runs outside the page's own scripts, so the CSP stays as it is. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (tags) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run
    return (await run(document, { runOnly: { type: 'tag', values: tags } })).violations
  }, TAGS)
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`))
}

/** Things to tap that are smaller than a thumb needs. Links inside running text are exempt, as in WCAG 2.5.8. */
export async function smallTargets(page: Page, px: number): Promise<string[]> {
  return page.evaluate((px) => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, select, summary, textarea, input:not([type=hidden])')) {
      const box = (element.closest('label') ?? element).getBoundingClientRect()
      const hidden = box.width === 0 || getComputedStyle(element).visibility === 'hidden'
      const inText = element.matches('p a, li p a')
      const small = Math.min(box.height, box.width) < px - 0.5
      if (!hidden && !inText && small) found.push(`${element.tagName} "${element.textContent?.trim().slice(0, 30)}" ${Math.round(box.width)} x ${Math.round(box.height)} px`)
    }
    return found
  }, px)
}
