import { deflateSync, crc32 } from 'node:zlib'
import { type Locator, type Page, expect } from '@playwright/test'
import type { Field } from './field'

export type Picture = { name: string; mimeType: string; buffer: Buffer }

/** A picture as a camera takes it: too large to be sent as it is, made by the browser's own encoder. */
export async function cameraPicture(page: Page, width = 2400, height = 1800, seed = 1): Promise<Picture> {
  const base64 = await page.evaluate(
    async ([width, height, seed]) => {
      const canvas = new OffscreenCanvas(width, height)
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      const sky = pen.createLinearGradient(0, 0, width, height)
      sky.addColorStop(0, '#7fb0c9')
      sky.addColorStop(1, '#2c5d34')
      pen.fillStyle = sky
      pen.fillRect(0, 0, width, height)
      // Leaves: what does not compress well.
      let state = seed
      const random = () => (state = (state * 48271) % 2147483647) / 2147483647
      for (let leaf = 0; leaf < 6000; leaf++) {
        pen.fillStyle = `hsl(${90 + random() * 60} 45% ${20 + random() * 40}%)`
        pen.beginPath()
        pen.ellipse(random() * width, random() * height, 4 + random() * 40, 3 + random() * 12, random() * 6, 0, 7)
        pen.fill()
      }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let text = ''
      for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
      return btoa(text)
    },
    [width, height, seed] as const,
  )
  return { name: `IMG_${seed}.jpg`, mimeType: 'image/jpeg', buffer: withPlace(Buffer.from(base64, 'base64')) }
}

/** The same with EXIF as a camera writes it: turned on its side, and a word that must not travel. */
export function withPlace(jpeg: Buffer, orientation = 1): Buffer {
  const tiff = Buffer.alloc(40)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  // Orientation, and the maker's name behind it.
  tiff.writeUInt16BE(0x0112, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  tiff.writeUInt16BE(0x010f, 22)
  tiff.writeUInt16BE(2, 24)
  tiff.writeUInt32BE(4, 26)
  tiff.write('GPS\0', 30, 'latin1')
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('SECRET-PLACE-3.41N-116.40E', 'latin1')])
  const head = Buffer.alloc(4)
  head.writeUInt16BE(0xffe1, 0)
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, content, jpeg.subarray(2)])
}

/** A PNG of any size in a few bytes: its header says how many pixels a decoder would have to make room for. */
export function pngOf(width: number, height: number): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const lines = deflateSync(Buffer.alloc(1000))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', lines), chunk('IEND', Buffer.alloc(0))])
}

/** Taps a way to a photo and chooses files, as the camera or the gallery gives them back. */
export async function choose(field: Field, files: Picture | Picture[], way = 'Dari galeri'): Promise<void> {
  const chooser = field.page.waitForEvent('filechooser')
  await field.page.getByRole('button', { name: way }).click()
  await (await chooser).setFiles(files)
}

/** Thumbnails of the form that show a picture. */
export function thumbnails(within: Locator): Locator {
  return within.locator('.photo img')
}

/** A picture is there and decodes. */
export async function shows(image: Locator): Promise<void> {
  await expect(image).toBeVisible()
  await expect.poll(() => image.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBeGreaterThan(0)
}
