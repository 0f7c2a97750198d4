import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Field } from '../helpers/field'
import { SITE, Server } from '../helpers/server'
import { expect, test } from '../helpers/test'

test('a new build takes over when the person taps "Perbarui", and the draft stays', async ({ phone }) => {
  // A copy of the site, in which the same files become the next build.
  const site = mkdtempSync(join(tmpdir(), 'anjat-site-'))
  cpSync(SITE, site, { recursive: true })
  const [first, next] = [readFileSync(join(site, 'build'), 'utf8').trim(), 'feedfacecafe']
  const server = await Server.start(site)
  try {
    let field = new Field(await phone.open(), server.url)
    const build = () => field.page.locator('meta[name=build]').getAttribute('content')
    await field.open()
    await field.signIn(server.account('officer'))
    await field.readyOffline()
    await field.begin('Daftarkan pelaku')
    await field.type('Nama lengkap', 'Belum selesai')
    await field.draftKept()

    cpSync(join(site, 'pkg', first), join(site, 'pkg', next), { recursive: true })
    writeFileSync(join(site, 'build'), next)
    await server.stop()
    await server.start()
    await phone.close()
    field = new Field(await phone.open(), server.url)
    await field.open()
    await expect(field.page.getByText('Versi baru sudah siap.')).toBeVisible()
    expect(await build(), 'nothing changes by itself').toBe(first)

    await field.page.getByRole('button', { name: 'Perbarui' }).click()
    await expect.poll(build).toBe(next)
    await expect(field.page.getByRole('region', { name: 'Lanjutkan?' })).toContainText('Belum selesai')
  } finally {
    await server.dispose()
    rmSync(site, { recursive: true, force: true })
  }
})
