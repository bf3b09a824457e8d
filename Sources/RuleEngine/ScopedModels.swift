import Facts
import Findings
import Linking
import SourceText

/// Classes whose rows belong to tenants: those that declare the column which says to whom, and what derives from them.
struct ScopedModels: Equatable, Sendable {
    struct Column: Equatable, Sendable {
        var name: String
        var hash: UInt32
        var place: Finding.Place
        /// A row may belong to nobody.
        var isOptional: Bool
    }

    /// Hashes of all such columns by which somebody asks.
    private(set) var asked: Set<UInt32> = []
    /// By the class that declares it.
    private(set) var columns: [TypeRef: Column] = [:]
    /// Hashes of the names of the classes, and of those that derive from them.
    private var typeNames: Set<UInt32> = []

    init() {}

    mutating func add(_ column: Column, of type: TypeRef, _ names: some Sequence<UInt32>) {
        columns[type] = column
        typeNames.formUnion(names)
    }

    /// Keeps only columns by which somebody asks.
    mutating func keep(_ asked: Set<UInt32>) {
        self.asked = asked
        columns = columns.filter { asked.contains($0.value.hash) }
    }

    /// Whether a file names one of the classes.
    func concerns(_ file: ScannedFile) -> Bool {
        !columns.isEmpty && file.scan.hasSign && areNamed(in: file.file.facts)
    }

    func areNamed(in facts: FileFacts) -> Bool { facts.hasSymbol(hashed: typeNames) }

    func isName(_ symbol: Symbol, _ facts: FileFacts) -> Bool { typeNames.contains(facts.hash(of: symbol)) }

    /// The column of a class, its own or the nearest that it inherits.
    func column(of lineage: [TypeRef]) -> Column? { lineage.lazy.compactMap { columns[$0] }.first }
}

extension Engine {
    /// What rules about rows of tenants need to know of the whole program.
    func scopedModels(_ program: LinkedProgram) -> [FilterCheck: ScopedModels] {
        let checks = languages { if case .filter(let check) = $0 { check } else { nil } }
        var found: [FilterCheck: ScopedModels] = [:]
        for check in checks.keys {
            found[check] = ScopedFinder(engine: self, program: program, check: check).found()
        }
        return found
    }
}

/// Looks for the columns, and for who asks by them.
private struct ScopedFinder {
    let engine: Engine
    let program: LinkedProgram
    let check: FilterCheck

    func found() -> ScopedModels {
        let files = program.code.filter { program.files[$0].scan.use.contains(.tenant) }
        var result = ScopedModels()
        for file in files where program.files[file].scan.hasSign { find(file, &result) }
        guard !result.columns.isEmpty, !isEverywhere() else { return ScopedModels() }
        var asked: Set<UInt32> = []
        for file in files where result.areNamed(in: program.files[file].file.facts) {
            addAsked(file, result, &asked)
        }
        result.keep(asked)
        return result
    }

    /// Whether the program has a hook by which conditions are added to every statement.
    private func isEverywhere() -> Bool {
        program.code.contains { file in
            check.everywhere.contains { program.files[file].file.facts.symbol($0) != nil }
        }
    }

    private func columnSymbols(_ file: ScannedFile) -> Set<Symbol> {
        let columns = engine.languages[file.language].models.columns
        return Set(
            file.scan.words.indices.lazy.filter { columns.contains(file.scan.words[$0]) }
                .map { Symbol(rawValue: UInt32($0)) })
    }

    // MARK: Columns

