import { defineSchema } from "convex/server";
import { accessions } from "./tables/accessions";
import * as notes from "./tables/germination_notes";

export default defineSchema({ accessions, germinationNotes: notes.table });
