// Fills this folder from npm packages: one line an icon, its name and what its <svg> holds.
// Run it by hand when the sets are updated: `node icons/update.mjs`. Needs node and npm; the build never runs it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const versions = { 'lucide-static': '1.62.0', 'simple-icons': '16.37.0' };

// What people write, host and read about; the whole set is five megabytes.
const brands = `
  android angular ansible anthropic apache apachekafka apple applepodcasts arduino arxiv astro auth0 babel bandcamp bash bitbucket bitcoin blender bluesky bootstrap bun
  buymeacoffee c chatgpt circleci clojure cloudflare codeberg codepen cplusplus css d3 dart debian deno dependabot devdotto digitalocean discord discourse django docker dotnet
  drupal duckdb elasticsearch electron elixir elm erlang esbuild eslint ethereum expo express facebook fastapi fediverse figma firebase firefox flask flutter framer freebsd
  gatsby ghost git gitea github githubactions githubsponsors gitlab gmail gnome gnu gnubash go godotengine google googlechrome googlecloud googlegemini googlepodcasts gradle
  grafana graphql hackernews haskell helm heroku homebrew htmx html5 htmlacademy huggingface hugo instagram intellijidea ios javascript jekyll jenkins jest jetbrains jira json
  julia jupyter kde kofi kotlin kubernetes laravel latex lastfm lemmy less letterboxd linear linux liberapay llvm lua macos markdown mariadb mastodon matrix mdx medium meta
  microstrategy mongodb mysql n8n nasa neovim netlify nestjs newrelic nextdotjs nginx nim nixos nodedotjs notion npm nuget numpy nuxt obsidian ocaml ollama openai opensourceinitiative
  openstreetmap opentelemetry orcid pandas patreon paypal perl php phoenixframework pinterest pixelfed plausibleanalytics playwright pnpm podman polars postgresql postman
  prettier prisma prometheus protonmail pypi python pytorch qt r rabbitmq raspberrypi react reactrouter readthedocs reddit redis remix replit rollupdotjs rss ruby rubyonrails rust
  safari sass scala scikitlearn semver sentry shopify signal sketch slack snapcraft solid soundcloud spotify spring sqlite stackoverflow steam storybook stripe sublimetext
  substack supabase svelte swift symfony tailwindcss tauri telegram tensorflow terraform threads threedotjs threejs tiktok toml tor trello tumblr turborepo twitch typescript ubuntu
  unity unrealengine v8 vercel vim visualstudiocode vite vitest vuedotjs vuejs w3c wasmer wayland webassembly webpack webrtc whatsapp wikipedia windows wordpress x xcode yaml yarn
  ycombinator youtube youtubemusic zed zenn zig zod zoom zotero`.split(/\s+/).filter(Boolean);

const scratch = mkdtempSync(join(tmpdir(), 'icons-'));
try {
  execFileSync('npm', ['install', '--prefix', scratch, '--no-save', ...Object.entries(versions).map(([name, version]) => `${name}@${version}`)], { stdio: 'inherit' });
  const modules = join(scratch, 'node_modules');
  write('lucide', join(modules, 'lucide-static/icons'), () => true);
  write('simple-icons', join(modules, 'simple-icons/icons'), name => brands.includes(name));
  copyFileSync(join(modules, 'lucide-static/LICENSE'), join(here, 'LICENSE-lucide.txt'));
  copyFileSync(join(modules, 'simple-icons/LICENSE.md'), join(here, 'LICENSE-simple-icons.md'));
} finally {
  rmSync(scratch, { recursive: true });
}

function write(set, folder, wanted) {
  const lines = readdirSync(folder)
    .filter(file => file.endsWith('.svg') && wanted(basename(file, '.svg')))
    .sort((a, b) => (a < b ? -1 : 1))
    .map(file => `${basename(file, '.svg')} ${inside(readFileSync(join(folder, file), 'utf8'))}`);
  writeFileSync(join(here, `${set}.txt`), lines.join('\n') + '\n');
  console.log(`${set}: ${lines.length} icons`);
}

function inside(svg) {
  return svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/<title>.*?<\/title>/, '').replace(/\s+/g, ' ').replace(/> </g, '><').replace(/ \/>/g, '/>').trim();
}