    private func find(_ index: Int, _ result: inout ScopedModels) {
        let file = program.files[index]
        let facts = file.file.facts
        let symbols = columnSymbols(file)
        guard facts.typeCount > 0, !symbols.isEmpty else { return }
        var evaluation = engine.evaluation(of: index, in: program)
        for id in 0..<facts.typeCount {
            let body = Body(facts, function: facts.type(id).body)
            for binding in body.bindings where symbols.contains(binding.name) {
                guard let isOptional = isOptional(binding, body) else { continue }
                let own = TypeRef(file: index, type: id)
                let family = [own] + evaluation.subtypes(of: own)
                // What is written like a field of a table may be one of a record that is no table.
                if isField(binding, body), !family.contains(where: isTable) { continue }
                let column = ScopedModels.Column(
                    name: facts.string(binding.name), hash: facts.hash(of: binding.name),
                    place: Finding.Place(
                        file: index, range: binding.range, message: "it says whose a row is"),
                    isOptional: isOptional)
                result.add(column, of: own, family.map(program.nameHash))
            }
        }
    }

    /// Whether a class is made with `table=True`.
    private func isTable(_ type: TypeRef) -> Bool {
        let facts = program.files[Int(type.file)].file.facts
        return facts.bases(of: facts.type(Int(type.type))).contains { base in
            !base.label.isNone && facts.string(base.label) == "table"
        }
    }

    private func isField(_ binding: Binding, _ body: Body) -> Bool {
        !binding.value.isNone && body.spelling(binding.value).split(separator: ".").last == "Field()"
    }

    /// Whether a column may be empty; nil where a name of a class's body is no column, or tells the rows apart.
    private func isOptional(_ binding: Binding, _ body: Body) -> Bool? {
        let facts = body.facts
        let promise = binding.annotation.isNone ? "" : spelled(binding.annotation, body)
        var isOptional = promise.contains("None") || promise.contains("Optional")
        guard !binding.value.isNone else { return promise.hasPrefix("Mapped") ? isOptional : nil }
        let made = body[binding.value]
        if made.kind == .function {
            return facts.isDecorated(facts.function(Int(made.a)), by: "declared_attr") ? false : nil
        }
        guard made.kind == .call, !made.value.isNone,
            check.columns.contains(facts.string(body[made.value].lastName))
        else { return nil }
        for argument in body.call(made).arguments where !argument.label.isNone {
            let value = body[argument.value]
            switch facts.string(argument.label) {
            case "primary_key" where value.kind == .boolean && value.a == 1: return nil
            case "nullable" where value.kind == .boolean: isOptional = value.a == 1
            default: continue
            }
        }
        return isOptional
    }

    /// An annotation with what stands in its brackets.
    private func spelled(_ value: Value, _ body: Body) -> String {
        let op = body[value]
        switch op.kind {
        case .subscripted:
            return body.spelling(op.value) + "["
                + body.facts.list(op.b).map { spelled(Value($0), body) }.joined(separator: ",") + "]"
        case .operation:
            return body.facts.list(op.b).map { spelled(Value($0), body) }.joined(separator: "|")
        case .none: return "None"
        case .string where !op.symbol.isNone: return body.facts.string(op.symbol)
        default: return body.spelling(value)
        }
    }

    // MARK: Who asks by them

    private func addAsked(_ index: Int, _ result: ScopedModels, _ asked: inout Set<UInt32>) {
        let file = program.files[index]
        let facts = file.file.facts
        let symbols = columnSymbols(file)
        for id in 0..<facts.functionCount {
            let body = Body(facts, function: id)
            for place in 0..<body.count {
                switch body.kind(place) {
                case .attribute where symbols.contains(Symbol(rawValue: body.b(place))):
                    let base = body.a(place) == .max ? .none : body[Value(body.a(place))].lastName
                    guard !base.isNone, result.isName(base, facts) || facts.string(base) == "cls" else {
                        continue
                    }
                    asked.insert(facts.hash(of: Symbol(rawValue: body.b(place))))
                case .call where body.a(place) != .max:
                    let op = body[place]
                    guard facts.string(body[op.value].lastName) == "filter_by" else { continue }
                    for argument in body.call(op).arguments where symbols.contains(argument.label) {
                        asked.insert(facts.hash(of: argument.label))
                    }
                default: continue
                }
            }
        }
    }
}
