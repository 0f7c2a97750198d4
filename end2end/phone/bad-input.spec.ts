import { Field, daysAgo } from '../helpers/field'
import { LAWAI, chooseVillage, fillProducer } from '../helpers/records'
import { expect, test } from '../helpers/test'

test.describe('registration', () => {
  test('says at the field what is wrong and what to do, and the form stays', async ({ server, phone }) => {
    const field = new Field(await phone.open(), server.url)
    await field.open()
    await field.signIn(server.account('officer'))
    await field.begin('Daftarkan pelaku')

    await test.step('rule 1: a NIK with 15 digits', async () => {
      await field.type('NIK', '640605120384000')
      await expect(field.said('NIK')).toContainText('NIK harus 16 angka, sekarang 15.')
    })
    await test.step('rule 2: a letter that looks like a digit', async () => {
      await field.type('NIK', '64060512O3840001')
      await expect(field.said('NIK')).toContainText('Huruf O di posisi 9?')
    })
    await test.step('rule 3: all the same digit', async () => {
      await field.type('NIK', '1111111111111111')
      await expect(field.said('NIK')).toContainText('NIK ini tidak mungkin.')
    })
    await test.step('rule 4: an odd day only warns', async () => {
      await field.type('NIK', '6406057203840001')
      await expect(field.said('NIK')).toContainText('tidak wajar')
    })
    await test.step('rule 8: other digits and spaces are read', async () => {
      await field.type('NIK', '6406 0512 0384 ٠٠٠١')
      await expect(field.input('NIK')).toHaveValue('6406 0512 0384 0001')
      await expect(field.said('NIK')).toBeEmpty()
    })
    await test.step('rules 10 and 11: phone numbers', async () => {
      await field.type('Nomor HP', '0812')
      await expect(field.said('Nomor HP')).toContainText('Nomor HP tidak lengkap')
      await field.type('Nomor HP', '081234567890; 081234567891')
      await expect(field.said('Nomor HP')).toContainText('Isi satu nomor saja.')
    })
    await test.step('rule 13: a name that shows nothing, and one that turns the direction of writing', async () => {
      await field.type('Nama lengkap', '\u200B\u2060')
      await expect(field.said('Nama lengkap')).toContainText('Tulis namanya.')
      await field.type('Nama lengkap', 'Lawai\u202Eiawal')
      await expect(field.said('Nama lengkap')).toContainText('mengubah arah tulisan')
    })
    await test.step('rule 18: born in the future', async () => {
      await field.type('Tanggal lahir', daysAgo(-30))
      await expect(field.said('Tanggal lahir')).toContainText('belum tiba')
    })
    await test.step('saving an unfinished form keeps it and counts what is left', async () => {
      await field.saveButton().click()
      await expect(field.page.getByText(/isian perlu dilihat dulu/)).toBeVisible()
      await expect(field.said('Jenis kelamin')).toContainText('Belum diisi.')
      await expect(field.input('Nomor HP')).toHaveValue(/081234567890/)
    })
    await test.step('rules 14 and 15: text stays text', async () => {
      await field.type('Nama lengkap', `O'Brien"; DROP TABLE <img src=x onerror=alert(1)>`)
      await expect(field.said('Nama lengkap')).toBeEmpty()
    })
    await test.step('under 18 the guardian is asked for', async () => {
      await field.type('Tanggal lahir', daysAgo(15 * 365))
      await expect(field.input('Nama orang tua atau wali')).toBeVisible()
    })
  })
})

test('harvest: ambiguous numbers are asked, the future blocks, the past asks why', async ({ server, phone }) => {
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.begin('Daftarkan pelaku')
  await fillProducer(field, LAWAI)
  await field.save()
  await field.page.getByRole('link', { name: 'Ke Beranda' }).click()
  await field.begin('Panen')
  await field.pick('Petani', 'Yohanes Lawai', LAWAI.name)
  await field.pick('Panen apa', 'padi lad', 'Padi ladang')

  await test.step('rule 21: 1.500 kg or 1,5 kg?', async () => {
    await field.type('Berapa banyak', '1.500')
    await expect(field.said('Berapa banyak')).toContainText('Maksudnya')
    await field.said('Berapa banyak').getByRole('button', { name: '1.500 kg' }).click()
    await expect(field.question('Berapa banyak')).toContainText('seribu lima ratus kg')
  })
  await test.step('rule 20: below zero, and zero', async () => {
    await field.type('Berapa banyak', '-5')
    await expect(field.said('Berapa banyak')).toContainText('Isi antara')
    await field.type('Berapa banyak', '0')
    await expect(field.said('Berapa banyak')).toContainText('Gagal panen?')
    await field.type('Berapa banyak', '40')
  })
  await test.step('a future day blocks', async () => {
    await field.type('Tanggal panen', daysAgo(-2))
    await expect(field.said('Tanggal panen')).toContainText('belum tiba')
    await field.saveButton().click()
    await expect(field.page.getByText('Satu isian perlu dilihat dulu.')).toBeVisible()
  })
  await test.step('more than 90 days ago asks why', async () => {
    await field.type('Tanggal panen', daysAgo(120))
    await field.type('Mengapa baru dilaporkan?', 'Baru turun dari hulu.')
  })
  await test.step('a commodity and a unit in no list are kept as people call them', async () => {
    await field.question('Panen apa').getByRole('button', { name: /^Ganti/ }).click()
    await field.pickTyped('Panen apa', 'ubi itam')
    await field.question('Satuan').getByRole('button', { name: 'Satuan lain …' }).click()
    await field.pickTyped('Satuan', 'gendong')
    await field.save()
  })
})

test('a catch: back before leaving and nobody aboard', async ({ server, phone }) => {
  const field = new Field(await phone.open(), server.url)
  await field.open()
  await field.signIn(server.account('officer'))
  await field.begin('Tangkapan')
  await field.type('Berangkat', `${daysAgo(1)}T15:00`)
  await field.type('Pulang', `${daysAgo(1)}T05:00`)
  await expect(field.said('Pulang')).toContainText('Pulang lebih dulu dari berangkat.')
  await field.type('Orang di perahu', '0')
  await expect(field.said('Orang di perahu')).toContainText('Paling sedikit satu orang')
  await chooseVillage(field, 'Desa pendaratan')
})
