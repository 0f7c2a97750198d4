// Reading and writing the sections of a wasm file (WebAssembly core specification, 5.5).

export const CUSTOM = 0
export const IMPORT = 2
export const EXPORT = 7
export const CODE = 10

export class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end })
  }
  byte() {
    return this.bytes[this.at++]
  }
  /** An unsigned LEB128. */
  number() {
    let [value, shift] = [0, 0]
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * 2 ** shift
      shift += 7
      if (byte < 0x80) return value
    }
  }
  take(length) {
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
  name() {
    return Buffer.from(this.take(this.number())).toString()
  }
  limits() {
    const flags = this.number()
    this.number()
    if (flags & 1) this.number()
  }
}

/** An unsigned LEB128. */
export function number(value) {
  const bytes = []
  do {
    const low = value % 128
    value = (value - low) / 128
    bytes.push(value > 0 ? low | 0x80 : low)
  } while (value > 0)
  return Buffer.from(bytes)
}

export const withLength = (bytes) => Buffer.concat([number(bytes.length), bytes])

/** Every section with its bytes; `name` only of custom ones. */
export function sections(bytes) {
  const reader = new Reader(bytes, 8)
  const found = []
  while (reader.at < reader.end) {
    const from = reader.at
    const id = reader.byte()
    const length = reader.number()
    const body = reader.take(length)
    found.push({ id, body, whole: bytes.subarray(from, reader.at), name: id === CUSTOM ? new Reader(body).name() : '' })
  }
  return found
}

/** What comes from outside, in order: module, name, kind, and the bytes that describe it. */
export function imports(body) {
  const reader = new Reader(body)
  return Array.from({ length: reader.number() }, () => {
    const [module, name, kind, from] = [reader.name(), reader.name(), reader.byte(), reader.at]
    if (kind === 0) reader.number()
    else if (kind === 1) {
      reader.byte()
      reader.limits()
    } else if (kind === 2) reader.limits()
    else if (kind === 3) reader.take(2)
    else throw new Error(`an import of kind ${kind} is not known here`)
    return { module, name, kind, type: body.subarray(from, reader.at) }
  })
}

/** What the page may use: name, kind, index. */
export function exports(body) {
  const reader = new Reader(body)
  return Array.from({ length: reader.number() }, () => ({ name: reader.name(), kind: reader.byte(), index: reader.number() }))
}

/** A name or a text. */
export const text = (words) => withLength(Buffer.from(words))

/** A section. */
export const section = (id, body) => Buffer.concat([Buffer.from([id]), withLength(body)])

/** A wasm file of these sections. */
export const file = (bytes, wholes) => Buffer.concat([bytes.subarray(0, 8), ...wholes])
