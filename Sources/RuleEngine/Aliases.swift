import Facts
import Linking
import SourceText

/// The operations of a function whose value is the same thing: what made it, the names it is bound to, what hands it
/// on unchanged.
struct Aliases {
    private(set) var ops: Set<Int>
    /// Names that it was bound to.
    private(set) var names: Set<Symbol> = []

    /// - Parameter giving: methods of it that give it again.
    init(of value: Value, in body: Body, _ uses: ValueUses, giving: Set<String> = []) {
        ops = [Int(value.index)]
        var waiting = [value]
        while let next = waiting.popLast() {
            for index in uses.users(of: next) {
                switch body.kind(index) {
                case .await, .cast, .entered: guard body.a(index) == next.index else { continue }
                case .either: break
                case .attribute where giving.contains(body.facts.string(body[index].member)):
                    for call in uses.users(of: Value(UInt32(index)))
                    where body.kind(call) == .call && body.a(call) == UInt32(index)
                        && ops.insert(call).inserted
                    {
                        waiting.append(Value(UInt32(call)))
                    }
                    continue
                case .bind:
                    names.insert(Symbol(rawValue: body.a(index)))
                    continue
                default: continue
                }
                if ops.insert(index).inserted { waiting.append(Value(UInt32(index))) }
            }
            for index in uses.readers(of: next) where ops.insert(index).inserted {
                waiting.append(Value(UInt32(index)))
            }
        }
    }

    func contains(_ value: Value) -> Bool { !value.isNone && ops.contains(Int(value.index)) }

    /// The operations that are made from any of them, in order.
    func users(_ uses: ValueUses) -> [Int] {
        Set(ops.flatMap { uses.users(of: Value(UInt32($0))) }).sorted()
    }
}
