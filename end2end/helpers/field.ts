import { type Locator, type Page, expect } from '@playwright/test'
import type { Account } from './server'

/** Where everything that was saved stands, in the words of the outbox. */
export type Standing = 'Tersimpan di HP' | 'Mengirim' | 'Aman di server' | 'Ditahan'

/** The phone's half as a person uses it: by labels, buttons and words, never by class names. */
export class Field {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(path = '/lapangan/'): Promise<void> {
    await this.page.goto(this.origin + path)
  }

  async signIn(account: Account): Promise<void> {
    await this.page.getByLabel('Nama masuk').fill(account.login)
    await this.page.getByLabel('Kata sandi', { exact: true }).fill(account.password)
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await expect(this.menu()).toBeVisible()
  }

  /** The worker has stored everything and is in charge: from here on the app starts without a network. */
  async readyOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready
      if (navigator.serviceWorker.controller) return
      await new Promise<void>((done) => navigator.serviceWorker.addEventListener('controllerchange', () => done(), { once: true }))
    })
  }

  menu(): Locator {
    return this.page.getByRole('navigation', { name: 'Menu utama' })
  }

  async go(item: 'Beranda' | 'Produsen' | 'Data saya' | 'Panen' | 'Kirim'): Promise<void> {
    await this.menu().getByRole('link', { name: item }).click()
  }

  // Filling in a form

  /** A question's place, by its label; a label may be followed by "(boleh kosong)". */
  question(label: string): Locator {
    const named = new RegExp(`^${escape(label)}( \\(boleh kosong\\))?$`)
    return this.page.locator('.field', { has: this.page.locator('.field-label', { hasText: named }) })
  }

  input(label: string): Locator {
    return this.question(label).locator('input, textarea, select').first()
  }

  async type(label: string, text: string): Promise<void> {
    const input = this.input(label)
    await input.fill(text)
    await input.blur()
  }

  /** One of a list, whether it is drawn as buttons or as a select. */
  async choose(label: string, choice: string): Promise<void> {
    const question = this.question(label)
    await expect(question).toBeVisible()
    const select = question.getByRole('combobox')
    if (await select.count()) await select.selectOption({ label: choice })
    else await question.getByText(choice, { exact: true }).click()
  }

  /** Any of a list. */
  async tick(label: string, ...choices: string[]): Promise<void> {
    for (const choice of choices) {
      await this.question(label).getByText(choice).click()
      await expect(this.question(label).getByRole('checkbox', { name: choice })).toBeChecked()
    }
  }

  /** From a long list, by the first letters. */
  async pick(label: string, letters: string, hit: string): Promise<void> {
    const question = this.question(label)
    await question.getByRole('searchbox').fill(letters)
    await question.locator('.list-item').filter({ hasText: hit }).first().click()
    await expect(question.locator('.picked')).toContainText(hit)
  }

  /** What is in no list, as people call it. */
  async pickTyped(label: string, text: string): Promise<void> {
    const question = this.question(label)
    await question.getByRole('searchbox').fill(text)
    await question.getByRole('button', { name: `Pakai “${text}”` }).click()
    await expect(question).toContainText('ditulis seperti disebut')
  }

  /** What the program says at a field. */
  said(label: string): Locator {
    return this.question(label).locator('.field-messages')
  }

  saveButton(): Locator {
    return this.page.getByRole('button', { name: 'Simpan di HP' })
  }

  /** Opens a form from the home screen by its tile or action. */
  async begin(form: 'Daftarkan pelaku' | 'Panen' | 'Tangkapan' | 'Panen budi daya' | 'Pungutan hutan' | 'Tidak ada hasil'): Promise<void> {
    await this.go('Beranda')
    await this.page.getByRole('main').getByRole('button', { name: new RegExp(`^${form}(?! budi)`) }).click()
    await expect(this.saveButton()).toBeVisible()
  }

  /** The draft is in the phone's store, flushed. */
  async draftKept(): Promise<void> {
    await expect(this.page.getByText('Draf tersimpan')).toBeVisible()
  }

  async save(): Promise<void> {
    await this.saveButton().click()
    await expect(this.page.getByRole('heading', { name: 'Tersimpan di HP' })).toBeVisible()
  }

  // Looking at what is there

  /** A record in a list, by all of these words. */
  listed(...words: string[]): Locator {
    return words.reduce((rows, text) => rows.filter({ hasText: text }), this.page.getByRole('main').getByRole('link'))
  }

  /** Asks for news until the page shows what is expected: a verdict is a revision ten seconds after it was given. */
  async newsUntil(expected: Locator): Promise<void> {
    await this.go('Kirim')
    await expect(async () => {
      const button = this.page.getByRole('button', { name: 'Kirim sekarang' })
      if (await button.isEnabled()) await button.click()
      await expect(expected).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 40_000 })
  }

  /** Waits until the outbox says that nothing is left to send. */
  async allSent(): Promise<void> {
    await this.go('Kirim')
    await expect(this.page.getByText('Semua sudah sampai')).toBeVisible()
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A day some days before today, as the phone's calendar has it. */
export function daysAgo(days: number): string {
  const now = new Date(Date.now() - days * 86_400_000)
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Makassar' }).format(now)
}
