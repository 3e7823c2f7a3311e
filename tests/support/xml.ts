/** Whether a text is XML that every reader can read: its elements end as they began, its entities are those that there are. */

const MARKUP = /<\?[^]*?\?>|<!--[^]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi;

/** What is wrong with it; empty where nothing is. */
export function xmlProblems(xml: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let roots = 0;
  for (const [whole, isEnd, name, attributes = '', isEmpty] of xml.matchAll(MARKUP)) {
    if (whole === '<' || whole === '&') problems.push(`a bare ${whole}`);
    if (name === undefined) continue;
    const prefixes = [name, ...Array.from(attributes.matchAll(/([\w:.-]+)\s*=/g), ([, attribute = '']) => attribute)].flatMap((one) => (one.includes(':') ? [one.split(':')[0] ?? ''] : []));
    for (const prefix of prefixes) if (!['xml', 'xmlns'].includes(prefix) && !xml.includes(`xmlns:${prefix}=`)) problems.push(`no namespace for ${prefix}`);
    if (isEnd) {
      const begun = open.pop();
      if (begun !== name) problems.push(`${begun ?? 'nothing'} is ended as ${name}`);
      continue;
    }
    if (open.length === 0) roots += 1;
    if (!isEmpty) open.push(name);
  }
  if (open.length > 0) problems.push(`${open.join(', ')} not ended`);
  if (roots !== 1) problems.push(`${roots} roots`);
  return problems;
}
