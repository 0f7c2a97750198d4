import { Field } from '../helpers/field'
import { look, lookInBoth, smallTargets } from '../helpers/look'
import { KINDS, LAWAI, LONG_NAMED, REGISTERED_BEFORE, addLine, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

const THUMB_PX = 48
/** Each form with a person of the demonstration to begin it with: only a draft with something in it is kept. */
const FORMS = [
  ['Daftarkan pelaku', undefined],
  ['Panen', 'Petrus Anye'],
  ['Tangkapan', 'Abdul Rahim'],
  ['Panen budi daya', 'Hasan Basri'],
  ['Pungutan hutan', 'Yosefa Lawai'],
  ['Tidak ada hasil', 'Petrus Anye'],
] as const

/** Every target of this screen is large enough for a thumb. */
async function thumbs(field: Field, screen: string): Promise<void> {
  expect.soft(await smallTargets(field.page, THUMB_PX), `targets of ${screen}`).toEqual([])
}

test('every screen of the phone, in both languages, themes and sizes', async ({ server, phone }) => {
  test.setTimeout(400_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await expect(field.page.getByLabel('Nama masuk')).toBeVisible()
  await lookInBoth(field.page, 'phone-sign-in')
  await thumbs(field, 'sign-in')
  await field.page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(field.page.getByText('Isi dulu bagian ini.').first()).toBeVisible()
  await look(field.page, 'phone-sign-in-empty')
  await field.signIn(server.account('officer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await lookInBoth(field.page, 'phone-send')
  await thumbs(field, 'the outbox')

  await field.go('Beranda')
  await expect(field.page.getByRole('heading', { name: 'Catat hasil' })).toBeVisible()
  await lookInBoth(field.page, 'phone-home')
  await thumbs(field, 'home')
  await expect(field.menu()).toMatchAriaSnapshot(`
    - navigation "Menu utama":
      - link "Beranda"
      - link "Produsen"
      - link "Panen"
      - link "Kirim"
  `)

  await field.go('Produsen')
  await expect(field.page.getByRole('link', { name: /Lawai|Lenjau|Ulau|Baya/ }).first()).toBeVisible()
  await lookInBoth(field.page, 'phone-producers')
  await thumbs(field, 'the producers')
  await field.page.getByRole('main').getByRole('link').first().click()
  await expect(field.page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookInBoth(field.page, 'phone-producer')
  await thumbs(field, 'a producer')

  await field.go('Panen')
  await expect(field.page.getByRole('main').getByRole('link').first()).toBeVisible()
  await lookInBoth(field.page, 'phone-harvests')
  await thumbs(field, 'the harvests')
  await field.page.getByRole('main').getByRole('link').first().click()
  await expect(field.page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  await lookInBoth(field.page, 'phone-record')
  await thumbs(field, 'a record')

  await field.go('Beranda')
  await field.page.getByRole('link', { name: 'Saya' }).click()
  await expect(field.page.getByRole('button', { name: 'Keluar' })).toBeVisible()
  await lookInBoth(field.page, 'phone-me')
  await thumbs(field, 'the own page')
  await field.page.getByRole('button', { name: 'Keluar' }).click()
  await expect(field.page.getByText('Keluar dari Anjat?')).toBeVisible()
  await look(field.page, 'phone-me-sign-out')

  await field.open('/lapangan/tidak-ada')
  await expect(field.page.getByRole('main')).toBeVisible()
  await lookInBoth(field.page, 'phone-no-page')
})

test('every form, in both languages, themes and sizes', async ({ server, phone }) => {
  test.setTimeout(400_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))

  for (const [form, person] of FORMS) {
    await field.begin(form)
    if (form === 'Tangkapan') await addLine(field.page)
    const name = `phone-form-${form.toLowerCase().replaceAll(' ', '-')}`
    const whose = field.page.locator('.field', { has: field.page.getByRole('searchbox') }).first()
    if (person) {
      await whose.getByRole('searchbox').fill(person.slice(0, 6))
      await whose.locator('.list-item').filter({ hasText: person }).first().click()
    } else await field.type('Nomor HP', '0812 5000 0001')
    await field.draftKept()
    await lookInBoth(field.page, name)
    await thumbs(field, form)
    await field.saveButton().click()
    await expect(field.page.getByText(/isian perlu dilihat dulu/)).toBeVisible()
    await look(field.page, `${name}-problems`)
    await thumbs(field, `${form} with problems`)
    await field.page.getByRole('button', { name: 'Kembali' }).click()
  }

  await field.go('Beranda')
  await expect(field.page.getByRole('region', { name: 'Lanjutkan?' })).toBeVisible()
  await look(field.page, 'phone-home-drafts')
  await field.page.getByRole('button', { name: /^Hapus/ }).first().click()
  await look(field.page, 'phone-home-draft-drop')
  await thumbs(field, 'home with drafts')
})

test('what was saved, offline and with the longest name', async ({ server, phone }) => {
  test.setTimeout(400_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  await server.stop()

  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.draftKept()
  await lookInBoth(field.page, 'phone-form-filled')
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
  await thumbs(field, 'what was saved')
  for (const [kind, fill] of Object.entries(KINDS)) {
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await fill(field, LAWAI.name)
    if (kind === 'fishing') await look(field.page, 'phone-form-fishing-filled')
    await field.save()
    if (kind === 'forest') await look(field.page, 'phone-saved-harvest')
  }

  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LONG_NAMED)
  await look(field.page, 'phone-form-long')
  await field.save()
  await look(field.page, 'phone-saved-long')
  await field.page.getByRole('link', { name: 'Lihat catatannya' }).click()
  await look(field.page, 'phone-producer-long')
  await field.go('Produsen')
  await look(field.page, 'phone-producers-long')
  await field.go('Kirim')
  await field.page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await expect(field.page.getByText('Belum ada sinyal').or(field.page.getByText(/menunggu dikirim/)).first()).toBeVisible()
  await lookInBoth(field.page, 'phone-send-offline')
  await thumbs(field, 'the outbox, offline')
  await field.go('Beranda')
  await look(field.page, 'phone-home-offline')
  await field.go('Panen')
  await look(field.page, 'phone-harvests-offline')
})

test('what came back, in both languages, themes and sizes', async ({ server, phone }) => {
  test.setTimeout(300_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await field.go('Beranda')
  await field.page.getByRole('link', { name: /Perlu diperbaiki/ }).click()
  await expect(field.listed('Dikembalikan').first()).toBeVisible()
  await lookInBoth(field.page, 'phone-mend')
  await thumbs(field, 'what must be mended')
  await field.listed('Dikembalikan').first().click()
  await expect(field.page.getByRole('button', { name: 'Perbaiki' })).toBeVisible()
  await lookInBoth(field.page, 'phone-returned')
  await field.page.getByRole('button', { name: 'Perbaiki' }).click()
  await expect(field.saveButton()).toBeVisible()
  await field.type('Catatan', 'Ditimbang lagi')
  await field.draftKept()
  await lookInBoth(field.page, 'phone-form-correcting')
  await thumbs(field, 'a correction')
  await field.page.getByRole('button', { name: 'Kembali' }).click()

  await field.begin('Daftarkan pelaku')
  await fillProducer(field, REGISTERED_BEFORE)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.newsUntil(field.page.getByRole('heading', { name: /^Ditahan di server/ }))
  await lookInBoth(field.page, 'phone-send-held')
  await field.listed(REGISTERED_BEFORE.name).first().click()
  await expect(field.page.getByText('Mengapa ditahan')).toBeVisible()
  await lookInBoth(field.page, 'phone-held')
  await field.go('Beranda')
  await lookInBoth(field.page, 'phone-home-held')
})

test('a phone with nothing on it yet, in both languages, themes and sizes', async ({ server, phone }) => {
  test.setTimeout(300_000)
  const field = new Field(await phone.open(), server.url)
  // Signed in, and the signal gone before the first news.
  await field.page.route('**/sync/v1', (route) => route.abort())
  await field.open()
  await field.signIn(server.account('officer'))
  for (const [screen, name] of [['Beranda', 'home'], ['Produsen', 'producers'], ['Panen', 'harvests'], ['Kirim', 'send']] as const) {
    await field.go(screen)
    await lookInBoth(field.page, `phone-empty-${name}`)
    await thumbs(field, `${screen}, empty`)
  }
  await field.open('/lapangan/perbaiki')
  await expect(field.page.getByText('Tidak ada yang perlu diperbaiki')).toBeVisible()
  await lookInBoth(field.page, 'phone-empty-mend')
})

test('a producer sees his own, in both themes and sizes', async ({ server, phone }) => {
  test.setTimeout(200_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('producer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await field.go('Beranda')
  await lookInBoth(field.page, 'phone-own-home')
  await field.go('Data saya')
  await lookInBoth(field.page, 'phone-own-page')
  await field.go('Beranda')
  await field.page.getByRole('main').locator('.tile').first().click()
  await expect(field.saveButton()).toBeVisible()
  await look(field.page, 'phone-own-form')
})
