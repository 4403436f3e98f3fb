import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { ValidatorShape } from "faultline/grader";

const chef = { name: "Ilse Brandt", region: "Fens" };

const system = { _creationTime: "number" } as const;
const chefShape = {
  object: { _id: "id(chefs)", ...system, name: "string", region: "string" },
};
const recipeShape = {
  object: {
    _id: "id(recipes)",
    ...system,
    chefId: "id(chefs)",
    title: "string",
    servings: "number",
  },
};

beforeEach(() => deployment.clear());

// task: "`getRecipe` returns the recipe."
// task: "Documents are returned whole, with their system fields."
test.each(["Eel pie", ""])("A recipe is returned whole, with whatever title: %j", async (title) => {
  const { recipeId, recipe } = await insertRecipe(title);
  expect(await call("getRecipe", recipeId)).toEqual(recipe);
});

// task: "`getRecipe` returns the recipe."
// task: "It returns `{ success: true, recipe }` with the recipe."
test("A recipe whose chef is gone is a recipe all the same.", async () => {
  const recipeId = await idOfRecipeOfGoneChef();
  const recipe = (await deployment.list("recipes")).find(({ _id }) => _id === recipeId);
  expect(await call("getRecipe", recipeId)).toEqual(recipe);
  expect(await call("checkRecipe", recipeId)).toEqual({ success: true, recipe });
});

// task: "When there is none, it throws an error whose message contains `Recipe not found`."
test("A recipe that is gone cannot be had.", async () => {
  await expect(call("getRecipe", await idOfGone())).rejects.toThrow("Recipe not found");
});

// task: "It returns `{ success: true, recipe }` with the recipe."
test("A recipe in order is returned as a success.", async () => {
  const { recipeId, recipe } = await insertRecipe("Eel pie");
  expect(await call("checkRecipe", recipeId)).toEqual({ success: true, recipe });
  const blank = await insertRecipe(" ");
  expect(await call("checkRecipe", blank.recipeId)).toEqual({
    success: true,
    recipe: blank.recipe,
  });
});

// task: "When there is none, it returns"
test("A recipe that is gone is a failure of one kind.", async () => {
  const result = await call("checkRecipe", await idOfGone());
  expect(result).toEqual({ success: false, error: "Recipe not found" });
});

// task: "When its title is the empty string, it returns"
test("A recipe without a title is a failure of another kind.", async () => {
  const { recipeId } = await insertRecipe("");
  const result = await call("checkRecipe", recipeId);
  expect(result).toEqual({ success: false, error: "Recipe has no title" });
});

// task: "returns a list of two documents: first the chef of the recipe, then the recipe"
test("A recipe comes after its own chef.", async () => {
  const { recipeId, recipe, chefDocument } = await insertRecipe("");
  expect(await call("getRecipeWithChef", recipeId)).toEqual([chefDocument, recipe]);
});

// task: "When there is no recipe, it throws an error whose message contains `Recipe not found`; when there is no such chef, one whose message contains `Chef not found`."
test("Neither a recipe that is gone nor one whose chef is gone makes a list.", async () => {
  await expect(call("getRecipeWithChef", await idOfGone())).rejects.toThrow("Recipe not found");
  const recipeId = await idOfRecipeOfGoneChef();
  await expect(call("getRecipeWithChef", recipeId)).rejects.toThrow("Chef not found");
});

// task: "Each has one argument, `recipeId` (id of a recipe)"
test.each(["getRecipe", "checkRecipe", "getRecipeWithChef"])(
  "%s takes the id of a recipe and nothing else.",
  async (name) => {
    const { recipeId, chefId } = await insertRecipe("Eel pie");
    const { anonymous } = deployment;
    for (const args of [{}, { recipeId: chefId }, { recipeId, servings: 4 }]) {
      await expect(anonymous.query(`recipes:${name}`, args)).rejects.toThrow(
        "ArgumentValidationError",
      );
    }
  },
);

