import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { look } from '../helpers/look'
import { cameraPicture, choose, shows, thumbnails } from '../helpers/photos'
import { Proxy } from '../helpers/proxy'
import { LAWAI, farm, fillProducer } from '../helpers/records'
import { expect, test as base } from '../helpers/test'
import type { Server } from '../helpers/server'

const test = base.extend<{ net: Proxy }>({
  net: async ({ server }, use) => {
    const net = await Proxy.before(server.port)
    await use(net)
    await net.dispose()
  },
})

/** The photos that the server keeps. */
function kept(server: Server): Buffer[] {
  const folder = join(server.data, 'photos')
  try {
    return readdirSync(folder).flatMap((home) => readdirSync(join(folder, home)).map((name) => readFileSync(join(folder, home, name))))
  } catch {
    return []
  }
}

test('photos without a signal, a killed page, replies cut in the middle: all arrive once, and no tick lies', async ({ server, net, phone, desk }) => {
  test.setTimeout(300_000)
  let field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  // Closed once in peace: Chromium writes cookies to the disk half a minute late, and a killed one has lost its session.
  await phone.close()
  field = new Field(await phone.open(), net.url)
  await field.open()
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  const [first, second] = [await cameraPicture(field.page, 2400, 1800, 1), await cameraPicture(field.page, 1800, 2400, 2)]
  expect(first.buffer.length, 'as large as a camera writes it').toBeGreaterThan(600_000)

  await test.step('F31, O8: the draft is stored before the camera opens, and the photo before the page dies', async () => {
    await server.stop()
    await farm(field, LAWAI.name)
    const chooser = field.page.waitForEvent('filechooser')
    await field.page.getByRole('button', { name: 'Ambil foto' }).click()
    await chooser
    await phone.kill()
    field = new Field(await phone.open(), net.url)
    await field.open()
    const go = field.page.getByRole('region', { name: 'Lanjutkan?' })
    await go.getByRole('link', { name: LAWAI.name }).click()
    await expect(field.input('Berapa banyak')).toHaveValue('1.250,5')
    await choose(field, first, 'Ambil foto')
    await shows(thumbnails(field.question('Foto')))
    await phone.kill()
    field = new Field(await phone.open(), net.url)
    await field.open()
    await shows(thumbnails(field.page.getByRole('region', { name: 'Lanjutkan?' })))
    await look(field.page, 'phone-draft-with-photo')
    await field.page.getByRole('region', { name: 'Lanjutkan?' }).getByRole('link', { name: LAWAI.name }).click()
    await shows(thumbnails(field.question('Foto')))
  })

  await test.step('several of one record; saved without a signal', async () => {
    await choose(field, [second, second])
    await expect(thumbnails(field.question('Foto')), 'the same picture twice is one').toHaveCount(2)
    await look(field.page, 'phone-form-photos')
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.go('Kirim')
    await expect(field.listed('Padi ladang', LAWAI.name, 'Tersimpan di HP')).toHaveCount(1)
    await expect(field.page.getByText(/2 foto menunggu dikirim, \d+ KB/)).toBeVisible()
    await field.go('Beranda')
    await field.page.getByRole('link', { name: 'Saya' }).click()
    await field.page.getByRole('button', { name: 'Keluar' }).click()
    const asked = field.page.locator('.notice', { hasText: 'Keluar dari Anjat?' })
    await expect(asked, 'whoever leaves is told what stays').toContainText(/1 catatan aman di HP ini.*2 foto menunggu dikirim, \d+ KB/)
    await asked.getByRole('button', { name: 'Batal' }).click()
  })

  await test.step('the text arrives, every photo is cut after the server has it: not a word of "Aman di server"', async () => {
    net.meet('cut', '/blobs/')
    await server.start()
    await field.newsUntil(field.page.getByText('Data aman, foto 0 dari 2'))
    await expect.poll(() => net.cut, { message: 'a reply to a photo was cut', timeout: 30_000 }).toBeGreaterThan(0)
    await expect(field.page.getByText('Semua sudah sampai')).toBeHidden()
    await expect(field.listed('Padi ladang', LAWAI.name, 'Aman di server')).toHaveCount(0)
    await look(field.page, 'phone-send-photos')
    await field.listed('Padi ladang', LAWAI.name).click()
    await expect(field.page.getByText('Data aman, foto 0 dari 2')).toBeVisible()
    await shows(thumbnails(field.page.getByRole('main')).first())
    await look(field.page, 'phone-record-photos')
    await field.page.getByRole('button', { name: 'Kembali' }).click()
  })

  await test.step('the network heals: complete, and what had arrived is not sent again', async () => {
    net.meet('none')
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await expect(field.listed('Padi ladang', LAWAI.name, 'Aman di server')).toHaveCount(1)
    const photos = kept(server)
    expect(photos.length, 'two photos, once each').toBe(2)
    for (const photo of photos) {
      expect(photo.length).toBeLessThanOrEqual(300 * 1024)
      expect(photo.includes('SECRET-PLACE') || photo.includes('Exif'), 'no metadata travels').toBe(false)
    }
    expect(net.passed.some((row) => row.method === 'PUT' && /^\/blobs\/[0-9a-f]{64}$/.test(row.path)), 'asked before it was sent again').toBe(true)
  })

  const table = new Desk(await desk.open(), server.url)
  await test.step('the desk shows them, each on a page of its own', async () => {
    await table.signIn(server.account('supervisor'))
    await table.queue({ q: LAWAI.name, form: 'farm' })
    await table.openRecord(table.rows())
    await expect(table.page.locator('.photos img')).toHaveCount(2)
    await shows(table.page.locator('.photos img').first())
    await look(table.page, 'desk-record-photos')
    await table.page.getByRole('link', { name: 'Foto 1 dari 2' }).click()
    await expect(table.page.getByRole('heading', { name: 'Foto 1 dari 2' })).toBeVisible()
    await shows(table.page.locator('.photo-large'))
    await look(table.page, 'desk-photo')
  })
})

