/** What a grader asked for cannot be done on this page. */
export class PageProblem extends Error {}
