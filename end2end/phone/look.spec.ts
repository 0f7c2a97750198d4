import { Field } from '../helpers/field'
import { LAWAI, fillProducer } from '../helpers/records'
import { look, smallTargets } from '../helpers/look'
import { expect, test } from '../helpers/test'

const THUMB_PX = 48

test('every screen of the phone, in both themes and sizes', async ({ server, phone }) => {
  test.setTimeout(300_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await expect(field.page.getByLabel('Nama masuk')).toBeVisible()
  await look(field.page, 'phone-sign-in')
  await field.signIn(server.account('officer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await look(field.page, 'phone-send')
  expect.soft(await smallTargets(field.page, THUMB_PX), 'targets of the outbox').toEqual([])

  await field.go('Beranda')
  await expect(field.page.getByRole('heading', { name: 'Catat hasil' })).toBeVisible()
  await look(field.page, 'phone-home')
  expect.soft(await smallTargets(field.page, THUMB_PX), 'targets of home').toEqual([])
  await expect(field.menu()).toMatchAriaSnapshot(`
    - navigation "Menu utama":
      - link "Beranda"
      - link "Produsen"
      - link "Panen"
      - link "Kirim"
  `)

  await field.go('Produsen')
  await expect(field.page.getByRole('link', { name: /Lawai|Lenjau|Ulau|Baya/ }).first()).toBeVisible()
  await look(field.page, 'phone-producers')
  await field.page.getByRole('main').getByRole('link').first().click()
  await expect(field.page.getByRole('heading', { level: 1 })).toBeVisible()
  await look(field.page, 'phone-producer')
  await field.page.getByRole('button', { name: 'Kembali' }).click()

  await field.go('Panen')
  await expect(field.page.getByRole('main').getByRole('link').first()).toBeVisible()
  await look(field.page, 'phone-harvests')
  await field.page.getByRole('main').getByRole('link').first().click()
  await expect(field.page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await look(field.page, 'phone-record')
  await field.page.getByRole('button', { name: 'Kembali' }).click()

  await field.go('Beranda')
  await field.page.getByRole('link', { name: 'Saya' }).click()
  await expect(field.page.getByRole('button', { name: 'Keluar' })).toBeVisible()
  await look(field.page, 'phone-me')
  await field.page.getByRole('button', { name: 'Kembali' }).click()

  const forms = ['Daftarkan pelaku', 'Panen', 'Tangkapan', 'Panen budi daya', 'Pungutan hutan', 'Tidak ada hasil'] as const
  for (const form of forms) {
    await field.begin(form)
    if (form === 'Tangkapan') await field.page.getByRole('button', { name: 'Tambah jenis ikan' }).click()
    await look(field.page, `phone-form-${form.toLowerCase().replaceAll(' ', '-')}`)
    expect.soft(await smallTargets(field.page, THUMB_PX), `targets of ${form}`).toEqual([])
    await field.page.getByRole('button', { name: 'Kembali' }).click()
  }

  await field.begin('Daftarkan pelaku')
  await field.saveButton().click()
  await expect(field.page.getByText(/isian perlu dilihat dulu/)).toBeVisible()
  await look(field.page, 'phone-form-problems')
  await fillProducer(field, LAWAI)
  await field.save()
  await expect(field.page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Tersimpan di HP" [level=1]
      - paragraph: Yohanes Lawai Baru
      - heading "Catat hasil Yohanes Lawai Baru" [level=2]
      - button "Panen"
      - button "Tangkapan"
      - button "Panen budi daya"
      - button "Pungutan hutan"
      - link "Lihat catatannya"
      - link "Ke Beranda"
  `)
  await look(field.page, 'phone-saved')
})
