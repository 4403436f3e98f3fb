import { defineSchema } from "convex/server";
import { crews } from "./tables/crews";
import { depots } from "./tables/depots";
import { employees } from "./tables/employees";

export default defineSchema({ crews, depots, employees }, { schemaValidation: true });
