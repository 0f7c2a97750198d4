import { Desk } from '../helpers/desk'
import { look, lookInBoth } from '../helpers/look'
import { expect, test } from '../helpers/test'

test('the public pages, in both languages, themes and sizes', async ({ server, desk }) => {
  test.setTimeout(240_000)
  const page = await desk.open()
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: 'Buka Lapangan' })).toBeVisible()
  await lookInBoth(page, 'desk-landing')
  const table = new Desk(page, server.url)
  await table.open('/masuk')
  await lookInBoth(page, 'desk-sign-in')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Masuk" [level=1]
      - textbox "Nama masuk"
      - textbox "Kata sandi"
      - button "Masuk"
  `)
  await page.getByLabel('Nama masuk').fill('tidak-ada')
  await page.getByLabel('Kata sandi').fill('bukan-ini')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByText('Nama masuk atau kata sandi salah.')).toBeVisible()
  await lookInBoth(page, 'desk-sign-in-wrong')
})

test('the queue, in both languages, themes and sizes', async ({ server, desk }) => {
  test.setTimeout(240_000)
  const page = await desk.open()
  const table = new Desk(page, server.url)
  await table.signIn(server.account('supervisor'))
  await expect(table.rows().first()).toBeVisible()
  await expect(page.getByRole('table').getByRole('row').first()).toMatchAriaSnapshot(`
    - row:
      - columnheader "Hasil"
      - columnheader "Jumlah"
      - columnheader "Pelaku"
      - columnheader "Tempat"
      - columnheader "Tanggal"
      - columnheader "Menunggu"
      - columnheader "Tanda"
      - columnheader "Keadaan"
  `)
  await lookInBoth(page, 'desk-queue')
  await table.queue({ review: 'all', kind: 'harvest' })
  await lookInBoth(page, 'desk-queue-filtered')
  await table.queue({ held: 'ya' })
  await lookInBoth(page, 'desk-queue-held')
  await table.queue({ q: 'tidak ada yang bernama begini' })
  await lookInBoth(page, 'desk-queue-empty')
  await table.queue({ form: 'farm' })
  await page.getByText('Setujui semua hasil saringan').click()
  await look(page, 'desk-queue-many')
})

test('records and verdicts, in both languages, themes and sizes', async ({ server, desk }) => {
  test.setTimeout(300_000)
  const page = await desk.open()
  const table = new Desk(page, server.url)
  await table.signIn(server.account('supervisor'))
  const records = {
    producer: { kind: 'producer' },
    farm: { form: 'farm', review: 'all' },
    catch: { form: 'catch', review: 'all' },
    returned: { review: 'returned' },
    changed: { review: 'changed' },
    held: { kind: 'producer', held: 'ya' },
  }
  for (const [name, filter] of Object.entries(records)) {
    const rows = await table.queue(filter)
    await table.openRecord(rows.first())
    await lookInBoth(page, `desk-record-${name}`)
  }
  await table.queue({ form: 'catch' })
  await table.openRecord(table.rows().first())
  await table.verdict().getByText('Kembalikan', { exact: true }).click()
  await table.verdict().getByText('Tolak', { exact: true }).click()
  await table.verdict().getByRole('checkbox').first().check()
  await look(page, 'desk-verdict')
  await table.verdict().getByRole('button', { name: 'Tolak catatan' }).click()
  await expect(table.verdict().getByRole('alert').first()).toBeVisible()
  await look(page, 'desk-verdict-trouble')
  await table.approve()
  await look(page, 'desk-undo')
})

test('what the desk refuses, in both languages, themes and sizes', async ({ server, desk }) => {
  test.setTimeout(240_000)
  const page = await desk.open()
  const table = new Desk(page, server.url)
  await table.signIn(server.account('supervisor'))
  await table.open('/meja/catatan/tidak-ada')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookInBoth(page, 'desk-not-found')
  await table.open('/keluar')
  await lookInBoth(page, 'desk-sign-out')
})
