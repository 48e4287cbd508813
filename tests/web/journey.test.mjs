// The whole story, in a browser: an account is created, its software sends documents, the limit holds, a
// switch lets it go, a lock stops it. In Spanish for an account of Peru, in Portuguese for one of Brazil.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';

import { accessible, launch, open, picture, signIn, visit } from './kit/browser.mjs';
import { Installation, PASSWORD, command, document, root, today } from './kit/installation.mjs';
import { arrived, many, until } from './kit/wait.mjs';

const RUC = '20131312955';
const LIMIT = 5;

const peru = {
  language: 'es', locale: 'es-PE', country: 'pe', zone: 'America/Lima', kind: 'factura', taxId: RUC,
  reseller: { name: 'Sillar Factura', taxId: '20600055519', domain: 'sillar.example' },
  hostname: 'pukara', name: null, shown: /^F001-/, sol: { user: 'Usuario SOL secundario', password: 'Contraseña SOL' },
  words: {
    newAccount: 'Nueva cuenta', number: 'RUC', companyName: 'Nombre de la empresa', plan: 'Plan', create: 'Crear cuenta',
    makeKey: 'Crear una clave de integración', keyName: 'Nombre', createKey: 'Crear clave',
    keySecret: 'Clave de integración', kept: 'Ya la guardé', documents: 'Comprobantes', overview: 'Resumen',
    limitDocuments: 'Limitar comprobantes', lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear la cuenta',
    unlock: 'Desbloquear', email: 'Correo de acceso', password: 'Contraseña', accounts: 'Cuentas',
    parts: 'Secciones de la cuenta', unlimited: 'Los comprobantes ya no tienen límite',
  },
};

const brazil = {
  language: 'pt', locale: 'pt-BR', country: 'br', zone: 'America/Sao_Paulo', kind: 'nfe', taxId: '12ABC34501DE35',
  reseller: { name: 'Ipê Notas', taxId: '11222333000181', domain: 'ipe.example' },
  hostname: 'jacaranda', name: 'Jacarandá Tecidos Ltda', shown: /^NF-e /,
  words: {
    newAccount: 'Nova conta', number: 'CNPJ', companyName: 'Nome da empresa', plan: 'Plano', create: 'Criar conta',
    makeKey: 'Criar uma chave de integração', keyName: 'Nome', createKey: 'Criar chave',
    keySecret: 'Chave de integração', kept: 'Já guardei', documents: 'Documentos fiscais', overview: 'Resumo',
    limitDocuments: 'Limitar documentos fiscais', lockAsk: 'Bloquear…', reason: 'Motivo', lock: 'Bloquear a conta',
    unlock: 'Desbloquear', email: 'E-mail de acesso', password: 'Senha', accounts: 'Contas',
    parts: 'Seções da conta', unlimited: 'Os documentos fiscais não têm mais limite',
  },
};

let installation;
let browser;

