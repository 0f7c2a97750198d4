import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { Proxy } from '../helpers/proxy'
import { LAWAI, farm, fillProducer } from '../helpers/records'
import { expect, test as base } from '../helpers/test'

const test = base.extend<{ net: Proxy }>({
  net: async ({ server }, use) => {
    const net = await Proxy.before(server.port)
    await use(net)
    await net.dispose()
  },
})

test('a reply cut after the commit leaves one record on the server', async ({ server, net, phone, desk }) => {
  test.setTimeout(180_000)
  const field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()

  net.meet('cut')
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await farm(field, LAWAI.name)
  await field.save()
  await expect.poll(() => net.cut, { message: 'at least one reply was cut' }).toBeGreaterThan(0)
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.go('Kirim')
  await expect(field.page.getByText('Tersimpan di HP', { exact: true }).first()).toBeVisible()
  await expect(field.page.getByText('Aman di server', { exact: true })).toHaveCount(0)

  net.meet('none')
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  const table = new Desk(await desk.open(), server.url)
  await table.signIn(server.account('supervisor'))
  await expect(await table.queue({ q: LAWAI.name })).toHaveCount(2)
})

test('a captive portal is not taken for the server', async ({ server, net, phone }) => {
  const field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()

  // F8: whatever is asked, a page of the hotel answers with 200.
  net.meet('portal', '/')
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await expect.poll(() => net.portal, { message: 'the portal answered' }).toBeGreaterThan(0)
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.go('Kirim')
  await expect(field.page.getByText('Belum tersambung')).toBeVisible()
  await expect(field.page.getByText('1 catatan menunggu dikirim')).toBeVisible()
  await field.page.reload()
  await expect(field.menu(), 'the app starts behind the portal').toBeVisible()

  net.meet('none')
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
})

test('the first start fetches each thing once and stays within the budget', async ({ server, net, phone }) => {
  const field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  const files = net.passed.filter((row) => row.status === 200 && /^\/(pkg|ikon|lapangan|manifest)/.test(row.path))
  const bytes = files.reduce((sum, row) => sum + row.bytes, 0)
  const wasm = files.filter((row) => row.path.endsWith('.wasm'))
  expect(wasm.length, 'the wasm travels once').toBe(1)
  expect(bytes, JSON.stringify(files)).toBeLessThanOrEqual(Number(process.env.ANJAT_START_BYTES_MAX ?? 260_000))
})