test('photos on their way are counted at the desk; one whose bytes are gone is told, not looped over', async ({ server, net, phone, desk }) => {
  test.setTimeout(240_000)
  const field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await farm(field, LAWAI.name)
  await choose(field, await cameraPicture(field.page, 1200, 900, 3))
  await shows(thumbnails(field.question('Foto')))
  net.meet('drop', '/blobs/')
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.newsUntil(field.page.getByText('Data aman, foto 0 dari 1'))

  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await table.queue({ q: LAWAI.name, form: 'farm' })
  await table.openRecord(table.rows())
  await expect(table.page.getByText('Foto 0 dari 1 sudah diterima')).toBeVisible()
  await look(table.page, 'desk-record-photo-left')

  // F38: the browser lost the bytes, and only them.
  await field.page.evaluate(async () => {
    const name = (await indexedDB.databases()).map((row) => row.name ?? '').find((name) => name.startsWith('anjat-'))
    await new Promise<void>((done, failed) => {
      const opening = indexedDB.open(name ?? '')
      opening.onsuccess = () => {
        const change = opening.result.transaction('photo_bytes', 'readwrite')
        change.objectStore('photo_bytes').clear()
        change.oncomplete = () => {
          opening.result.close()
          done()
        }
        change.onabort = () => failed(new Error('not cleared'))
      }
    })
  })
  net.meet('none')
  await field.newsUntil(field.page.getByText(/1 foto tidak ada di HP ini dan belum ada di server/))
  const asked = () => net.passed.filter((row) => row.path.startsWith('/blobs/')).length
  const before = asked()
  await field.page.getByRole('button', { name: 'Kirim sekarang' }).click()
  await field.page.waitForTimeout(3_000)
  expect(asked(), 'not asked for again and again').toBe(before)
  await expect(field.page.getByText('Data aman, foto 0 dari 1')).toBeVisible()
})
