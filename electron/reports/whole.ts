/** What a line never ends within: a grant's number, a date, a number with its unit or its "no." Stored text is not touched. */

/** A code of several parts, at least one of them with a figure: "576472-CITIZ-1-2016-2-SI-CITIZ-CIV", "2014–2020", "15/2017". */
const CODE = String.raw`(?=[\p{L}\p{N}]*(?:[-/–][\p{L}\p{N}]+)*\p{N})[\p{L}\p{N}]+(?:[-/–][\p{L}\p{N}]+)+(?![\p{L}\p{N}/])`;

const NUMBER = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)*`;

/** "22. 6. 2017", "22. junija 2017", "20 May 2019", "6. 2017". */
const DATE = String.raw`\p{Nd}{1,2}\. \p{Nd}{1,2}\.(?: \p{Nd}{4})?|\p{Nd}{1,2}\. (?:\p{Ll}{3,9} )?\p{Nd}{4}|\p{Nd}{1,2} \p{Lu}\p{Ll}{2,8} \p{Nd}{4}`;

const UNIT = String.raw`(?:€|EUR|%|‰|km|m|kg|g|h|ur|ure|min|dni|let|°C)(?![\p{L}\p{N}])`;

const WHOLE = new RegExp(String.raw`(?<![\p{L}\p{N}/.:@_–-])(?:${DATE}|(?:(?:[Šš]t|[Nn]o|[Nn]r|[Čč]l|[Ss]tr|[Pp]p?)\. )(?:${CODE}|${NUMBER})|${CODE}|${NUMBER} ${UNIT})`, 'gu');

/** A text in parts; each second one, beginning with the second, is to be kept whole. @param most letters of such a part; a longer one is parted as any text is */
export function partsToKeep(text: string, most: number): string[] {
  const parts: string[] = [];
  let taken = 0;
  for (const { 0: whole, index } of text.matchAll(WHOLE)) {
    if (whole.length > most) continue;
    parts.push(text.slice(taken, index), whole);
    taken = index + whole.length;
  }
  return [...parts, text.slice(taken)];
}
