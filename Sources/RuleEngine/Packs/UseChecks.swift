import Linking
import TOML

/// `forbid` a generator that hands out a session to be driven by its caller.
struct GeneratorCheck: Sendable {
    /// Functions and methods that take the next value of a generator, and those that do so for an asynchronous one.
    var steps: Set<String> = []
    var asyncSteps: Set<String> = []
    /// Methods that end a generator: with one of them it is driven to its end.
    var ends: Set<String> = []
    /// Decorators that make a context manager of a generator.
    var managers: Set<String> = []
}

extension PackReader {
    mutating func generatorCheck(_ table: TOMLTable) -> GeneratorCheck {
        keys(table, ["steps", "async-steps", "ends", "managers"])
        return GeneratorCheck(
            steps: Set(texts(table, "steps")), asyncSteps: Set(texts(table, "async-steps")),
            ends: Set(texts(table, "ends")), managers: Set(texts(table, "managers")))
    }
}
