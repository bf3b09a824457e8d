import Facts
import Findings
import Linking
import SourceText

/// Who makes the objects of classes that he is given: what he makes them with, and of which classes somebody asks for
/// them.
struct ServiceMaking: Equatable, Sendable {
    /// One argument of the call that makes an object.
    struct Given: Hashable, Sendable {
        /// Empty where it is told by its place.
        var label: String
        var kind: ValueKind?
        /// As it is written there, without what stands before it.
        var text: String
    }

    /// Somebody asks for an object of a class.
    struct Request: Equatable, Sendable {
        var place: Finding.Place
        /// The class, as it is named there.
        var name: String
        var isCertain: Bool
    }

    /// What objects are made with; several makers may do it in several ways. Empty where nobody makes any, or it cannot
    /// be said how.
    var ways: [[Given]] = []
    /// By the class that declares the constructor, or by the class itself where none does.
    var requests: [TypeRef: Request] = [:]
    private var files: Set<Int> = []
    private(set) var like: RoleMask = []

    init() {}

    init(_ ways: [[Given]], _ requests: [TypeRef: Request], like: RoleMask) {
        self.ways = ways
        self.requests = requests
        self.like = like
        files = Set(requests.keys.map { Int($0.file) })
    }

    /// Whether a file may declare a class whose objects are made so.
    func concerns(_ file: Int, _ roles: RoleMask) -> Bool {
        !ways.isEmpty && (files.contains(file) || !like.isDisjoint(with: roles))
    }
}

extension Engine {
    /// What rules about signatures need to know of the whole program.
    func servicesMadeForOthers(_ program: LinkedProgram) -> [SignatureCheck: ServiceMaking] {
        guard program.registries.isKnown else { return [:] }
        let checks = languages { if case .signature(let check) = $0 { check } else { nil } }
        var found: [SignatureCheck: ServiceMaking] = [:]
        for check in checks.keys {
            var makers = ServiceMakers(self, program, check)
            found[check] = makers.found()
        }
        return found
    }
}

/// Looks for makers and for those who ask them.
private struct ServiceMakers {
    let engine: Engine
    let program: LinkedProgram
    let check: SignatureCheck
    private var ways: [[ServiceMaking.Given]] = []
    private var requests: [TypeRef: ServiceMaking.Request] = [:]
    private var hasMaker = false

    init(_ engine: Engine, _ program: LinkedProgram, _ check: SignatureCheck) {
        self.engine = engine
        self.program = program
        self.check = check
    }

    mutating func found() -> ServiceMaking {
        for index in program.code where program.namesRegistry(program.files[index]) {
            let scanned = program.files[index]
            let models = engine.models(of: scanned)
            let methods = models.makingMethods(of: check.maker).compactMap { scanned.file.facts.symbol($0) }
            guard !methods.isEmpty else { continue }
            findMakers(index, methods)
            findRequests(index, methods)
        }
        // A registry that is not of the program makes what those of its kind do; what nobody asks it for, it may never
        // make.
        if !hasMaker, !requests.isEmpty {
            ways = [check.accepts.map { ServiceMaking.Given(label: "", kind: $0, text: $0.name) }]
            return ServiceMaking(ways, requests, like: [])
        }
        return ServiceMaking(ways, requests, like: RoleMask(check.like))
    }

    // MARK: Makers

    private mutating func findMakers(_ file: Int, _ methods: [Symbol]) {
        let facts = program.files[file].file.facts
        for type in 0..<facts.typeCount {
            let own = TypeRef(file: file, type: type)
            guard program.program.kind(ofClass: own) == check.maker else { continue }
            var isMaker = false
            for id in 0..<facts.functionCount where facts.type(around: id) == type {
                if methods.contains(facts.function(id).name) { isMaker = true }
                for way in ways(of: id, file) where !ways.contains(way) { ways.append(way) }
            }
            hasMaker = hasMaker || isMaker
        }
    }

    /// The calls in a function of a class that it was handed.
    private func ways(of function: Int, _ file: Int) -> [[ServiceMaking.Given]] {
        let facts = program.files[file].file.facts
        let parameters = facts.function(function).parameters.map { facts.parameter($0).name }
        let body = Body(facts, function: function)
        var evaluation: FileEvaluation?
        var result: [[ServiceMaking.Given]] = []
        for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
            let op = body[index]
            let callee = body[op.value]
            guard callee.kind == .name, parameters.dropFirst().contains(callee.symbol) else { continue }
            let record = body.call(op)
            guard !record.arguments.isEmpty, record.arguments.allSatisfy({ $0.flags == 0 }) else { continue }
            var known = evaluation ?? engine.evaluation(of: file, in: program)
            result.append(
                record.arguments.map { argument in
                    let id = known.known(argument.value, in: function)
                    let kind = known.alternatives(of: id).lazy.compactMap { known.namedKind(of: $0) }.first
                    let text = body.spelling(argument.value).split(separator: ".").last.map(String.init)
                    let label = argument.label.isNone ? "" : facts.string(argument.label)
                    return ServiceMaking.Given(label: label, kind: kind, text: bare(text ?? "?"))
                })
            evaluation = known
        }
        return result
    }

    private func bare(_ name: String) -> String {
        let rest = name.drop { $0 == "_" }
        return rest.isEmpty ? name : String(rest)
    }

    // MARK: Requests

    private mutating func findRequests(_ file: Int, _ methods: [Symbol]) {
        let facts = program.files[file].file.facts
        var isNamed = [Bool](repeating: false, count: facts.symbolCount)
        for method in methods where method.rawValue < isNamed.count { isNamed[Int(method.rawValue)] = true }
        let functions = facts.functions(naming: isNamed)
        guard !functions.isEmpty else { return }
        var evaluation = engine.evaluation(of: file, in: program)
        for id in functions {
            let body = Body(facts, function: id)
            for index in 0..<body.count where body.kind(index) == .call && body.a(index) != UInt32.max {
                let op = body[index]
                let callee = body[op.value]
                guard callee.kind == .attribute, methods.contains(callee.member), !callee.value.isNone,
                    let first = body.call(op).arguments.first, first.flags == 0, !first.value.isNone
                else { continue }
                let known = evaluation.known(callee.value, in: id)
                guard let receiver = evaluation.meant(known, [check.maker]) else { continue }
                let types = evaluation.types(namedBy: first.value, in: id)
                guard let type = types.first, types.count == 1 else { continue }
                let owner = declaring(type)
                guard requests[owner] == nil else { continue }
                requests[owner] = ServiceMaking.Request(
                    place: Finding.Place(
                        file: file, range: body.shownRange(op), message: "the registry is asked for one here"),
                    name: facts.string(
                        body[first.value].kind == .name
                            ? body[first.value].symbol : body[first.value].member),
                    isCertain: !receiver.isNamed)
            }
        }
    }

    private func declaring(_ type: TypeRef) -> TypeRef {
        guard let constructor = program.program.constructor(of: type) else { return type }
        let facts = program.files[Int(constructor.file)].file.facts
        guard let owner = facts.function(Int(constructor.function)).type else { return type }
        return TypeRef(file: Int(constructor.file), type: owner)
    }
}
