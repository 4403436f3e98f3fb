import { addedCode, removedCode } from "./added-code.ts";

const answers = {
  throws: {
    said: /\b(throw(s|n|ing)?|errors?|reject(s|ed|ing)?|exceptions?)\b/i,
    code: /\bthrow\b/,
  },
  null: { said: /\b(null|nothing)\b/i, code: /\bnull\b/ },
} as const;
type Answer = keyof typeof answers;

const wanting =
  /\b(wants?|wanted|should|must|expects?|expected|asks? for|asked for|ha(s|ve) to|needs?|due|instead of|rather than|in place of)\b/i;
const absence =
  /\b(missing|absent|unknown|gone|no such|not (exist|found|there)|no longer|any ?more)\b/i;
const absenceInCode = /={2,3} (null|undefined)\b|\bif \(!|\?\?|\?\./;

/**
 * Does a note describe in words what a repair changes: null where an error is due, or the reverse? Which of the two it
 * calls wanted decides, since both notes hold the same words.
 */
export function documentsBehaviour(note: string, diff: string): boolean {
  const wanted = onlyAnswer(addedCode(diff));
  const given = onlyAnswer(removedCode(diff));
  if (wanted === undefined || given === undefined || wanted === given) return false;
  if (absence.test(note) && !absenceInCode.test(diff)) return false;
  const mark = wanting.exec(note);
  if (mark === null) return false;
  const [first] = (["throws", "null"] as const)
    .map((answer) => ({ answer, at: note.slice(mark.index).search(answers[answer].said) }))
    .filter(({ at }) => at >= 0)
    .toSorted((left, right) => left.at - right.at);
  return first?.answer === wanted && answers[given].said.test(note);
}

function onlyAnswer(code: string): Answer | undefined {
  const found = (["throws", "null"] as const).filter((answer) => answers[answer].code.test(code));
  return found.length === 1 ? found[0] : undefined;
}
