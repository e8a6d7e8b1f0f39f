/**
 * The direction of imports: model ← contract ← core ← {worker, main, web, cli}; renderer and preload see contract and model
 * alone. The stages under core/ never import one another; operations wires them. A dangerous package has one home.
 */
const STAGES = ['importers', 'facts', 'citations', 'storyline', 'scenes', 'pptx', 'markdown', 'database'];

/** What a stage may import from the other stages. */
const ALLOWED_STAGES = { storyline: ['citations'], scenes: ['citations'] };

const stageRules = STAGES.map((stage) => {
  const others = STAGES.filter((s) => s !== stage && !(ALLOWED_STAGES[stage] ?? []).includes(s));
  return {
    name: `${stage}-stands-alone`,
    comment: `Stages exchange plain values; core/operations is the one place where they meet. Move shared rules to src/model.`,
    severity: 'error',
    from: { path: `^src/core/${stage}/` },
    to: { path: `^src/core/(${[...others, 'operations'].join('|')})/` },
  };
});

const home = (name, packages, folder, instead) => ({
  name: `${name}-has-one-home`,
  comment: instead,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${folder}/` },
  to: { path: packages },
});

module.exports = {
  forbidden: [
    {
      name: 'model-imports-nothing-of-ours',
      comment: 'The model is shapes and pure rules.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/(?!model/)' },
    },
    {
      name: 'contract-imports-model-alone',
      comment: 'The contract holds no code that runs on one side only.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^src/(?!model/|contract/)' },
    },
    {
      name: 'core-knows-no-shell',
      comment: 'What a shell can do is handed to core as a value.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(worker|main|preload|renderer|web|cli)/' },
    },
    {
      name: 'screens-see-contract-and-model-alone',
      comment: 'Call an operation of the contract instead.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/' },
      to: { path: '^src/(core|worker|main|web|cli)/' },
    },
    {
      name: 'shells-go-through-operations',
      comment: 'Call an operation of the contract, or what core/operations/index.ts gives.',
      severity: 'error',
      from: { path: '^src/(worker|main|web|cli)/', pathNot: '^src/worker/importJob\\.ts$' },
      to: { path: '^src/core/(?!operations/index\\.ts$)' },
    },
    {
      name: 'the-import-job-loads-no-database',
      comment: 'A process that reads hostile files has its own part of the operations and nothing more.',
      severity: 'error',
      from: { path: '^src/worker/importJob\\.ts$' },
      to: { path: '^src/core/(?!operations/importJob\\.ts$)', dependencyTypesNot: ['type-only'] },
    },
    ...stageRules,
    home(
      'better-sqlite3',
      'node_modules/(@types/)?better-sqlite3',
      'core/database',
      'Ask the library (core/database/library.ts).',
    ),
    home('pptxgenjs', 'node_modules/(pptxgenjs|jszip)', 'core/pptx', 'Make scenes; core/pptx writes them.'),
    home('electron', '(^|/)node_modules/electron/|^electron$', '(main|preload)', 'Use the shell interface.'),
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing, or hide a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
