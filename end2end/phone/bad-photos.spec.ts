import { Field } from '../helpers/field'
import { type Picture, cameraPicture, choose, pngOf, shows, thumbnails, withPlace } from '../helpers/photos'
import { LAWAI, farm, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test('files that are no photo are told at the field, and the record goes on without them', async ({ server, phone }) => {
  test.setTimeout(180_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await farm(field, LAWAI.name)
  const good = await cameraPicture(field.page, 1600, 1200, 7)
  const file = (name: string, buffer: Buffer, mimeType = 'image/jpeg'): Picture => ({ name, mimeType, buffer })
  const photo = field.question('Foto')

  const html = Buffer.from('<!doctype html><script>alert(1)</script>')
  const cases: [string, Picture, RegExp][] = [
    ['rule 71: 0 bytes', file('kosong.jpg', Buffer.alloc(0)), /Foto ini kosong/],
    ['rule 72: HTML called .jpg', file('halaman.jpg', html), /bukan foto yang bisa dibaca/],
    ['rule 72: SVG', file('gambar.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'), /bukan foto yang bisa dibaca/],
    ['rule 73: a flood of pixels', file('banjir.png', pngOf(50_000, 50_000), 'image/png'), /di atas 40 megapiksel/],
    ['rule 74: cut off in its head', file('potong.jpg', good.buffer.subarray(0, 40)), /rusak atau tidak bisa dibaca/],
    ['rule 74: a header and nothing behind it', file('rusak.png', pngOf(100, 100).subarray(0, 60), 'image/png'), /rusak atau tidak bisa dibaca/],
  ]
  for (const [name, picture, said] of cases) {
    await test.step(name, async () => {
      await choose(field, picture)
      await expect(photo.getByText(said)).toBeVisible()
      await expect(thumbnails(photo)).toHaveCount(0)
    })
  }

  await test.step('rule 71: 100 MB are not even read', async () => {
    const chooser = field.page.waitForEvent('filechooser')
    await field.page.getByRole('button', { name: 'Dari galeri' }).click()
    await chooser
    await field.page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#isi-photos-gallery')
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(100 * 1024 * 1024)], 'besar.jpg', { type: 'image/jpeg' }))
      if (!input) throw new Error('no field')
      input.files = files.files
      input.dispatchEvent(new Event('change'))
    })
    await expect(photo.getByText(/terlalu besar \(lebih dari 50 MB\)/)).toBeVisible()
  })

  await test.step('rule 72: of a polyglot only the picture is kept', async () => {
    await choose(field, file('ganda.jpg', Buffer.concat([good.buffer, html])))
    await shows(thumbnails(photo).first())
    await expect(photo.getByText(/terlalu besar/)).toBeHidden()
  })

  await test.step('a picture on its side is turned the way up', async () => {
    await choose(field, file('miring.jpg', withPlace((await cameraPicture(field.page, 900, 600, 9)).buffer, 6)))
    await expect(thumbnails(photo)).toHaveCount(2)
    const upright = await thumbnails(photo).last().evaluate((image: HTMLImageElement) => image.naturalHeight > image.naturalWidth)
    expect(upright).toBe(true)
  })

  await test.step('one is taken out again, and the record is saved', async () => {
    await photo.getByRole('button', { name: 'Hapus: Foto 1' }).click()
    await expect(thumbnails(photo)).toHaveCount(1)
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await expect(field.listed('Padi ladang', LAWAI.name, 'Aman di server')).toHaveCount(1)
  })
})
