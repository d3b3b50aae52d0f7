// Takes a table out of a WOFF file (https://www.w3.org/TR/WOFF/, 3 to 5). The other tables keep their bytes, so every machine gets the same file.
const headerLength = 44;
const entryLength = 20;

/** @param {Buffer} file @param {string} tag four characters @returns {Buffer} */
export function withoutTable(file, tag) {
  const entries = [];
  for (let i = 0; i < file.readUInt16BE(12); i++) {
    const entry = Buffer.from(file.subarray(headerLength + i * entryLength, headerLength + (i + 1) * entryLength));
    if (entry.toString('latin1', 0, 4) !== tag) entries.push(entry);
  }

  const header = Buffer.from(file.subarray(0, headerLength));
  const tables = [];
  let at = headerLength + entries.length * entryLength;
  let plainLength = 12 + entries.length * 16;
  for (const entry of entries) {
    const table = file.subarray(entry.readUInt32BE(4), entry.readUInt32BE(4) + entry.readUInt32BE(8));
    const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    entry.writeUInt32BE(at, 4);
    tables.push(padded);
    at += padded.length;
    plainLength += (entry.readUInt32BE(12) + 3) & ~3;
  }

  header.writeUInt32BE(at, 8);
  header.writeUInt16BE(entries.length, 12);
  header.writeUInt32BE(plainLength, 16);
  header.fill(0, 24); // Metadata and private data are left out.
  return Buffer.concat([header, ...entries, ...tables]);
}
