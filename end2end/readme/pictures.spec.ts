import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { REGISTERED_BEFORE, farm, fillProducer } from '../helpers/records'
import { Server } from '../helpers/server'
import { expect, test as base } from '../helpers/test'

// The pictures of the README, and the two walkthroughs that they belong to. Each picture is taken of a page on which
// everything stands that its description in the README puts in quotation marks. `make pictures` writes them into the
// repository; in `make test` they go to the test's results, and only what they show is compared.

const ROOT = resolve(import.meta.dirname, '../..')
const TAKEN_TO = process.env.ANJAT_PICTURES ?? resolve(import.meta.dirname, '../test-results/pictures')
const ALL_BYTES_MAX = 600_000
/** A small province, until today: waiting is counted in days. */
const PROVINCE = ['demo', '--no-serve', '--producers', '60']
/** Somebody's own NIK, that nobody else has. */
const OWN_NIK = '6405022008789014'

/** The README's pictures: what is said of each, by file. */
const described = new Map(
  [...readFileSync(resolve(ROOT, 'README.md'), 'utf8').matchAll(/!\[([^\]]*)\]\(docs\/pictures\/([a-z-]+\.jpg)\)/g)].map(
    ([, says, file]) => [file, says] as const,
  ),
)
const taken = new Set<string>()

/** A picture of a page, once it shows what the README says of it. */
async function picture(page: Page, file: string): Promise<void> {
  const says = described.get(file)
  if (says === undefined) throw new Error(`the README does not show docs/pictures/${file}`)
  const quoted = [...says.matchAll(/“([^”]+)”/g)].map(([, words]) => words ?? '')
  expect(quoted.length, `the description of ${file} quotes something of the page`).toBeGreaterThan(0)
  for (const words of quoted) await expect(page.getByText(words).filter({ visible: true }).first(), `${file} shows ${words}`).toBeInViewport()
  await page.evaluate(() => document.fonts.ready)
  mkdirSync(TAKEN_TO, { recursive: true })
  await page.screenshot({ path: resolve(TAKEN_TO, file), type: 'jpeg', quality: 80, animations: 'disabled', caret: 'hide' })
  taken.add(file)
}

const test = base.extend({
  server: async ({}, use) => {
    const server = await Server.filled(...PROVINCE)
    await use(server)
    await server.dispose()
  },
})

test('what the README shows is what the program looks like', async ({ server, phone, desk }) => {
  test.setTimeout(400_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer', 'penyuluh'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await field.go('Beranda')
  await picture(field.page, 'phone-home.jpg')
  await farm(field, 'Petrus Anye')
  await field.question('Berapa banyak').evaluate((question) => question.scrollIntoView({ block: 'center' }))
  await picture(field.page, 'phone-form.jpg')
  await field.page.getByRole('button', { name: 'Kembali' }).click()

  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor', 'pengawas-nunukan'))
  await expect(table.rows().nth(3)).toBeVisible()
  await picture(table.page, 'desk-queue.jpg')
  await table.queue({ form: 'farm' })
  await table.openRecord(table.rows().first())
  await picture(table.page, 'desk-record.jpg')
  await table.open('/meja/ringkasan')
  await expect(table.page.getByRole('heading', { name: 'Ringkasan hasil', level: 1 })).toBeVisible()
  await picture(table.page, 'desk-overview.jpg')

  // The walkthrough of a held record, step by step.
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, REGISTERED_BEFORE)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.newsUntil(field.page.getByRole('heading', { name: /^Ditahan di server/ }))
  await field.listed(REGISTERED_BEFORE.name).first().click()
  await picture(field.page, 'phone-held.jpg')
  await table.open('/keluar')
  await table.page.getByRole('button', { name: 'Ya, keluar' }).click()
  await table.signIn(server.account('supervisor', 'pengawas'))
  await table.queue({ kind: 'producer', held: 'ya' })
  // Held lines have no name in the list, for nothing of them holds yet; they stand oldest first.
  await table.openRecord(table.rows().filter({ hasText: 'Rina Wulandari' }).last())
  await picture(table.page, 'desk-held.jpg')
  // What the officer corrects comes behind the held one, and is kept beside it.
  const held = async () => (await table.queue({ kind: 'producer', held: 'ya' })).filter({ hasText: 'Rina Wulandari' })
  const before = await (await held()).count()
  await field.page.getByRole('button', { name: 'Perbaiki' }).click()
  await field.type('NIK', OWN_NIK)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.newsUntil(field.page.getByRole('heading', { name: /^Ditahan di server/ }))
  await expect(async () => expect(await (await held()).count()).toBe(before + 1)).toPass({ timeout: 30_000 })

  expect([...taken].sort(), 'the README shows every picture and no other').toEqual([...described.keys()].sort())
  const sizes = [...described.keys()].map((file) => {
    const path = resolve(ROOT, 'docs/pictures', file)
    return existsSync(path) ? statSync(path).size : Number.NaN
  })
  expect(sizes.reduce((sum, size) => sum + size, 0), 'bytes of the pictures in the repository').toBeLessThan(ALL_BYTES_MAX)
})
