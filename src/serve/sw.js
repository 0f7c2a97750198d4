// The service worker of the field app. Its scope is /lapangan/: desk pages never pass through it.
//
// It keeps one build whole: the shell and every file that it needs, in a cache named by the build. A new build is
// fetched beside the old one and waits; it takes over only when a page sends 'take over', after a person asked for it.
// Records are not here. They lie in IndexedDB, which this file never touches.

const BUILD = '{build}'
const FILES = ['{files}']
const SHELL = '/lapangan/'
const PREFIX = 'anjat-'
const CACHE = PREFIX + BUILD

// All of the build or nothing: a cache that lacks one file would start the app once and then never again.
addEventListener('install', (event) => {
  event.waitUntil(keepBuild())
})

async function keepBuild() {
  const answers = await Promise.all(
    FILES.map(async (path) => {
      // Files of a build never change under their name; everything else is asked for anew.
      const cache = path.startsWith('/pkg/') ? 'default' : 'no-cache'
      const answer = await fetch(path, { cache, credentials: 'same-origin', redirect: 'error' })
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      return answer
    }),
  )
  // The server may have changed between this script and the shell: then this build is nobody's any more.
  const shell = await answers[FILES.indexOf(SHELL)].clone().text()
  if (!shell.includes(`content="${BUILD}"`)) throw new Error('the shell is of another build')
  const cache = await caches.open(CACHE)
  await Promise.all(answers.map((answer, at) => cache.put(FILES[at], answer)))
}

// Takes the first page under its care at once, so that a first visit is enough to be ready without a signal. Of older
// builds the last one stays: a page that is still open may belong to it.
addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
      await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)))
      await clients.claim()
    })(),
  )
})

addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting()
})

addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate' && url.pathname.startsWith(SHELL)) {
    event.respondWith(kept(SHELL, request))
  } else if (url.pathname.startsWith('/pkg/') || FILES.includes(url.pathname)) {
    event.respondWith(kept(url.pathname, request))
  }
  // Everything else goes the way it would go without this worker.
})

// From this build's cache, else from an older one's, else from the network.
async function kept(path, request) {
  const own = await (await caches.open(CACHE)).match(path)
  return own ?? (path === SHELL ? undefined : await caches.match(path)) ?? fetch(request)
}
