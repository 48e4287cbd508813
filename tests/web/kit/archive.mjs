// A server of the padrón on this machine: its file comes in two halves, the second when a story lets it.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { root } from './installation.mjs';

export class Archive {
  bytes = readFileSync(join(root, 'tests', 'fixtures', 'padron.txt'));
  version = 1;
  /** Set to a promise, the second half waits for it. */
  held = null;
  /** Set to a status, it answers everything with it. */
  broken = null;

  static async start() {
    const archive = new Archive();
    archive.server = createServer((request, response) => archive.#answer(request, response));
    await new Promise((resolve) => archive.server.listen(0, '127.0.0.1', resolve));
    archive.address = `http://127.0.0.1:${archive.server.address().port}/padron_reducido_ruc.zip`;
    return archive;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #answer(request, response) {
    if (this.broken) return response.writeHead(this.broken).end();
    const etag = `"${this.version}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    response.writeHead(200, { etag, 'content-length': this.bytes.length });
    const half = Math.floor(this.bytes.length / 2);
    response.write(this.bytes.subarray(0, half));
    await this.held;
    response.end(this.bytes.subarray(half));
  }
}
