import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Page, expect } from '@playwright/test'
import axe from 'axe-core'
import { DESK, PHONE } from './browser'

const SCREENS = resolve(import.meta.dirname, '../test-results/screens')
// Rules of axe that decide: WCAG 2.2 A and AA, and its own good practice.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

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
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(overflow, `no sideways scrolling: ${where}`).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize(before)
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
    for (const element of document.querySelectorAll<HTMLElement>('a[href], button, select, summary, input:not([type=hidden])')) {
      const box = (element.closest('label') ?? element).getBoundingClientRect()
      const hidden = box.width === 0 || getComputedStyle(element).visibility === 'hidden'
      const inText = element.matches('p a, li p a')
      if (!hidden && !inText && box.height < px) found.push(`${element.tagName} "${element.textContent?.trim().slice(0, 30)}" ${Math.round(box.height)} px high`)
    }
    return found
  }, px)
}
