import { type RepairCase, testFailure } from "./repair-case.fixture.ts";

const staffReference = `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  organizations: defineTable({
    name: v.string(),
  }),
  departments: defineTable({
    name: v.string(),
    organizationId: v.id("organizations"),
    managerId: v.optional(v.id("employees")),
  }).index("by_organization", ["organizationId"]),
  employees: defineTable({
    name: v.string(),
    departmentId: v.id("departments"),
    age: v.optional(v.number()),
    phone: v.optional(v.string()),
    email: v.string(),
  })
    .index("by_department", ["departmentId"])
    .index("by_email", ["email"]),
});
`;

const staffInline = `import { v } from "convex/values";
import { defineSchema, defineTable } from "convex/server";

export default defineSchema({
  employees: defineTable({
    email: v.string(),
    name: v.string(),
    phone: v.optional(v.string()),
    departmentId: v.id("departments"),
  })
    .index("by_email", ["email"])
    .index("by_department", ["departmentId"]),

  departments: defineTable({
    organizationId: v.id("organizations"),
    managerId: v.optional(v.id("employees")),
    name: v.string(),
  }).index("by_organization", ["organizationId"]),

  organizations: defineTable({ name: v.string() }),
});
`;

const staffBehindConstants = `import { defineSchema, defineTable } from 'convex/server';
import { v } from 'convex/values';

const contact = { email: v.string(), phone: v.optional(v.string()) };

const employee = {
    ...contact,
    departmentId: v.id('departments'),
    name: v.string()
};

const employees = defineTable(employee).index('by_department', ['departmentId']).index('by_email', ['email']);

const schema = defineSchema({
    organizations: defineTable({ name: v.string() }),
    employees,
    departments: defineTable({
        name: v.string(),
        managerId: v.optional(v.id('employees')),
        organizationId: v.id('organizations')
    }).index('by_organization', ['organizationId'])
});

export default schema;
`;

const staffInModule = {
  "convex/fields.ts": `import { v } from "convex/values";

export const employeeFields = { name: v.string(), email: v.string(), phone: v.optional(v.string()), departmentId: v.id("departments") };
`,
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { employeeFields } from "./fields";

export default defineSchema({
  employees: defineTable(employeeFields).index("by_email", ["email"]).index("by_department", ["departmentId"]),
  departments: defineTable({
    name: v.string(),
    organizationId: v.id("organizations"),
    managerId: v.optional(v.id("employees")),
  }).index("by_organization", ["organizationId"]),
  organizations: defineTable({ name: v.string() }),
});
`,
};

const ageMessage =
  'Failed to insert or update a document in table "employees" because it does not match the schema: Object contains extra field `age` that is not in the validator.';
const ageFailure = [testFailure("employees > stores the whole record", ageMessage)];
const hasAge =
  /(employee\w*[:=](defineTable\()?\{[^}]*|\{\.\.\.contact,[^}]*)age:v\.optional\(v\.number\(\)\)/;

const base = {
  failedStep: "tests",
  failingTests: [],
  trueLines: 1,
  mostLines: 1,
  mostTrials: 4,
} as const;

/** Faults in schemas. */
export const schemaCases: readonly RepairCase[] = [
  {
    ...base,
    name: "a field that one table lacks",
    candidate: { "convex/schema.ts": staffInline },
    reference: { "convex/schema.ts": staffReference },
    diagnostics: ageFailure,
    isSound: (code) => hasAge.test(code("convex/schema.ts")),
  },
  {
    ...base,
    name: "a field that a table behind constants lacks",
    candidate: { "convex/schema.ts": staffBehindConstants },
    reference: { "convex/schema.ts": staffReference },
    diagnostics: ageFailure,
    mostLines: 3,
    isSound: (code) => hasAge.test(code("convex/schema.ts")),
  },
  {
    ...base,
    name: "a field that a validator of another module lacks",
    candidate: staffInModule,
    reference: { "convex/schema.ts": staffReference },
    diagnostics: ageFailure,
    mostLines: 2,
    isSound: (code) => hasAge.test(code("convex/fields.ts") + code("convex/schema.ts")),
  },
  {
    ...base,
    name: "an index under another name",
    candidate: { "convex/schema.ts": staffInline.replace('.index("by_email"', '.index("email"') },
    reference: { "convex/schema.ts": staffReference },
    diagnostics: [
      testFailure(
        "schema has the index by_email",
        "expected [ 'by_department', 'email' ] to include 'by_email'",
      ),
    ],
    trueLines: 2,
    mostLines: 2,
    mostTrials: 12,
    isSound: (code) => code("convex/schema.ts").includes('index("by_email",["email"])'),
  },
  {
    ...base,
    name: "an index that is missing",
    candidate: {
      "convex/schema.ts": staffBehindConstants.replace(".index('by_email', ['email'])", ""),
    },
    reference: { "convex/schema.ts": staffReference },
    diagnostics: [
      testFailure(
        "schema",
        "expected [ 'by_department' ] to deeply equal [ 'by_department', 'by_email' ]",
      ),
    ],
    trueLines: 2,
    mostLines: 2,
    mostTrials: 12,
    isSound: (code) => code("convex/schema.ts").includes('index("by_email",["email"])'),
  },
  {
    ...base,
    name: "an optional field that is required",
    candidate: {
      "convex/schema.ts": staffBehindConstants
        .replace("phone: v.optional(v.string())", "phone: v.string()")
        .replace("name: v.string()\n};", "name: v.string(),\n    age: v.optional(v.number()),\n};"),
    },
    reference: { "convex/schema.ts": staffReference },
    diagnostics: [
      testFailure(
        "employees > phone may be absent",
        "Object is missing the required field `phone`. Consider wrapping the field validator in `v.optional(...)` if this is expected.",
      ),
    ],
    trueLines: 2,
    mostLines: 2,
    mostTrials: 12,
    isSound: (code) => code("convex/schema.ts").includes("phone:v.optional(v.string())"),
  },
];
