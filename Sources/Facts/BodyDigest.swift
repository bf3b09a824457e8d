import SourceText

/// Digests of what a file says, apart from where in the file it is said: a comment more or less, or another order of
/// names in the table of symbols, changes nothing. They find accidents only.
public struct Digest: Sendable {
    public private(set) var value: UInt64 = 0x2545_F491_4F6C_DD1D

    public init() {}

    public mutating func add(_ number: UInt64) {
        let product = (value ^ number).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        value = product.low ^ product.high &+ 0x632B_E59B_D9B4_E019
    }

    public mutating func add(_ number: UInt32) { add(UInt64(number)) }
    public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }
    public mutating func add(_ flag: Bool) { add(UInt64(flag ? 1 : 0)) }
}

extension FileFacts {
    /// The digest of a function's operations.
    /// - Precondition: `id` is below `functionCount`.
    public func bodyDigest(_ id: Int) -> UInt64 {
        let body = Body(self, function: id)
        var digest = Digest()
        for index in 0..<body.count {
            let word = words[body.start + index * 4]
            let (a, b) = (words[body.start + index * 4 + 2], words[body.start + index * 4 + 3])
            digest.add(word & 0xFFFF)
            let kind = body.kind(index)
            switch kind {
            // Numbers of declarations say where they stand among the others.
            case .parameter: digest.add(hash(of: Symbol(rawValue: b)))
            case .closure, .function, .type: break
            case .importing:
                if Int(a) < importCount { add(importFact(Int(a)), to: &digest) }
            case .conditionBegin: digest.add(a)
            default:
                let operands = kind.operands
                add(a, operands.a, to: &digest)
                add(b, operands.b, to: &digest)
            }
        }
        return digest.value
    }

    private func add(_ word: UInt32, _ operand: Operand, to digest: inout Digest) {
        switch operand {
        case .unused: break
        case .value, .number: digest.add(word)
        case .symbol: digest.add(hash(of: Symbol(rawValue: word)))
        case .list: add(list: word, to: &digest)
        case .callRecord:
            let record = list(word)
            guard record.count >= 2 else { return }
            var index = record.startIndex + 2
            while index + 2 < record.endIndex {
                digest.add(UInt64(record[index]) << 32 | UInt64(record[index + 2]))
                digest.add(hash(of: Symbol(rawValue: record[index + 1])))
                index += 3
            }
        }
    }

    private func add(list offset: UInt32, to digest: inout Digest) {
        let list = list(offset)
        digest.add(list.count)
        for word in list { digest.add(word) }
    }

    private func add(_ fact: ImportFact, to digest: inout Digest) {
        digest.add(hash(of: fact.module))
        digest.add(hash(of: fact.name))
        digest.add(hash(of: fact.alias))
        digest.add(fact.flags)
        digest.add(fact.function)
    }

    /// The digest of what a file declares and imports: its types, its functions with their parameters, and the
    /// operations of all that declares something in its turn, the file's own among them.
    /// - Parameter body: the digest of each function's operations.
    public func declarationDigest(_ body: (Int) -> UInt64) -> UInt64 {
        var digest = Digest()
        var isDeclaring = [Bool](repeating: false, count: functionCount)
        if !isDeclaring.isEmpty { isDeclaring[0] = true }
        digest.add(functionCount)
        for id in 0..<functionCount {
            let fact = function(id)
            add(fact, to: &digest)
            if fact.kind == .typeBody { isDeclaring[id] = true }
            if let parent = fact.parent, fact.kind != .closure { isDeclaring[parent] = true }
        }
        digest.add(typeCount)
        for id in 0..<typeCount {
            let fact = type(id)
            add(fact, to: &digest)
            isDeclaring[fact.parent] = true
        }
        digest.add(importCount)
        for id in 0..<importCount { add(importFact(id), to: &digest) }
        for id in 0..<functionCount where isDeclaring[id] { digest.add(body(id)) }
        return digest.value
    }

    private func add(_ fact: FunctionFact, to digest: inout Digest) {
        digest.add(hash(of: fact.name))
        digest.add(UInt64(fact.kind.rawValue) << 32 | UInt64(fact.flags))
        digest.add(fact.parent ?? -1)
        digest.add(fact.type ?? -1)
        digest.add(fact.returns.index)
        digest.add(fact.call.index)
        digest.add(hash(of: fact.callLabel))
        add(list: fact.decorators, to: &digest)
        digest.add(fact.parameters.count)
        for number in fact.parameters {
            let parameter = parameter(number)
            digest.add(hash(of: parameter.name))
            digest.add(hash(of: parameter.label))
            digest.add(UInt64(parameter.kind.rawValue) << 32 | UInt64(parameter.flags))
            digest.add(UInt64(parameter.annotation.index) << 32 | UInt64(parameter.defaultValue.index))
        }
        for word in list(fact.captures) { digest.add(hash(of: Symbol(rawValue: word))) }
    }

    private func add(_ fact: TypeFact, to digest: inout Digest) {
        digest.add(hash(of: fact.name))
        digest.add(hash(of: fact.path))
        digest.add(UInt64(fact.kind.rawValue))
        digest.add(fact.parent)
        digest.add(fact.type ?? -1)
        digest.add(fact.body)
        add(list: fact.decorators, to: &digest)
        for base in bases(of: fact) {
            digest.add(UInt64(base.value.index) << 32 | UInt64(base.flags))
            digest.add(hash(of: base.label))
        }
    }
}
