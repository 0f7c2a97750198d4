import { type Locator, type Page, expect } from '@playwright/test'
import type { Account } from './server'

/** The desk as a supervisor uses it. */
export class Desk {
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {}

  async open(path = '/meja'): Promise<void> {
    await this.page.goto(this.origin + path)
  }

  async signIn(account: Account): Promise<void> {
    await this.open('/masuk')
    await this.page.getByLabel('Nama masuk').fill(account.login)
    await this.page.getByLabel('Kata sandi').fill(account.password)
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click()
    await expect(this.page.getByRole('heading', { name: 'Pemeriksaan', level: 1 })).toBeVisible()
  }

  /** The rows of the queue that fit; the filter stands in the URL. */
  async queue(filter: Record<string, string> = {}): Promise<Locator> {
    await this.open(`/meja?${new URLSearchParams(filter)}`)
    await expect(this.page.getByRole('heading', { name: 'Pemeriksaan', level: 1 })).toBeVisible()
    return this.rows()
  }

  rows(): Locator {
    return this.page.locator('.desk-queue tbody tr')
  }

  async openRecord(row: Locator): Promise<void> {
    await row.getByRole('link').first().click()
    await expect(this.page.getByRole('heading', { name: 'Isi catatan' })).toBeVisible()
  }

  verdict(): Locator {
    return this.page.locator('section', { has: this.page.getByRole('heading', { name: 'Keputusan' }) })
  }

  async approve(): Promise<void> {
    await this.verdict().getByRole('button', { name: 'Setujui' }).click()
    await expect(this.page.getByText(/^Disetujui/).first()).toBeVisible()
  }

  /** Sends a record back, with words at each field that must be mended and the day by which it should be back. */
  async giveBack(reason: string, marks: Record<string, string>, due: string): Promise<void> {
    const verdict = this.verdict()
    await verdict.getByText('Kembalikan', { exact: true }).click()
    for (const [label, words] of Object.entries(marks)) {
      await verdict.getByRole('checkbox', { name: new RegExp(`^${label}`) }).check()
      await verdict.getByRole('textbox', { name: `${label}: Apa yang diminta` }).fill(words)
    }
    await verdict.locator('form', { has: this.page.getByRole('button', { name: 'Kembalikan ke pencatat' }) }).getByLabel('Alasan').fill(reason)
    await verdict.getByLabel('Batas waktu').fill(due)
    await verdict.getByRole('button', { name: 'Kembalikan ke pencatat' }).click()
    await expect(this.page.getByText(/^Dikembalikan/).first()).toBeVisible()
  }
}
