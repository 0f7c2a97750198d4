import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { lookInBoth } from '../helpers/look'
import { LAWAI, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test('a local name is mapped at the desk for all of that name, and phones find it', async ({ server, phone, desk }) => {
  test.setTimeout(150_000)
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))

  await test.step('an officer types what the list does not have', async () => {
    await field.begin('Daftarkan pelaku')
    await fillProducer(field, LAWAI)
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.begin('Panen')
    await field.pick('Petani', 'Yohanes Lawai', LAWAI.name)
    await field.pickTyped('Panen apa', 'Daun Silad')
    await field.type('Berapa banyak', '12,5')
    await field.question('Satuan').getByRole('button', { name: 'kg', exact: true }).click()
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  })

  const page = await desk.open()
  const table = new Desk(page, server.url)
  const name = page.getByRole('listitem').filter({ hasText: 'Daun Silad' })
  await test.step('the supervisor sees it with its places: the demonstration has it, too', async () => {
    await table.signIn(server.account('supervisor'))
    await page.getByRole('link', { name: 'Nama setempat' }).click()
    await expect(page.getByRole('heading', { name: 'Nama setempat', level: 1 })).toBeVisible()
    await expect(name).toContainText('2 catatan, 2 desa')
    await expect(name).toContainText('Binusan')
    await lookInBoth(page, 'desk-names')
  })

  await test.step('what the list does not have is said, and what was typed stays', async () => {
    await name.getByLabel('Sama dengan').fill('entah')
    await name.getByRole('button', { name: 'Samakan' }).click()
    await expect(name.getByText('Tidak ada di daftar')).toBeVisible()
    await expect(name.getByLabel('Sama dengan')).toHaveValue('entah')
    await lookInBoth(page, 'desk-names-trouble')
  })

  await test.step('it is mapped', async () => {
    await name.getByLabel('Sama dengan').fill('vanili')
    await name.getByRole('button', { name: 'Samakan' }).click()
    await expect(page.getByText('Keputusan tersimpan dan berlaku')).toBeVisible()
    await expect(name).toContainText(/Vanili.*oleh Drs\. Yakobus Lenjau/s)
    await lookInBoth(page, 'desk-names-decided')
    const rows = await table.queue({ q: LAWAI.name, kind: 'harvest' })
    await expect(rows).toContainText('Vanili')
  })

  await test.step('the phone finds the commodity by that name', async () => {
    // A form that is open keeps its lists; the next one has those that the last exchange has named.
    await expect(async () => {
      await field.go('Kirim')
      await field.page.getByRole('button', { name: 'Kirim sekarang' }).click()
      await field.begin('Panen')
      const question = field.question('Panen apa')
      await question.getByRole('searchbox').fill('daun sil')
      const found = await question.locator('.list-item').filter({ hasText: 'Vanili' }).isVisible()
      await field.page.getByRole('button', { name: 'Kembali' }).click()
      expect(found).toBe(true)
    }).toPass({ timeout: 40_000 })
  })

  await test.step('and it is taken back by plain forms, without a script', async () => {
    await page.route('**/*.{js,wasm}', (route) => route.abort())
    await table.open('/meja/nama')
    await name.getByText('Ubah keputusan').click()
    await name.getByRole('button', { name: 'Biarkan apa adanya' }).click()
    await expect(name).toContainText('dibiarkan apa adanya')
    await expect(await table.queue({ q: LAWAI.name, kind: 'harvest' })).toContainText('Daun Silad')
  })
})
