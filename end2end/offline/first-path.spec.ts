import { Desk } from '../helpers/desk'
import { Field, daysAgo } from '../helpers/field'
import { KINDS, LAWAI, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test('a record goes from a phone without signal to the desk and back', async ({ server, phone, desk }) => {
  test.setTimeout(240_000)
  const [officer, supervisor] = [server.account('officer'), server.account('supervisor')]

  let field = new Field(await phone.open(), server.url)
  await test.step('install: sign in once, and the worker keeps the app', async () => {
    await field.open()
    await field.signIn(officer)
    await field.readyOffline()
  })

  await test.step('the browser is closed, the server is gone, the app starts', async () => {
    await phone.close()
    await server.stop()
    field = new Field(await phone.open(), server.url)
    await field.open()
    await expect(field.menu()).toBeVisible()
    await expect(field.page.getByRole('heading', { level: 1 })).toHaveText('Rina Wulandari')
  })

  await test.step('register a producer', async () => {
    await field.begin('Daftarkan pelaku')
    await fillProducer(field, LAWAI)
    await field.save()
    await expect(field.page.getByText(/^[A-Z]{3}-\d\d-\d{4}-\d$/)).toBeVisible()
  })

  for (const [kind, fill] of Object.entries(KINDS)) {
    await test.step(`log one of each kind: ${kind}`, async () => {
      await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
      await fill(field, LAWAI.name)
      await field.save()
    })
  }

  await test.step('all six wait on the phone', async () => {
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.go('Kirim')
    await expect(field.page.getByText('6 catatan menunggu dikirim')).toBeVisible()
    await expect(field.page.getByText('Tersimpan di HP', { exact: true })).toHaveCount(6)
  })

  await test.step('the page is killed in the middle of a form; the draft comes back', async () => {
    await field.page.getByRole('button', { name: 'Kembali' }).click()
    await field.begin('Pungutan hutan')
    await field.pick('Pemungut', 'Yohanes Lawai', LAWAI.name)
    await field.pick('Hasil apa', 'rotan sega', 'Rotan sega')
    await field.type('Berapa banyak', '33')
    await field.draftKept()
    await phone.kill()
    field = new Field(await phone.open(), server.url)
    await field.open()
    await field.page.getByRole('region', { name: 'Lanjutkan?' }).getByRole('link', { name: LAWAI.name }).click()
    await expect(field.input('Berapa banyak')).toHaveValue('33')
    await expect(field.question('Hasil apa')).toContainText('Rotan sega')
    await field.page.getByRole('button', { name: 'Kembali' }).click()
  })

  await test.step('the server returns, and everything is safe there', async () => {
    await server.start()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await expect(field.listed(LAWAI.name, 'Aman di server')).toHaveCount(6)
  })

  const table = new Desk(await desk.open(), server.url)
  await test.step('the supervisor finds all six and returns one', async () => {
    await table.signIn(supervisor)
    await expect(await table.queue({ q: LAWAI.name })).toHaveCount(6)
    await expect(await table.queue({ q: LAWAI.name, form: 'forest' })).toHaveCount(1)
    await table.openRecord(table.rows())
    await table.giveBack('Angkanya terlalu bulat.', { Jumlah: 'Timbang lagi, lalu tulis beratnya.' }, daysAgo(-7))
  })

  await test.step('it comes back to its author with the words at the field', async () => {
    await field.newsUntil(field.listed('Rotan sega', LAWAI.name, 'Dikembalikan'))
    await phone.close()
    await server.stop()
    field = new Field(await phone.open(), server.url)
    await field.open()
    await field.page.getByRole('link', { name: /Perlu diperbaiki/ }).click()
    await field.listed('Rotan sega', LAWAI.name).click()
    await expect(field.page.getByText('Angkanya terlalu bulat.')).toBeVisible()
    await expect(field.page.getByText('Timbang lagi, lalu tulis beratnya.')).toBeVisible()
    await expect(field.page.getByText(/^Paling lambat \d+ \p{L}+ \d{4}$/u)).toBeVisible()
  })

  await test.step('it is corrected without the server, and comes back as a new revision', async () => {
    await field.page.getByRole('button', { name: 'Perbaiki' }).click()
    await expect(field.question('Berapa banyak')).toContainText('Timbang lagi, lalu tulis beratnya.')
    await field.type('Berapa banyak', '71,5')
    await field.save()
    await server.start()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  })

  await test.step('the supervisor sees what changed, and approves', async () => {
    await expect(await table.queue({ q: LAWAI.name, form: 'forest' })).toHaveCount(1)
    await table.openRecord(table.rows())
    await expect(table.page.locator('.desk-facts')).toContainText('71,5')
    await table.approve()
  })

  await test.step('the verdict is on the phone', async () => {
    await field.newsUntil(field.listed('Rotan sega', LAWAI.name, 'Disetujui'))
  })
})
