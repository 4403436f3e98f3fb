/** What a lint rule is about. Only a rule of style can ask for something that no one needs. */
export type LintClass = "style" | "type-safety" | "correctness";

// How code reads, never what it does: another form of the same program satisfies each of these.
const style: ReadonlySet<string> = new Set(
  `array-type arrow-body-style arrow-parens brace-style camelcase capitalized-comments
  class-methods-use-this comma-dangle complexity consistent-indexed-object-style consistent-type-assertions
  consistent-type-definitions consistent-type-exports consistent-type-imports curly dot-notation
  explicit-function-return-type explicit-member-accessibility explicit-module-boundary-types filename-case func-names
  func-style id-length indent init-declarations key-spacing lines-between-class-members max-depth max-len max-lines
  max-lines-per-function max-params max-statements member-ordering multiline-ternary naming-convention new-cap
  no-confusing-void-expression no-console no-continue no-else-return no-empty-function no-empty-interface
  no-inferrable-types no-inline-comments no-lonely-if no-magic-numbers no-multi-assign no-multiple-empty-lines
  no-negated-condition no-nested-ternary no-plusplus no-ternary no-undefined no-underscore-dangle no-unneeded-ternary
  no-unnecessary-boolean-literal-compare no-unnecessary-condition no-unnecessary-type-annotation
  no-unnecessary-type-arguments no-unnecessary-type-assertion no-useless-rename no-useless-return no-warning-comments
  object-curly-spacing object-shorthand one-var operator-assignment order padding-line-between-statements
  prefer-arrow-callback prefer-const prefer-destructuring prefer-exponentiation-operator prefer-for-of
  prefer-function-type prefer-includes prefer-named-capture-group prefer-nullish-coalescing prefer-object-spread
  prefer-optional-chain prefer-readonly prefer-readonly-parameter-types prefer-regex-literals prefer-spread
  prefer-string-starts-ends-with prefer-template promise-function-async quote-props quotes require-unicode-regexp
  semi sort-imports sort-keys sort-type-constituents sort-vars space-before-function-paren
  spaced-comment typedef unified-signatures vars-on-top yoda`.split(/\s+/),
);

const typeSafety =
  /(^|\/)(no-explicit-any|no-unsafe-\w[\w-]*|ban-ts-comment|no-non-null-assertion|no-implied-eval|strict-boolean-expressions)$/;

/** The class of a rule by its name, with or without its plugin's; a rule that is in no table is of correctness. */
export function lintClassOf(rule: string): LintClass {
  if (typeSafety.test(rule)) return "type-safety";
  return style.has(rule.replace(/^.*\//, "")) ? "style" : "correctness";
}
