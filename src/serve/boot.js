// Starts the field app: loads the build's wasm, mounts it in the painted frame, then registers the service worker.
// When that fails it says so in plain words. Records are not touched by anything here: they lie in IndexedDB.

const HERE = new URL('.', import.meta.url)

paint()
start()

// The colours that were chosen, before the app itself is there to say so.
function paint() {
  try {
    const theme = localStorage.getItem('anjat-tampilan')
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  } catch {
    // Storage is closed to this page: the phone's own colours stay.
  }
}

async function start() {
  try {
    const { default: init, mount } = await import(new URL('field.js', HERE))
    await init({ module_or_path: new URL('field_bg.wasm', HERE) })
    mount()
  } catch (error) {
    console.error(error)
    tell('Aplikasi tidak bisa dibuka.', 'Catatan di HP ini tetap aman. Tutup aplikasi lalu buka lagi. Kalau tetap begini: cari sinyal, lalu muat ulang.')
  }
  // After the start, so that it does not compete for a thin line; also after a failed one, for a newer build may heal it.
  register()
}

// A fault in the running app stops its wasm for good: the screen would stay dead without a word.
addEventListener('error', ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) stopped()
})
addEventListener('unhandledrejection', ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stopped()
})

function stopped() {
  tell('Ada gangguan di aplikasi.', 'Yang sudah tersimpan tetap aman, dan isian tersimpan sebagai draf. Muat ulang untuk melanjutkan.')
}

async function register() {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/lapangan/', updateViaCache: 'none' })
  } catch (error) {
    // Without a signal this is what happens; the worker of before goes on.
    console.warn(error)
  }
}

function tell(what, todo) {
  if (document.getElementById('boot-trouble')) return
  const notice = element('div', 'notice notice-bad')
  notice.id = 'boot-trouble'
  notice.setAttribute('role', 'alert')
  const words = element('div')
  const reload = element('button', 'btn btn-primary')
  reload.type = 'button'
  reload.textContent = 'Muat ulang'
  reload.addEventListener('click', () => location.reload())
  words.append(paragraph(what), paragraph(todo), reload)
  notice.append(words)
  const place = document.querySelector('.page') ?? document.getElementById('app') ?? document.body
  document.querySelector('.page-wait')?.remove()
  place.prepend(notice)
}

function paragraph(text) {
  const made = element('p')
  made.textContent = text
  return made
}

function element(name, classes) {
  const made = document.createElement(name)
  if (classes) made.className = classes
  return made
}
