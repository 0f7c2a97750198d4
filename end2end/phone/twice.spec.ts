import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { LAWAI, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test('rule 30: five taps on save make one record', async ({ server, phone, desk }) => {
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  // All five in one go: no time between them for the page to disable anything.
  await field.saveButton().evaluate((button: HTMLButtonElement) => {
    for (let tap = 0; tap < 5; tap++) button.click()
  })
  await expect(field.page.getByRole('heading', { name: 'Tersimpan di HP' })).toBeVisible()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await expect(await table.queue({ q: LAWAI.name })).toHaveCount(1)
})

test('rule 31: two tabs save one draft once, and the second says so', async ({ server, phone }) => {
  const first = new Field(await phone.open(), server.url)
  await first.open()
  await first.signIn(server.account('officer'))
  await first.begin('Daftarkan pelaku')
  await fillProducer(first, LAWAI)
  await first.draftKept()
  const second = new Field(await phone.tab(), server.url)
  await second.open(new URL(first.page.url()).pathname)
  await expect(second.input('Nama lengkap')).toHaveValue(LAWAI.name)

  await first.save()
  await second.saveButton().click()
  await expect(second.page.getByText('Draf ini sudah disimpan di tab lain.').first()).toBeVisible()
  await expect(second.input('Nama lengkap'), 'what was typed stays on the screen').toHaveValue(LAWAI.name)

  await first.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await first.go('Produsen')
  await expect(first.page.getByRole('link', { name: new RegExp(LAWAI.name) })).toHaveCount(1)
})
