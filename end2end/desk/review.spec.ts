import { Desk } from '../helpers/desk'
import { look } from '../helpers/look'
import { expect, test } from '../helpers/test'

test('every page of the desk, in both themes and sizes', async ({ server, desk }) => {
  test.setTimeout(240_000)
  const page = await desk.open()
  await page.goto(server.url)
  await expect(page.getByRole('link', { name: 'Buka Lapangan' })).toBeVisible()
  await look(page, 'desk-landing')
  const table = new Desk(page, server.url)
  await table.open('/masuk')
  await look(page, 'desk-sign-in')
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Masuk" [level=1]
      - textbox "Nama masuk"
      - textbox "Kata sandi"
      - button "Masuk"
  `)
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
  await look(page, 'desk-queue')
  await table.openRecord(table.rows().first())
  await look(page, 'desk-record')
  await table.verdict().getByText('Kembalikan', { exact: true }).click()
  await table.verdict().getByText('Tolak', { exact: true }).click()
  await look(page, 'desk-verdict')
  await table.open('/meja/catatan/tidak-ada')
  await look(page, 'desk-not-found')
})

test('a return needs its reason and a marked field, and keeps what was typed', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await table.queue({ form: 'forest' })
  await table.openRecord(table.rows().first())
  const verdict = table.verdict()
  await verdict.getByText('Kembalikan', { exact: true }).click()
  const form = verdict.locator('form', { has: table.page.getByRole('button', { name: 'Kembalikan ke pencatat' }) })
  await form.getByLabel('Alasan').fill('Beratnya tidak masuk akal.')
  await form.getByRole('button', { name: 'Kembalikan ke pencatat' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await expect(form.getByLabel('Alasan')).toHaveValue('Beratnya tidak masuk akal.')
  await form.getByRole('checkbox').first().check()
  await form.getByLabel('Batas waktu').fill('2020-01-31')
  await form.getByRole('button', { name: 'Kembalikan ke pencatat' }).click()
  await expect(form.getByText('Batas waktu ini bukan tanggal, atau sudah lewat.')).toBeVisible()
  await expect(form.getByLabel('Batas waktu')).toHaveValue('2020-01-31')
})

test('a verdict can be taken back for ten seconds', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await table.queue()
  const before = await table.rows().count()
  await table.openRecord(table.rows().first())
  await table.approve()
  await table.page.getByRole('button', { name: /^Batalkan/ }).first().click()
  await expect(table.page.getByText('Keputusan dibatalkan.')).toBeVisible()
  await expect(await table.queue()).toHaveCount(before)
})

test('filters stand in the URL', async ({ server, desk }) => {
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await table.page.locator('summary', { hasText: /^\s*Saring\s*$/ }).click()
  await table.page.getByLabel('Jenis hasil').selectOption({ label: 'Pungutan hutan' })
  await table.page.getByRole('button', { name: 'Saring', exact: true }).click()
  await expect(table.page).toHaveURL(/\/meja\?form=forest$/)
  await expect(table.rows().filter({ hasNotText: 'Pungutan hutan' })).toHaveCount(0)
  const shown = await table.rows().count()
  expect(shown).toBeGreaterThan(0)
  await table.page.reload()
  await expect(table.rows()).toHaveCount(shown)
})

test('other roles do not get in', async ({ server, desk }) => {
  const page = await desk.open()
  await page.goto(`${server.url}/meja`)
  await expect(page, 'signed out: on to the sign-in page').toHaveURL(/\/masuk\?ke=/)
  const officer = server.account('producer')
  await page.getByLabel('Nama masuk').fill(officer.login)
  await page.getByLabel('Kata sandi').fill(officer.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Bukan untuk peran Anda' })).toBeVisible()
})

test('the desk works by plain links and form posts, without a script', async ({ server, desk }) => {
  const page = await desk.open()
  await page.route('**/*.{js,wasm}', (route) => route.abort())
  const table = new Desk(page, server.url)
  await table.signIn(server.account('supervisor'))
  await table.queue({ form: 'farm' })
  await table.openRecord(table.rows().first())
  await table.approve()
})
