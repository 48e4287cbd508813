// An installation of one's own: the real service on an empty folder, and hands to set it up with.

import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
export const built = join(root, process.env.CARGO_TARGET_DIR ?? 'target', 'debug');
const talonario = join(built, 'talonario');

export const PASSWORD = 'puente-cobre-lluvia';

export class Installation {
  /** Starts the service; `fill` is called with the environment of its commands before it serves. */
  static async start(fill) {
    const data = mkdtempSync(join(tmpdir(), 'talonario-'));
    const env = { ...process.env, TALONARIO_DATA: data, TALONARIO_LOG: 'warn' };
    fill?.(env);
    const port = await freePort();
    const served = ['--port', String(port), '--web', join(root, 'web', 'dist'), 'serve'];
    const child = spawn(talonario, served, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    const installation = new Installation(data, `http://127.0.0.1:${port}`, child, env);
    await installation.#ready();
    return installation;
  }

  constructor(data, address, child, env) {
    Object.assign(this, { data, address, child, env });
  }

  async #ready() {
    for (let tries = 0; tries < 200; tries++) {
      try {
        if ((await fetch(`${this.address}/readyz`)).ok) return;
      } catch { /* not yet */ }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the service does not answer');
  }

  async stop() {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Reads something; what is not a success throws. */
  read(path, bearer) {
    return this.send('GET', path, undefined, bearer);
  }

  /** Sends JSON and gives the reply; what is not a success throws. `version` is the one it is changed against. */
  async send(method, path, body, bearer, version) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    if (bearer) headers.authorization = `Bearer ${bearer}`;
    if (version) headers['if-match'] = `"${version}"`;
    const response = await fetch(`${this.address}/api/v1${path}`, { method, headers, body: JSON.stringify(body) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async signIn(email) {
    return (await this.send('POST', '/auth/sign-in', { email, password: PASSWORD })).access_token;
  }

  /** Sends a document as an account's software does, and gives the status and what was answered. */
  async sendDocument(accountId, key, xml) {
    const response = await fetch(`${this.address}/api/v1/accounts/${accountId}/documents`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${key}`, 'accept-language': 'es' },
      body: xml,
    });
    return { status: response.status, answer: await response.json() };
  }

  /** A reseller with a manager and a plan, made by the operator. */
  async reseller({ name, country, taxId, domain, language, plan }) {
    const operator = await this.signIn('operador@talonario.example');
    const places = { name: 'Revendedor 20', maximum_accounts: 20 };
    const resellerPlan = await this.send('POST', '/reseller-plans', places, operator);
    await this.send('POST', '/resellers', {
      name, country, tax_id: taxId, plan_id: resellerPlan.id, owner_name: 'Rosa Ccori',
      owner_email: `dueno@${domain}`, owner_password: PASSWORD, owner_language: language,
    }, operator);
    const owner = await this.signIn(`dueno@${domain}`);
    const member = { name: 'Mario Quispe', email: `gestor@${domain}`, role: 'manager', password: PASSWORD, language };
    await this.send('POST', '/members', member, owner);
    await this.send('POST', '/plans', plan, owner);
    return `gestor@${domain}`;
  }
}

/** Runs a command of the service. */
export function command(env, ...words) {
  return execFileSync(talonario, words, { env, encoding: 'utf8' });
}

/** The XML of an invented document. */
export function document(kind, issuer, number, day) {
  return execFileSync(join(built, 'sample'), [kind, issuer, String(number), day]);
}

/** A day of this month, never one to come, in a zone. */
export function today(zone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
}

async function freePort() {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
