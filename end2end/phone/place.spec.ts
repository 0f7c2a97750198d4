import type { Page } from '@playwright/test'
import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { look } from '../helpers/look'
import { LAWAI, fillProducer, forest } from '../helpers/records'
import { expect, test } from '../helpers/test'

/** Where the phone's receiver says that it is. */
async function stand(page: Page, latitude: number, longitude: number, accuracy = 8): Promise<void> {
  await page.context().setGeolocation({ latitude, longitude, accuracy })
}

/** Every value in every store of this phone, as text: what somebody finds who takes it apart. */
async function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((done, failed) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => done(opening.result)
        opening.onerror = () => failed(opening.error)
      })
    const text = (value: unknown): string => {
      if (value instanceof Uint8Array) return new TextDecoder().decode(value)
      if (value && typeof value === 'object') return Object.values(value).map(text).join(' ')
      return String(value)
    }
    let all = Object.values(localStorage).join(' ')
    for (const { name } of await indexedDB.databases()) {
      const database = await open(name ?? '')
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const asking = database.transaction(store).objectStore(store).getAll()
          asking.onsuccess = () => done(asking.result)
        })
        all += rows.map(text).join(' ')
      }
      database.close()
    }
    return all
  })
}

test('a place is taken with its accuracy live, sealed where people gather, and never stands in the way', async ({ server, phone, desk }) => {
  test.setTimeout(180_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await forest(field, LAWAI.name)
  const place = field.question('Titik lokasi')
  const take = place.getByRole('button', { name: 'Pakai titik ini' })

  await test.step('not allowed: told, and the form goes on', async () => {
    await place.getByRole('button', { name: 'Ambil lokasi' }).click()
    await expect(place.getByText('Lokasi tidak diizinkan di HP ini.')).toBeVisible()
    await expect(take).toBeDisabled()
    await place.getByRole('button', { name: 'Batal' }).click()
  })
  await test.step('the accuracy follows the receiver', async () => {
    await field.page.context().grantPermissions(['geolocation'], { origin: server.url })
    await stand(field.page, 3.412345, 116.401234, 45)
    await place.getByRole('button', { name: 'Ambil lokasi' }).click()
    await expect(place.getByText('akurasi 45 m')).toBeVisible()
    await stand(field.page, 3.412345, 116.401234, 12)
    await expect(place.getByText('akurasi 12 m')).toBeVisible()
    await look(field.page, 'phone-place-live')
  })
  await test.step('rule 23: nowhere; rule 25: outside Indonesia: told, not kept', async () => {
    await stand(field.page, 0, 0)
    await expect(place.getByText('Lokasi kosong (0,0).')).toBeVisible()
    await expect(take).toBeDisabled()
    await stand(field.page, 52.1, 4.3)
    await expect(place.getByText('Lokasi di luar Indonesia')).toBeVisible()
    await expect(take).toBeDisabled()
  })
  await test.step('rule 26: weak: taken, and told', async () => {
    await stand(field.page, 3.412345, 116.401234, 3000)
    await expect(place.getByText('akurasi 3000 m')).toBeVisible()
    await take.click()
    await expect(field.said('Titik lokasi')).toContainText('Akurasi 3.000 m.')
    await place.getByRole('button', { name: 'Ganti' }).click()
  })
  await test.step('taken sharp, and saved: I22, nothing on the phone tells where it is', async () => {
    await stand(field.page, 3.412345, 116.401234, 12)
    await place.getByRole('button', { name: 'Ambil lokasi' }).click()
    await expect(place.getByText('akurasi 12 m')).toBeVisible()
    await take.click()
    await expect(place.getByText('Titik diambil, akurasi 12 m')).toBeVisible()
    await field.save()
    const stored = await everythingStored(field.page)
    expect(stored).toContain('"cell":[34,1164]')
    expect(stored.includes('34123') || stored.includes('1164012'), 'the exact point is in no store').toBe(false)
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await field.listed('Rotan sega', LAWAI.name).click()
    await expect(field.page.getByText('Tersegel, petak 3,4 / 116,4')).toBeVisible()
  })
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await table.queue({ q: LAWAI.name, form: 'forest' })
  await table.openRecord(table.rows())
  await expect(table.page.locator('dl').getByText('3.4, 116.4 (tersegel) ±12 m')).toBeVisible()
  await look(table.page, 'desk-record-place')
})

test('rule 28: the boundary of a plot by its corners and on foot; what crosses is told and stays until it is mended', async ({ server, phone }) => {
  test.setTimeout(180_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.page.context().grantPermissions(['geolocation'], { origin: server.url })
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('button', { name: 'Tambah lahan, perahu, tambak' }).click()
  await field.choose('Jenisnya', 'Lahan')
  const plot = field.question('Batas lahan')
  const mark = async (north: number, east: number) => {
    await stand(field.page, 3.4 + north / 111_319, 116.4 + east / 111_120, 6)
    await expect(plot.getByText('akurasi 6 m')).toBeVisible()
    // The receiver tells it in a turn of its own.
    await field.page.waitForTimeout(300)
    await plot.getByRole('button', { name: 'Tandai titik di sini' }).click()
  }

  await test.step('corner by corner, drawn as it grows', async () => {
    await stand(field.page, 3.4, 116.4, 6)
    await plot.getByRole('button', { name: 'Ukur batas' }).click()
    await mark(0, 0)
    await mark(0, 100)
    await expect(field.said('Batas lahan')).toContainText('paling sedikit 3 titik')
    await mark(100, 100)
    await mark(100, 0)
    await expect(plot.getByText(/^4 titik, (0,99|1|1,0\d?) ha$/)).toBeVisible()
    await expect(field.said('Batas lahan')).toBeEmpty()
    await look(field.page, 'phone-boundary')
  })
  await test.step('a corner on the wrong side: told, the way back is one tap', async () => {
    await mark(50, 150)
    await expect(field.said('Batas lahan')).toContainText('saling memotong')
    await look(field.page, 'phone-boundary-crossing')
    await plot.getByRole('button', { name: 'Hapus titik terakhir' }).click()
    await expect(field.said('Batas lahan')).toBeEmpty()
  })
  await test.step('on foot: a corner each five metres, sharp ones only', async () => {
    await plot.getByRole('button', { name: 'Jalan keliling' }).click()
    await stand(field.page, 3.4 + 80 / 111_319, 116.4 - 20 / 111_120, 90)
    await expect(plot.getByText('akurasi 90 m')).toBeVisible()
    await expect(plot.getByText(/^4 titik/)).toBeVisible()
    await stand(field.page, 3.4 + 60 / 111_319, 116.4 - 20 / 111_120, 6)
    await expect(plot.getByText(/^5 titik/)).toBeVisible()
    await plot.getByRole('button', { name: 'Berhenti berjalan' }).click()
    await mark(50, 150)
    await expect(field.said('Batas lahan')).toContainText('saling memotong')
    await plot.getByRole('button', { name: 'Selesai mengukur' }).click()
  })
  await test.step('saved as it is, sent, and flagged', async () => {
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await field.listed('Lahan', 'Aman di server').first().click()
    await expect(field.page.getByText(/^6 titik/)).toBeVisible()
  })
})