before(async () => {
  installation = await Installation.start((env) => {
    command({ ...env, TALONARIO_OPERATOR_PASSWORD: PASSWORD }, 'operator', 'operador@talonario.example', 'Olga Palomino');
    command(env, 'padron', 'import', join(root, 'tests', 'fixtures', 'padron.txt'));
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await installation?.stop();
});

for (const story of [peru, brazil]) {
  test(`an account of ${story.country} from its creation to its lock`, { timeout: 180_000 }, () => tell(story));
}

async function tell(story) {
  const { words, country, language, zone } = story;
  const plan = { name: 'Semilla', terms: { documents: LIMIT, users: 2 } };
  const email = await installation.reseller({ ...story.reseller, country, language, plan });
  const page = await open(browser, { locale: story.locale });
  const shot = async (step) => picture(page, `${country}-${step}`);
  const button = (name) => page.getByRole('button', { name, exact: true });
  const link = (name) => page.getByRole('link', { name, exact: true });

  await signIn(page, installation.address, email);
  await accessible(page, 'the empty list of accounts');
  await shot('1-empty');

  await link(words.newAccount).first().click();
  await arrived(page, '/accounts/new', words.newAccount);
  await page.getByRole('textbox', { name: words.number, exact: true }).fill(story.taxId);
  const companyName = page.getByRole('textbox', { name: words.companyName, exact: true });
  if (story.name) {
    await companyName.fill(story.name);
  } else {
    await page.getByRole('button', { name: /SUNAT/ }).click();
    await until(async () => (await companyName.inputValue()).length > 3);
  }
  const name = await companyName.inputValue();
  assert.ok(name.length > 3, 'the company has a name');
  await page.getByRole('textbox', { name: 'Hostname', exact: true }).fill(story.hostname);
  await button(words.create).click();
  await page.locator('[aria-invalid="true"]').first().waitFor();
  await shot('2-errors');
  assert.equal(await companyName.inputValue(), name, 'what was typed is still there');
  await page.getByRole('textbox', { name: words.email, exact: true }).fill(`gerencia@${story.hostname}.example`);
  await page.getByRole('textbox', { name: words.password, exact: true }).fill(PASSWORD);
  await page.getByRole('combobox', { name: words.plan, exact: true }).selectOption({ index: 1 });
  if (story.sol) {
    await page.getByRole('textbox', { name: story.sol.user, exact: true }).fill('FACTURA1');
    await page.getByLabel(story.sol.password, { exact: true }).fill(PASSWORD);
  }
  await accessible(page, 'the form of a new account');
  await shot('3-form');
  await button(words.create).click();
  await link(words.makeKey).waitFor();
  await shot('4-made');

  await link(words.makeKey).click();
  await arrived(page, '/integration', name);
  await page.getByRole('textbox', { name: words.keyName, exact: true }).fill('Servidor');
  await button(words.createKey).click();
  const secret = page.getByText(/^tal_[0-9A-Za-z]{49}$/);
  await secret.waitFor();
  const key = (await secret.textContent()).trim();
  await shot('5-key');
  await button(words.kept).click();
  const accountId = page.url().match(/accounts\/([0-9a-f-]{36})/)[1];

  const day = today(zone);
  const send = (number) => installation.sendDocument(accountId, key, document(story.kind, story.taxId, number, day));
  for (let number = 1; number <= LIMIT; number++) {
    const { status, answer } = await send(number);
    assert.equal(status, 201, JSON.stringify(answer));
    assert.equal(answer.limits.documents.used, number);
  }
  const part = (name) => page.getByRole('navigation', { name: words.parts }).getByRole('link', { name });
  await part(words.documents).click();
  await arrived(page, '/documents', name);
  await many(page.getByRole('cell', { name: story.shown }), LIMIT);
  await accessible(page, 'the documents of an account');
  await shot('6-documents');

  const { status, answer } = await send(LIMIT + 1);
  assert.equal(status, 409);
  assert.equal(answer.code, 'limit_reached');
  assert.deepEqual([answer.limit.meter, answer.limit.used, answer.limit.limit], ['documents', LIMIT, LIMIT]);
  assert.ok(new Date(answer.limit.resets_at) > new Date(), 'it tells when counting begins again');

  await part(words.overview).click();
  await arrived(page, '/overview', name);
  await page.getByRole('switch', { name: words.limitDocuments }).click();
  await page.getByText(words.unlimited).waitFor();
  await shot('7-limit-off');
  assert.equal((await send(LIMIT + 1)).status, 201);

  await button(words.lockAsk).first().click();
  await page.getByRole('textbox', { name: words.reason, exact: true }).fill('Tres cuotas vencidas');
  await accessible(page, 'the dialog that locks');
  await button(words.lock).click();
  await button(words.unlock).waitFor();
  await shot('8-locked');
  const refused = await send(LIMIT + 2);
  assert.deepEqual([refused.status, refused.answer.code], [423, 'account_locked']);

  await button(words.unlock).click();
  await button(words.lockAsk).first().waitFor();
  assert.equal((await send(LIMIT + 2)).status, 201);

  await visit(page, installation.address, '/accounts');
  await page.getByRole('link', { name }).first().waitFor();
  await shot('9-list');
  await page.closeQuietly();
}
