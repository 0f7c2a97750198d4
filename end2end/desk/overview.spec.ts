import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { Desk } from '../helpers/desk'
import { look, lookInBoth } from '../helpers/look'
import type { Account } from '../helpers/server'
import { expect, test } from '../helpers/test'

/** Signs in on the way to a page. */
async function signIn(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(url)
  await page.getByLabel('Nama masuk').fill(account.login)
  await page.getByLabel('Kata sandi').fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

const title = (page: Page) => page.getByRole('heading', { name: 'Ringkasan hasil', level: 1 })

test('the overview in both themes and sizes, for a supervisor and for a planner', async ({ server, desk }) => {
  test.setTimeout(300_000)
  const page = await desk.open()
  const table = new Desk(page, server.url)
  await table.signIn(server.account('supervisor'))
  await page.getByRole('navigation', { name: 'Meja' }).getByRole('link', { name: 'Ringkasan hasil' }).click()
  await expect(title(page)).toBeVisible()
  await expect(page.getByText(/\d+ dari \d+ kecamatan melapor/).first()).toBeVisible()
  await lookInBoth(page, 'desk-overview')
  await page.getByText('Unduh', { exact: true }).click()
  await look(page, 'desk-overview-download')
  await table.open('/keluar')
  await page.getByRole('button', { name: 'Ya, keluar' }).click()
  await signIn(page, `${server.url}/meja`, server.account('planner'))
  await expect(title(page), 'a planner begins at the figures').toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Meja' }), 'one page needs no menu').toHaveCount(0)
  await lookInBoth(page, 'desk-overview-planner')
})

test('a figure opens the records that it was made from', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  const { page } = table
  await table.signIn(server.account('supervisor'))
  await table.open('/meja/ringkasan?condition=dry')
  await expect(title(page)).toBeVisible()
  const chart = page.getByRole('img', { name: 'Per komoditas' })
  await expect(chart).toBeVisible()
  await expect(chart.locator('rect.chart-verified').first()).toBeVisible()
  const row = page.getByRole('row', { name: /^Kakao/ })
  await expect(row.getByRole('cell').first()).toHaveText('385')
  await row.getByRole('link', { name: '385' }).click()
  await expect(page).toHaveURL(/\/meja\?review=approved&kind=harvest&commodity=kakao&condition=dry&year=\d+$/)
  await expect(table.rows()).toHaveCount(2)
  for (const text of await table.rows().allTextContents()) expect(text).toContain('Kakao')
})

test('down to an area and back by links, the filter in the URL', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  const { page } = table
  await table.signIn(server.account('supervisor'))
  await table.open('/meja/ringkasan?condition=wet')
  await page.getByRole('table').filter({ hasText: 'Wilayah' }).getByRole('link', { name: 'Malinau' }).click()
  await expect(page).toHaveURL(/area=65\.02/)
  await expect(page.getByRole('navigation', { name: 'Wilayah yang dipilih' }).getByRole('link', { name: 'Malinau' })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByText(/dari 15 kecamatan melapor/).first()).toBeVisible()
  await page.getByLabel('Komoditas', { exact: true }).selectOption({ label: 'Rotan sega (taman)' })
  await page.getByRole('button', { name: 'Saring', exact: true }).click()
  await expect(page).toHaveURL(/area=65\.02.*commodity=rotan-sega.*condition=wet/)
  await expect(page.getByRole('row', { name: /Rotan sega.*ikat/ })).toContainText('18 ikat')
  await page.reload()
  await expect(page.getByRole('row', { name: /Rotan sega.*ikat/ })).toContainText('18 ikat')
})

test('what is downloaded is what is on screen', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  const { page } = table
  await table.signIn(server.account('supervisor'))
  await table.queue({ review: 'all', kind: 'harvest', form: 'forest' })
  const shown = await table.rows().count()
  await page.getByText('Unduh', { exact: true }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV, titik koma' }).click()])
  expect(download.suggestedFilename()).toMatch(/^anjat-hasil-\d{4}-\d\d-\d\d-n\d+\.csv$/)
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.startsWith('\u{feff}id catatan;jenis hasil;')).toBe(true)
  expect(text.trim().split('\r\n')).toHaveLength(shown + 1)
  expect(text).not.toMatch(/640613\d{10}/)
  const [book] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Excel (XLSX)' }).click()])
  expect(readFileSync(await book.path()).subarray(0, 2).toString()).toBe('PK')
})

test('the overview works by plain links and forms, without a script', async ({ server, desk }) => {
  const page = await desk.open()
  await page.route('**/*.{js,wasm}', (route) => route.abort())
  await signIn(page, `${server.url}/meja/ringkasan`, server.account('planner'))
  await expect(title(page)).toBeVisible()
  await page.locator('summary', { hasText: /^\s*Saring\s*$/ }).click()
  await page.getByLabel('Mata pencaharian', { exact: true }).selectOption({ label: 'Hasil hutan' })
  await page.getByRole('button', { name: 'Saring', exact: true }).click()
  await expect(page).toHaveURL(/form=forest/)
  await expect(title(page)).toBeVisible()
  await expect(page.getByText('kurang dari lima pelaku').first(), 'four gather: no figure of them').toBeVisible()
  expect(await page.locator('a[href^="/meja?"]').count(), 'no way to a record').toBe(0)
})
