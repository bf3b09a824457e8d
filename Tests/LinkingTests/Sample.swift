import Facts
import LanguagePython
import SourceText

@testable import Linking

/// A small library as a model, and files of Python read against it.
///
/// `lib.Session` is a session, `lib.maker` makes factories, `lib.Registry` a registry. `Local` is a well-known
/// factory, `scope` a well-known generator, `db` a name that speaks for a session.
enum Sample {
    static let models: Models = {
        var models = Models()
        let session = models.addType(named: "session", kind: .session)
        let transaction = models.addType(named: "transaction", kind: .transaction)
        let savepoint = models.addType(named: "savepoint", kind: .savepoint)
        let factory = models.addType(named: "factory", kind: .factory)
        let generator = models.addType(named: "generator", kind: .factory)
        let scope = models.addType(named: "scope", kind: .scope)
        let registry = models.addType(named: "registry", kind: .registry)
        let opens = EffectSet(.opens)
        models.update(session) {
            $0.construct = Outcome(effects: opens)
            $0.enter = Outcome(gives: .same)
            $0.exit = EffectSet(.closes)
        }
        models.addMethod("commit", of: session, Outcome(effects: EffectSet(.commits)))
        models.addMethod("rollback", of: session, Outcome(effects: EffectSet(.rollsBack)))
        models.addMethod("close", of: session, Outcome(effects: EffectSet(.closes)))
        models.addMethod(
            "begin", of: session, Outcome(effects: EffectSet(.begins), gives: .type(transaction)))
        models.addMethod("begin_nested", of: session, Outcome(gives: .type(savepoint)))
        models.update(transaction) {
            $0.enter = Outcome(gives: .same)
            $0.exit = EffectSet(.commits)
            $0.exitLandsOnParent = true
        }
        models.addMethod(
            "commit", of: transaction, Outcome(effects: EffectSet(.commits), landsOnParent: true))
        models.update(savepoint) { $0.enter = Outcome(gives: .same) }
        models.update(factory) { $0.call = Outcome(effects: opens, gives: .type(session)) }
        models.update(generator) { $0.call = Outcome(effects: opens, gives: .type(scope)) }
        models.update(scope) {
            $0.enter = Outcome(gives: .type(session))
            $0.iterate = Outcome(gives: .type(session))
        }
        models.addMethod("get_service", of: registry, Outcome(gives: .argument))
        models.addAttribute("db", of: registry, Outcome(gives: .type(session), isLent: true))
        models.addPath("lib.Session", .type(session))
        models.addPath("lib.maker", .type(factory))
        models.addPath("lib.Registry", .type(registry))
        models.addPath("typing.Any", .anything)
        models.addSign(module: "lib")
        models.addForeign(module: "web", methods: ["close"])
        models.addName("Local", .value(factory))
        models.addName("scope", .value(generator))
        models.addVariable("db", NameEvidence(type: session, isForAttributes: true))
        models.addWrapper("Optional", .optional)
        models.addWrapper("Annotated", .first)
        models.addWrapper("Callable", .makes(factory, fromLast: true))
        models.addBuiltin("getattr", .member)
        models.addBuiltin("next", .next)
        models.addBuiltin("dict", .other)
        return models
    }()

    /// What the functions of one file do, a line an effect: `f commits parameter db` and, where it is not certain,
    /// the basis.
    static func effects(_ source: String, path: String = "app/a.py", beside others: [String: String] = [:])
        -> [String]
    {
        var frontEnd = PythonFrontEnd()
        var sources = others
        sources[path] = source
        let files = sources.sorted { $0.key < $1.key }.map { path, text in
            let facts = frontEnd.facts(of: Array(text.utf8))
            return Program.File(path: path, facts: facts, scan: FileScan(facts, models))
        }
        let program = Program(files, [models])
        let index = files.firstIndex { $0.path == path } ?? 0
        let facts = files[index].facts
        var evaluation = FileEvaluation(facts, files[index].scan, models, program, file: index)
        for id in 0..<facts.functionCount { evaluation.evaluate(id) }
        return evaluation.events.filter { !$0.isImplicit && $0.effect != .passes }.map { event in
            let function = facts.string(facts.function(event.function).path)
            let origins = event.landings.map { landing in
                let name = facts.string(landing.origin.name)
                let words = [
                    "\(landing.origin.kind)", name, landing.basis == .certain ? "" : "(\(landing.basis))",
                ]
                return words.filter { !$0.isEmpty }.joined(separator: " ")
            }
            return "\(function) \(event.effect.name) \(origins.joined(separator: " | "))"
        }
    }
}
