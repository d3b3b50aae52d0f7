// Reads an HTML page from standard input and prints what each link preview library saw, as one JSON object.
// Usage: node read.mjs <address of the page> < page.html
//
// unfurl.js only reads over HTTP, so the page is served on the loopback interface for it. Nothing else is fetched.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import openGraphScraper from 'open-graph-scraper';
import { unfurl } from 'unfurl.js';
import createMetascraper from 'metascraper';
import author from 'metascraper-author';
import date from 'metascraper-date';
import description from 'metascraper-description';
import image from 'metascraper-image';
import lang from 'metascraper-lang';
import publisher from 'metascraper-publisher';
import title from 'metascraper-title';
import url from 'metascraper-url';

const address = process.argv[2];
if (!address) {
  console.error('Usage: node read.mjs <address of the page> < page.html');
  process.exit(2);
}

const html = readFileSync(0, 'utf8');

async function withOpenGraphScraper() {
  const { result } = await openGraphScraper({ html, customMetaTags: [
    { multiple: false, property: 'fediverse:creator', fieldName: 'fediverseCreator' },
    { multiple: false, property: 'twitter:label2', fieldName: 'twitterLabel2' },
    { multiple: false, property: 'twitter:data2', fieldName: 'twitterData2' },
  ] });
  return result;
}

async function withUnfurl() {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  try {
    return await unfurl(`http://127.0.0.1:${server.address().port}/`, { oembed: false });
  } finally {
    server.close();
  }
}

async function withMetascraper() {
  const read = createMetascraper([author(), date({ datePublished: true, dateModified: true }), description(), image(), lang(), publisher(), title(), url()]);
  return read({ html, url: address });
}

const seen = {
  'open-graph-scraper': await withOpenGraphScraper(),
  'unfurl.js': await withUnfurl(),
  'metascraper': await withMetascraper(),
};
console.log(JSON.stringify(seen, null, 2));
