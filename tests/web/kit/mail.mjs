// The mail server of the stories, read letter by letter.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { root } from './installation.mjs';

export class Mail {
  static async start() {
    const python = join(root, 'target', 'tools', 'bin', 'python');
    const child = spawn(python, [join(root, 'tests', 'smtp.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ports = JSON.parse((await lines.next()).value);
    return Object.assign(new Mail(), { child, lines, port: ports.plain });
  }

  /** The next letter, and the path of the link in it if it has one. */
  async next() {
    const letter = JSON.parse((await this.lines.next()).value);
    const link = /https:\/\/talonario\.example(\/\S+)/.exec(letter.text);
    return { ...letter, path: link?.[1] };
  }

  stop() {
    this.child.stdin.end();
    this.child.kill();
  }
}
