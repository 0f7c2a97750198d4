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
  await expect(field.listed(LAWAI.name, 'Tersimpan di HP')).toHaveCount(2)

  net.meet('none')
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  await expect(field.listed(LAWAI.name, 'Aman di server')).toHaveCount(2)
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

test('the first start fetches each thing once, compressed', async ({ server, net, phone }) => {
  const field = new Field(await phone.open(), net.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  const files = net.passed.filter((row) => row.status === 200 && /^\/(pkg|ikon|lapangan|manifest)/.test(row.path))
  const twice = files.filter((row, at) => files.findIndex((other) => other.path === row.path) !== at)
  expect(twice, 'what the page fetched, the worker takes from the browser').toEqual([])
  const plain = files.filter((row) => row.bytes > 1000 && !row.encoding)
  expect(plain, 'nothing large travels uncompressed').toEqual([])
})
