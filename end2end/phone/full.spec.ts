import { Field } from '../helpers/field'
import { LAWAI, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test('rule 32: a nearly full phone is told before typing; a full one keeps the form', async ({ server, phone }) => {
  const field = new Field(await phone.open(), server.url)
  // Chromium tells every page "used + 10 GB" whatever is free, and counts writes late; so the page's own view of its
  // storage is what is narrowed here.
  await field.page.addInitScript(() => {
    const room = () => sessionStorage.getItem('room')
    StorageManager.prototype.estimate = async () => ({ quota: room() === 'little' ? 40_000_000 : 10_000_000_000, usage: 0 })
    for (const write of ['put', 'add'] as const) {
      const real = IDBObjectStore.prototype[write]
      IDBObjectStore.prototype[write] = function (...values) {
        if (room() === 'none') throw new DOMException('full', 'QuotaExceededError')
        return real.apply(this, values)
      }
    }
  })
  const leave = (room: 'little' | 'none' | 'enough') => field.page.evaluate((room) => sessionStorage.setItem('room', room), room)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))

  await leave('little')
  await field.go('Beranda')
  await expect(field.page.getByText('Ruang HP hampir penuh')).toBeVisible()
  await field.begin('Daftarkan pelaku')
  await expect(field.page.getByText('Ruang HP hampir penuh'), 'also above the form').toBeVisible()
  await fillProducer(field, LAWAI)
  await field.draftKept()

  await leave('none')
  await field.saveButton().click()
  await expect(field.page.getByText('Ruang HP penuh, catatan belum tersimpan.')).toBeVisible()
  await expect(field.input('Nama lengkap'), 'nothing is cleared').toHaveValue(LAWAI.name)

  await leave('enough')
  await field.save()
})