// task: "`convex/schema.ts` with exactly two tables, without indexes"
// task: "`convex/recipes.ts` with three public queries."
test("The schema has these tables, and the functions are as described.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

// task: "The validators are precise. They name every field of a document with its type"
test("The validator of a recipe describes its document.", async () => {
  expect(withoutNull(await returnsOf("getRecipe"))).toEqual([recipeShape]);
});

// task: "They name every field of a document with its type"
// task: "That of `checkRecipe` is a union whose members are told apart by the literal value of `success`."
test("The validator of a check is a union over success.", async () => {
  const members = membersOf(await returnsOf("checkRecipe"));
  const successes = members.filter((member) => successOf(member) === "literal(true)");
  expect(successes).toEqual([{ object: { success: "literal(true)", recipe: recipeShape } }]);
  const failures = members.filter((member) => successOf(member) === "literal(false)");
  expect(failures).not.toEqual([]);
  for (const failure of failures) {
    expect(failure).toEqual({ object: { success: "literal(false)", error: expect.anything() } });
    expect(textsOf(failure)).toEqual([]);
  }
  expect([...successes, ...failures]).toHaveLength(members.length);
});

// task: "They name every field of a document with its type"
test("The validator of a list describes both documents.", async () => {
  const shape = await returnsOf("getRecipeWithChef");
  const elements = typeof shape === "object" && "array" in shape ? withoutNull(shape.array) : [];
  expect(elements).toHaveLength(2);
  expect(elements).toEqual(expect.arrayContaining([chefShape, recipeShape]));
});

interface Inserted {
  readonly recipeId: string;
  readonly chefId: string;
  readonly recipe: unknown;
  readonly chefDocument: unknown;
}

/** Inserts a recipe among those of another chef. */
async function insertRecipe(title: string): Promise<Inserted> {
  await insertOtherRecipe();
  const chefId = await deployment.insert("chefs", chef);
  const fields = { chefId, title, servings: 4 };
  const recipeId = await deployment.insert("recipes", fields);
  await insertOtherRecipe();
  return {
    recipeId,
    chefId,
    recipe: { _id: recipeId, _creationTime: anyNumber, ...fields },
    chefDocument: { _id: chefId, _creationTime: anyNumber, ...chef },
  };
}

async function insertOtherRecipe(): Promise<void> {
  const chefId = await deployment.insert("chefs", { name: "Aldo", region: "Coast" });
  await deployment.insert("recipes", { chefId, title: "Pea soup", servings: 2 });
}

/** The id of a recipe that was there. Others still are. */
async function idOfGone(): Promise<string> {
  const { recipeId } = await insertRecipe("Eel pie");
  await deployment.clear();
  await insertOtherRecipe();
  return recipeId;
}

/** The id of a recipe whose chef was there. */
async function idOfRecipeOfGoneChef(): Promise<string> {
  const chefId = await deployment.insert("chefs", chef);
  await deployment.clear();
  await insertOtherRecipe();
  return await deployment.insert("recipes", { chefId, title: "Eel pie", servings: 4 });
}

async function call(name: string, recipeId: string): Promise<unknown> {
  return await deployment.anonymous.query(`recipes:${name}`, { recipeId });
}

async function returnsOf(name: string): Promise<ValidatorShape> {
  const functions = await deployment.functions({ returns: true });
  return functions[`recipes:${name}`]?.returns ?? "any";
}

function membersOf(shape: ValidatorShape): readonly ValidatorShape[] {
  return typeof shape === "object" && "union" in shape ? shape.union : [shape];
}

function withoutNull(shape: ValidatorShape): readonly ValidatorShape[] {
  return membersOf(shape).filter((member) => member !== "null");
}

function successOf(shape: ValidatorShape): ValidatorShape | undefined {
  return typeof shape === "object" && "object" in shape ? shape.object["success"] : undefined;
}

/** What an error may be besides texts, given or free. */
function textsOf(shape: ValidatorShape): readonly ValidatorShape[] {
  const error = typeof shape === "object" && "object" in shape ? shape.object["error"] : undefined;
  return membersOf(error ?? "any").filter(
    (member) => typeof member !== "string" || !/^(?:string$|literal\(")/.test(member),
  );
}
