import { Field } from '../helpers/field'
import { expect, test } from '../helpers/test'

test('a producer sees his own records only, and logs his own harvest through the same forms', async ({ server, phone }) => {
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('producer'))
  await field.newsUntil(field.page.getByText('Semua sudah sampai'))

  await test.step('there is his own page instead of a list of people', async () => {
    await field.go('Beranda')
    await expect(field.menu().getByRole('link', { name: 'Produsen' })).toHaveCount(0)
    await expect(field.page.getByRole('button', { name: /^Daftarkan pelaku/ })).toHaveCount(0)
    await field.go('Data saya')
    await expect(field.page.getByRole('main')).toBeVisible()
  })

  await test.step('his harvest names himself', async () => {
    await field.go('Beranda')
    await field.page.getByRole('main').locator('.tile').first().click()
    await expect(field.saveButton()).toBeVisible()
    await expect(field.page.locator('.picked-name').first()).toBeVisible()
    await expect(field.page.getByRole('searchbox', { name: /^(Petani|Nelayan|Pemungut|Pembudi daya)/ })).toHaveCount(0)
  })
})

test('rule 34: a wrong password and an unknown name get one answer', async ({ server, phone }) => {
  const page = await phone.open()
  await page.goto(`${server.url}/lapangan/`)
  const wrong = 'Nama masuk atau kata sandi tidak cocok.'
  for (const [login, password] of [[server.account('officer').login, 'bukan-ini'], ['tidak-ada', 'bukan-ini']] as const) {
    await page.getByLabel('Nama masuk').fill(login)
    await page.getByLabel('Kata sandi', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await expect(page.getByText(wrong)).toBeVisible()
  }
})

test('a supervisor who tries the field app is shown to the desk', async ({ server, phone }) => {
  const page = await phone.open()
  await page.goto(`${server.url}/lapangan/`)
  const account = server.account('supervisor')
  await page.getByLabel('Nama masuk').fill(account.login)
  await page.getByLabel('Kata sandi', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByText('Akun ini bekerja di Meja, bukan di HP lapangan.')).toBeVisible()
  await page.getByRole('link', { name: /buka Meja/ }).click()
  await expect(page).toHaveURL(/\/masuk$/)
})

test('rule 37: the first sign-in without a server says that it needs one', async ({ server, phone }) => {
  const page = await phone.open()
  await page.goto(`${server.url}/lapangan/`)
  const account = server.account('officer')
  await page.getByLabel('Nama masuk').fill(account.login)
  await server.stop()
  await page.getByLabel('Kata sandi', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await expect(page.getByText('Perlu internet untuk masuk.')).toBeVisible()
})
