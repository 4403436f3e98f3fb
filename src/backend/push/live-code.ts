import type { Database } from "../database/database.ts";
import type { PushRejection } from "../deployment.ts";
import type { DeployedCode } from "../functions/deployed-code.ts";
import type { Executor } from "../functions/executor.ts";
import { replaceCronJobs } from "../scheduler/cron-jobs.ts";
import { analyzeProject, type AnalyzedPush } from "./analyze-project.ts";
import { variablesByComponent } from "./build-components.ts";
import type { EnvironmentChange, EnvironmentStore } from "./environment-store.ts";
import { findMisfit, type SchemaMisfit } from "./find-misfit.ts";
import type { ProjectBundle } from "./project-bundle.ts";
import { ScriptWriter } from "./write-scripts.ts";

export interface LiveCodeOptions {
  readonly executor: Executor;
  readonly database: Database;
  readonly environment: EnvironmentStore;
  /** Called when the code that runs, or what it sees of its environment, has changed. */
  readonly onChange: () => void;
}

/** The code that a deployment runs, and the way to other code, the same for pushes of every kind. */
export class LiveCode {
  readonly #options: LiveCodeOptions;
  readonly #scripts = new ScriptWriter();
  #push: AnalyzedPush | undefined;

  constructor(options: LiveCodeOptions) {
    this.#options = options;
  }

  get environment(): EnvironmentStore {
    return this.#options.environment;
  }

  /** Undefined before the first push. */
  get code(): DeployedCode | undefined {
    return this.#push?.code;
  }

  /** The push whose code runs. */
  get push(): AnalyzedPush | undefined {
    return this.#push;
  }

  /** Evaluates and checks a push; what runs is not touched. */
  analyze(project: ProjectBundle): Promise<AnalyzedPush | PushRejection> {
    return analyzeProject(
      project,
      { executor: this.#options.executor, scripts: this.#scripts },
      this.environment,
    );
  }

  findMisfit({ code }: AnalyzedPush): SchemaMisfit | undefined {
    return findMisfit(code, this.#options.database);
  }

  /** Puts a push in place. */
  async install(push: AnalyzedPush): Promise<void> {
    await this.#load(push);
    this.#push = push;
    const { database } = this.#options;
    for (const { path, schema, crons } of push.code.components.values()) {
      const names = database.names.inComponent(path);
      for (const { tableName } of schema?.tables ?? []) names.numberOf(tableName);
      replaceCronJobs(database, crons, { component: path, now: database.clock.now() });
    }
    this.#options.onChange();
  }

  /** Changes environment variables, which later calls see. Throws `CallRejection` where they cannot be so. */
  async updateEnvironment(changes: readonly EnvironmentChange[]): Promise<void> {
    this.environment.update(changes);
    if (this.#push !== undefined) await this.#load(this.#push);
    this.#options.onChange();
  }

  async #load({ callable, code }: AnalyzedPush): Promise<void> {
    const { modules, form } = callable;
    const environmentVariables = variablesByComponent(code.components, this.environment);
    await this.#options.executor.load({ modules, form, environmentVariables });
  }
}
