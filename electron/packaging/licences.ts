/** What is said of the parts of others that are handed over: their licences for people, and a list of them for programs. */

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { LICENCE, type Part, licencesIn } from './part.ts';

/** Part of `package.json`, where older packages say it otherwise than newer ones. */
interface Described {
  readonly license?: unknown;
  readonly licenses?: readonly { readonly type?: string }[];
  readonly author?: unknown;
}

interface LockedPackage {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>>;

/** A package as the lock file has it and as it is installed. @param folder such as `node_modules/kysely` */
export function installedPart(folder: string, lock: LockedPackages): Part {
  const { version, integrity } = lock[folder] ?? {};
  if (!version || !integrity) throw new Error(`package-lock.json does not say the integrity of ${folder}`);
  const described = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Described;
  const description = { license: lock[folder]?.license ?? described.license ?? described.licenses?.[0]?.type, author: described.author };
  const names = readdirSync(folder).filter((name) => LICENCE.test(name) || name === 'README.md').toSorted();
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return { name, version, integrity, description, licences: licencesIn(new Map(names.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])), description) };
}

/** The SPDX expression of its licence. */
function licenceOf({ description: { license } }: Part): string {
  const said = typeof license === 'object' && license !== null && 'type' in license ? license.type : license;
  return typeof said === 'string' ? said : 'MIT';
}

function authorOf({ description: { author } }: Part): string {
  const said = typeof author === 'object' && author !== null && 'name' in author ? author.name : author;
  return typeof said === 'string' ? said.replaceAll(/\s*[<(][^>)]*[>)]/g, '') : '';
}

const byName = (a: Part, b: Part) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1);

/** Each part once, in the order of their names. */
export function eachOnce(parts: readonly Part[]): Part[] {
  return [...new Map(parts.map((part) => [`${part.name}@${part.version}`, part])).values()].toSorted(byName);
}

const RULE = `\n${'-'.repeat(78)}\n`;

const INTRODUCTION = `Kronika is under the MIT licence, which is in the file LICENSE.

It holds the parts of others that are listed here, each under its own licence and unchanged. They are packages
of npm; their sources are to be had there by name and version. Parts under the LGPL (libvips and what it is made
of, libheif) are files of their own, which may be replaced by another build of the same; the text of the LGPL
stands with libheif-js. The outlines of the map are Natural Earth's, which are in the public domain.
`;

/** `THIRD-PARTY.txt`. A text that several parts have is there once. @param parts as `eachOnce` gives them */
export function thirdPartyText(parts: readonly Part[]): string {
  const list = parts.map((part) => `${part.name} ${part.version}: ${licenceOf(part)}${authorOf(part) ? `, ${authorOf(part)}` : ''}${part.licences.size === 0 ? ' (it brings no text of its licence)' : ''}`);
  const texts = new Map<string, string[]>();
  for (const part of parts) {
    for (const [file, content] of part.licences) {
      const plain = content.replaceAll('\r\n', '\n').trim();
      texts.set(plain, [...(texts.get(plain) ?? []), `${part.name} ${part.version} (${file})`]);
    }
  }
  const said = [...texts].map(([content, whose]) => `${whose.join('\n')}\n\n${content}\n`);
  return [`${INTRODUCTION}\n${list.join('\n')}\n`, ...said].join(RULE);
}

/** A name that is an SPDX identifier stands as one, anything longer as an expression. */
const licenceEntry = (said: string) => (/^[\w.+-]+$/.test(said) ? { license: { id: said } } : { expression: said });

/** The list of parts as CycloneDX 1.6, without a time or a number of its own: equal parts give equal bytes. */
export function billOfMaterials(version: string, parts: readonly Part[]): string {
  const components = parts.map((part) => {
    const purl = `pkg:npm/${part.name.replace('@', '%40')}@${part.version}`;
    const content = Buffer.from(part.integrity.replace('sha512-', ''), 'base64').toString('hex');
    return { type: 'library', 'bom-ref': purl, name: part.name, version: part.version, hashes: [{ alg: 'SHA-512', content }], licenses: [licenceEntry(licenceOf(part))], purl };
  });
  const kronika = { type: 'application', 'bom-ref': 'kronika', name: 'kronika', version, licenses: [{ license: { id: 'MIT' } }] };
  const dependencies = [{ ref: 'kronika', dependsOn: components.map((one) => one['bom-ref']) }];
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: kronika }, components, dependencies }, null, 1)}\n`;
}
