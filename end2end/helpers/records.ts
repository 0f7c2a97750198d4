import { type Locator, type Page, expect } from '@playwright/test'
import { type Field, daysAgo } from './field'

/** A person to register. The NIK has 64 in front, as adults here commonly have. */
export type Person = { name: string; nik?: string; sex?: 'Laki-laki' | 'Perempuan'; birth?: string; livelihoods?: string[] }

export const LAWAI: Person = {
  name: 'Yohanes Lawai Baru',
  nik: '6406051203840001',
  sex: 'Laki-laki',
  birth: '1984-03-12',
  livelihoods: ['Bertani atau berkebun', 'Menangkap ikan', 'Budi daya ikan atau rumput laut', 'Memungut hasil hutan'],
}

/** A name of 120 letters, the most that there is room for, by somebody without a NIK. */
export const LONG_NAMED: Person = {
  name: 'Maria Goretti Anastasia Ngau Lencau Bungan Juk Udau Ulau Lawai Apui binti Yohanes Pelaban Ding Ibau Anyeq Lahai Puyang D',
  sex: 'Perempuan',
  livelihoods: ['Bertani atau berkebun', 'Memungut hasil hutan'],
}

/** Somebody with the NIK of a person of the demonstration: the server holds the record. */
export const REGISTERED_BEFORE: Person = {
  name: 'Hasan bin Basri',
  nik: '6405022008799006',
  birth: '1979-08-20',
  livelihoods: ['Budi daya ikan atau rumput laut'],
}

/** Fills the registration form, without saving it. */
export async function fillProducer(field: Field, person: Person): Promise<void> {
  await field.type('Nama lengkap', person.name)
  if (person.nik) await field.type('NIK', person.nik)
  else await field.choose('Mengapa tidak ada NIK?', 'Belum punya KTP')
  await field.choose('Jenis kelamin', person.sex ?? 'Laki-laki')
  await field.type('Tanggal lahir', person.birth ?? '1984-03-12')
  await chooseVillage(field, 'Desa atau kelurahan')
  await field.tick('Mata pencaharian', ...(person.livelihoods ?? ['Bertani atau berkebun']))
  await field.tick('Persetujuan', 'Setuju didaftar sebagai pelaku usaha')
  await field.choose('Cara menyetujui', 'Ketuk sendiri di layar')
}

/** The first village that the form offers. */
export async function chooseVillage(field: Field, label: string): Promise<void> {
  const question = field.question(label)
  const chip = question.locator('.chips button').first()
  await chip.click()
}

export async function farm(field: Field, producer: string): Promise<void> {
  await field.begin('Panen')
  await field.pick('Petani', producer.slice(0, 6), producer)
  await field.pick('Panen apa', 'padi lad', 'Padi ladang')
  await field.type('Berapa banyak', '1.250,5')
  await field.page.getByText('seribu dua ratus lima puluh koma lima kg').waitFor()
}

export async function fishing(field: Field, producer: string): Promise<void> {
  await field.begin('Tangkapan')
  await field.pick('Nelayan', producer.slice(0, 6), producer)
  await field.type('Berangkat', `${daysAgo(2)}T05:00`)
  await field.type('Pulang', `${daysAgo(1)}T15:30`)
  await field.type('Orang di perahu', '3')
  const line = await addLine(field.page)
  await line.getByRole('searchbox').first().fill('tenggiri')
  await line.locator('.list-item').first().click()
  await line.getByRole('textbox').first().fill('42,5')
  await line.getByRole('textbox').first().blur()
}

/** One more line of a catch. The form puts the focus there a frame later: what is typed before that would go astray. */
export async function addLine(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Tambah jenis ikan' }).click()
  const line = page.getByRole('group', { name: /^Ikan ke-/ }).last()
  await expect(line.getByRole('searchbox').first()).toBeFocused()
  return line
}

export async function aquaculture(field: Field, producer: string): Promise<void> {
  await field.begin('Panen budi daya')
  await field.pick('Pembudi daya', producer.slice(0, 6), producer)
  await field.pick('Panen apa', 'bandeng', 'andeng')
  await field.choose('Panen sebagian atau semua', 'Sebagian')
  await field.type('Berapa banyak', '180')
}

export async function forest(field: Field, producer: string): Promise<void> {
  await field.begin('Pungutan hutan')
  await field.pick('Pemungut', producer.slice(0, 6), producer)
  await field.pick('Hasil apa', 'rotan sega', 'Rotan sega')
  await field.type('Berapa banyak', '75')
  await field.choose('Keadaan', 'Basah')
  await field.choose('Dibawa ke mana?', 'Tetap di Kalimantan Utara')
}

export async function nothing(field: Field, producer: string): Promise<void> {
  await field.begin('Tidak ada hasil')
  await field.pick('Pelaku', producer.slice(0, 6), producer)
  await field.choose('Mata pencaharian', 'Bertani atau berkebun')
  await field.choose('Sebabnya', 'Bukan musim')
}

/** One of each kind, ready to be saved. */
export const KINDS = { farm, fishing, aquaculture, forest, nothing }
