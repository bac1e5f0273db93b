# The same five renditions by libvips' own command, two sizes at once: $1 the photos, $2 where to.
export VIPS_CONCURRENCY=1
size() { vipsthumbnail --size "$1x$1>" -o "$2/%s-$1.$3" "$4"/*.jpg; }
size 1500 "$2" 'jpg[Q=85,strip]' "$1" & size 1000 "$2" 'jpg[Q=85,strip]' "$1"
wait
size 800 "$2" 'webp[Q=80,effort=4,strip]' "$1" & size 600 "$2" 'jpg[Q=85,strip]' "$1"
wait
size 300 "$2" 'jpg[Q=85,strip]' "$1"
