// Writes a brotli 11 copy beside each file of a folder. Done once here, so that no request pays for it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

export function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}

if (process.argv[1]?.endsWith('compress.mjs')) {
  const folder = process.argv[2]
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.br')) writeFileSync(join(folder, `${name}.br`), brotli(readFileSync(join(folder, name))))
  }
}
