// The same five renditions by sharp: one pipeline that is cloned, as its manual shows, two photos at once.
const [, , modules, photos, out] = process.argv
const sharp = require(require.resolve('sharp', { paths: [modules] }))
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

sharp.concurrency(1)
sharp.cache(false)

const sizes = { '1500.jpg': 1500, '1000.jpg': 1000, '800.webp': 800, '600.jpg': 600, '300.jpg': 300 }

async function make (photo) {
  const stem = path.join(out, path.parse(photo).name)
  for (const [name, size] of Object.entries(sizes)) {
    const small = sharp(path.join(photos, photo)).resize(size, size, { fit: 'inside', withoutEnlargement: true })
    const encoded = name.endsWith('webp') ? small.webp({ quality: 80, effort: 4 }) : small.jpeg({ quality: 85 })
    await encoded.toFile(`${stem}-${name}`)
  }
}

async function work (queue) {
  while (queue.length) await make(queue.shift())
}

const queue = fs.readdirSync(photos).sort()
Promise.all(Array.from({ length: os.availableParallelism() }, () => work(queue)))
