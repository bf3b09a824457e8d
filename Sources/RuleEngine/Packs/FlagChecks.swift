import Linking
import TOML

/// `forbid` the old way beside the new one: where it can still be taken, or where it is taken in silence.
struct FallbackCheck: Sendable {
    /// Only where nothing is said when it is taken.
    var isSilent = false
    /// Calls that say so.
    var speaking: [NamePattern] = []
    /// What a log is called, whose methods all say so.
    var logs: [NamePattern] = []
}

/// `require` that what is made is chosen by a parameter and by the flag of the migration.
struct ChoiceCheck: Sendable {
    /// Kinds of value of which the parameter is one.
    var takes: Set<ValueKind> = []
}

/// `forbid` flags that nobody has written down, or that are read against what is written.
struct FlagCheck: Sendable {
    enum Fault: String, Sendable, CaseIterable {
        case retired, unknown
        case otherDefault = "other-default"
    }

    var faults: Set<Fault> = []
    /// Functions and methods that give the value of a flag whose name they are given.
    var readers: [NamePattern] = []
}

extension PackReader {
    mutating func fallbackCheck(_ table: TOMLTable) -> FallbackCheck {
        keys(table, ["logs", "silent", "speaking"])
        let check = FallbackCheck(
            isSilent: boolean(table, "silent"), speaking: patterns(table, "speaking"),
            logs: patterns(table, "logs"))
        if check.isSilent, check.speaking.isEmpty {
            report(table.range, "`[check]` does not say which calls are no silence", help: "add `speaking`")
        }
        return check
    }

    mutating func choiceCheck(_ table: TOMLTable) -> ChoiceCheck {
        keys(table, ["takes"])
        let check = ChoiceCheck(takes: kinds(table, "takes"))
        if check.takes.isEmpty {
            report(table.range, "`[check]` does not say what decides", help: "add `takes`")
        }
        return check
    }

    mutating func flagCheck(_ table: TOMLTable) -> FlagCheck {
        keys(table, ["faults", "readers"])
        let check = FlagCheck(
            faults: cases(table, "faults", as: "fault", FlagCheck.Fault.self),
            readers: patterns(table, "readers"))
        if check.faults.isEmpty { report(table.range, "`[check]` names no `faults`") }
        return check
    }
}
