import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Desk } from '../helpers/desk'
import { Field } from '../helpers/field'
import { LAWAI, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

const DATA = resolve(import.meta.dirname, '../../data')
const BINUSAN = '65.03.02.2004'
const BINUSAN_HULU = '65.03.02.2099'
const LONG_PADA = '65.02.15.2005'
const LONG_PADA_NOW = '65.02.15.2099'
const SETULANG = '65.02.13.2001'

/** Next year's list: Binusan is split and keeps its code, Long Pada has another code, Setulang another name. */
function nextList(folder: string): string[] {
  const rows = ['regencies', 'districts', 'villages'].flatMap((level) => {
    const [head, ...lines] = readFileSync(join(DATA, `kaltara_${level}.csv`), 'utf8').trim().split('\n')
    const name = head.split(',').indexOf('name')
    return lines.map((line) => line.split(',')).map((cells) => [cells[0], cells[name]])
  })
  const next = rows.map(([code, name]) => {
    if (code === LONG_PADA) return `${LONG_PADA_NOW},${name}`
    return `${code},${code === SETULANG ? 'Setulang Raya' : name}`
  })
  const [areas, changes] = [join(folder, 'desa.csv'), join(folder, 'perubahan.csv')]
  writeFileSync(areas, ['code,name', '65,Kalimantan Utara', ...next, `${BINUSAN_HULU},Binusan Hulu`, ''].join('\n'))
  writeFileSync(
    changes,
    `old_code,new_code,kind\n${BINUSAN},${BINUSAN_HULU},split\n${LONG_PADA},${LONG_PADA_NOW},moved\n${SETULANG},${SETULANG},renamed\n`,
  )
  return ['--areas', areas, '--changes', changes, '--edition', 'Daftar 2027']
}

test('a new list of villages reaches a phone without a new build, and nothing of the old one is lost', async ({ server, phone, desk }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'anjat-lists-'))
  let field = new Field(await phone.open(), server.url)
  const build = () => field.page.locator('meta[name=build]').getAttribute('content')
  await field.open()
  await field.signIn(server.account('officer'))
  await field.readyOffline()
  const before = await build()
  await server.stop()

  await test.step('without a network: a record and a draft under the list of last year', async () => {
    await field.begin('Daftarkan pelaku')
    await fillProducer(field, LAWAI)
    await expect(field.question('Desa atau kelurahan').locator('.picked')).toContainText('Binusan')
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.begin('Panen')
    await field.pick('Petani', 'Yohanes Lawai', LAWAI.name)
    await field.pick('Panen apa', 'padi lad', 'Padi ladang')
    await field.type('Berapa banyak', '33')
    await field.draftKept()
  })

  await test.step('the new list comes into force beside the running server', async () => {
    await phone.close()
    await server.start()
    const list = nextList(folder)
    expect(server.command('reference', 'check', ...list)).toContain(`penyuluh also gets ${BINUSAN_HULU} ${LONG_PADA_NOW}`)
    expect(server.command('reference', 'apply', ...list)).toContain('Version 2 is in force')
    expect(server.command('reference', 'show')).toContain('Daftar 2027')
  })

  await test.step('the phone syncs: what waited is safe, the draft is as it was', async () => {
    field = new Field(await phone.open(), server.url)
    await field.open()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
    await expect(field.listed(LAWAI.name, 'Aman di server')).toHaveCount(1)
    await field.go('Beranda')
    await field.page.getByRole('region', { name: 'Lanjutkan?' }).getByRole('link', { name: LAWAI.name }).click()
    await expect(field.input('Berapa banyak')).toHaveValue('33')
    await expect(field.question('Panen apa')).toContainText('Padi ladang')
    await field.save()
    await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
    await field.newsUntil(field.page.getByText('Semua sudah sampai'))
  })

  await test.step('the new village is in the picker, of the same build', async () => {
    await field.begin('Daftarkan pelaku')
    await field.pick('Desa atau kelurahan', 'binusan hu', 'Binusan Hulu')
    expect(await build()).toBe(before)
    await field.page.getByRole('button', { name: 'Kembali' }).click()
  })

  await test.step('and stays there without a network', async () => {
    await phone.close()
    await server.stop()
    field = new Field(await phone.open(), server.url)
    await field.open()
    await field.begin('Daftarkan pelaku')
    await field.question('Desa atau kelurahan').getByRole('searchbox').fill('setulang')
    await expect(field.question('Desa atau kelurahan').locator('.list-item').first()).toContainText('Setulang Raya')
    await server.start()
  })

  await test.step('the desk sees that somebody must say which part of Binusan is meant', async () => {
    const table = new Desk(await desk.open(), server.url)
    await table.signIn(server.account('supervisor'))
    const rows = await table.queue({ q: LAWAI.name, kind: 'producer' })
    await expect(rows).toHaveCount(1)
    await expect(rows).toContainText('Desa sudah dimekarkan')
  })
  rmSync(folder, { recursive: true })
})
