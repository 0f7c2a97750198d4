import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { lookInBoth } from '../helpers/look'
import { expect, test } from '../helpers/test'

const DATA = resolve(import.meta.dirname, '../../data')
const SPLIT = '65.02.13.2001,65.02.13.2090,split'

/** The areas that the program brings, as one file, with a new village and another name. */
function areas(): string {
  const rows = ['regencies', 'districts', 'villages'].flatMap((level) => {
    const [head, ...lines] = readFileSync(`${DATA}/kaltara_${level}.csv`, 'utf8').trim().split('\n')
    const name = head.split(',').indexOf('name')
    return lines.map((line) => `${line.split(',')[0]},${line.split(',')[name]}`)
  })
  const named = rows.map((row) => (row.startsWith('65.03.04.2012,') ? '65.03.04.2012,Nama Baru' : row))
  return ['code,name', '65,Kalimantan Utara', ...named, '65.02.13.2090,Setulang Hulu'].join('\n')
}

const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a new list is looked at before it is put into force, and a bad one is told', async ({ server, desk }) => {
  test.setTimeout(240_000)
  const page = await desk.open()
  const admin = server.account('admin')
  await page.goto(`${server.url}/masuk`)
  await page.getByLabel('Nama masuk').fill(admin.login)
  await page.getByLabel('Kata sandi').fill(admin.password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('navigation', { name: 'Meja' }).getByRole('link', { name: 'Daftar acuan' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Daftar acuan' })).toBeVisible()
  await lookInBoth(page, 'desk-lists')

  await page.getByLabel('Batas wajar').setInputFiles(csv('batas.csv', 'of,unit,max\nsector:udara,kg,5\n'))
  await page.getByRole('button', { name: 'Periksa' }).click()
  await expect(page.getByText('baris 2: batas sector:udara kg')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Berlakukan' })).toHaveCount(0)
  await lookInBoth(page, 'desk-lists-wrong')

  await page.getByLabel('Wilayah', { exact: true }).setInputFiles(csv('wilayah.csv', areas()))
  await page.getByLabel('Perubahan kode wilayah').setInputFiles(csv('perubahan.csv', `old_code,new_code,kind\n${SPLIT}\n`))
  await page.getByLabel('Edisi daftar wilayah').fill('Kepmendagri 1/2027')
  await page.getByRole('button', { name: 'Periksa' }).click()
  await expect(page.getByText('Setulang Hulu (65.02.13.2090)')).toBeVisible()
  await expect(page.getByText('Nama Baru')).toBeVisible()
  await lookInBoth(page, 'desk-lists-draft')
  await page.getByRole('button', { name: 'Berlakukan' }).click()
  await expect(page.getByText('Daftar baru sudah berlaku.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Kepmendagri 1/2027' })).toBeVisible()
})
