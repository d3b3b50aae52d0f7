#!/usr/bin/env bash
# Draws docs/gallery/photo-*.jpg: cards with a cover, an author's picture and a logo in every format that is read. The pictures are our own drawings (the .svg files
# here), drawn by og and put into the formats by other tools. Needs node, ImageMagick's convert and cwebp; without them it says skipped.
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in node convert cwebp; do command -v $tool >/dev/null || { echo "skipped: $tool is needed"; exit 0; }; done
here=tests/gallery
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet build -v quiet --no-restore src/OgService.Cli
og() { dotnet src/OgService.Cli/bin/Debug/net10.0/og.dll "$@"; }

# The drawings as pixels, by our own code.
mkdir -p "$scratch/draw/public" "$scratch/site/posts" "$scratch/site/public" "$scratch/site/templates/photo"
printf 'site: { name: Draw, url: https://example.com }\ncards: { budget: 600KB }\n' > "$scratch/draw/og.yaml"
draw() {
  mkdir -p "$scratch/draw/templates/$1"
  cp $here/$1.svg "$scratch/draw/templates/$1/"
  printf 'sizes: [%s]\ncard:\n  background: url(%s.svg) center / cover\n' "$2" "$1" > "$scratch/draw/templates/$1/card.yaml"
  og render --site "$scratch/draw" --template $1 --title Drawing --out "$scratch/$1.png"
}
draw cover 1600x1000
draw avatar 400x400
draw logo 240x240

# In every format.
site="$scratch/site"
for name in cover avatar logo; do
  png="$scratch/$name.png"
  cp "$png" "$site/public/$name-png.png"
  cp $here/$name.svg "$site/public/$name-svg.svg"
  convert "$png" -quality 86 "$site/public/$name-jpeg.jpg"
  convert "$png" -quality 86 -interlace JPEG "$site/public/$name-progressive.jpg"
  convert "$png" "$site/public/$name-gif.gif"
  convert "$png" -colorspace CMYK -quality 86 "$site/public/$name-cmyk.jpg"
  cwebp -quiet -q 82 "$png" -o "$site/public/$name-webp.webp"
  cwebp -quiet -lossless "$png" -o "$site/public/$name-webp-lossless.webp"
  convert "$png" -rotate 270 -quality 86 "$scratch/turned.jpg"
  node $here/embed.mjs exif "$scratch/turned.jpg" "$site/public/$name-exif.jpg"
  node $here/embed.mjs p3 "$site/public/$name-jpeg.jpg" "$site/public/$name-p3.jpg"
done

cp $here/card.yaml "$site/templates/photo/card.yaml"
printf 'site: { name: Example Blog, url: https://example.com }\ncontent: { include: ["posts/*.md"], public: public }\n' > "$site/og.yaml"
printf 'cards: { template: photo, covers: draw, path: "og/photo-{slug}.jpg" }\n' >> "$site/og.yaml"
post() {
  printf -- '---\ntitle: "Evenings at the harbour"\nauthor: Alex Mercer\nslug: %s\ndate: 2024-02-20\ncover: /cover-%s\nauthor_picture: /avatar-%s\nimage_focus: 70%% 55%%\ncard: { logo: /logo-%s, format: "%s" }\n---\nWords.\n' \
    "$1" "$2" "$2" "$2" "$3" > "$site/posts/$1.md"
}
post png png.png 'PNG'
post jpeg jpeg.jpg 'JPEG'
post progressive progressive.jpg 'JPEG, progressive'
post gif gif.gif 'GIF'
post svg svg.svg 'SVG'
post cmyk cmyk.jpg 'JPEG, CMYK'
post webp webp.webp 'WebP, lossy'
post webp-lossless webp-lossless.webp 'WebP, lossless'
post exif exif.jpg 'JPEG, turned by Exif'
post p3 p3.jpg 'JPEG, Display P3'
og generate "$site"
cp "$site"/public/og/photo-*.jpg docs/gallery/
ls -l docs/gallery
