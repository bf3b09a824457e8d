/// The version of the program, as `sessionlint version` and every report give it.
public let sessionLintVersion = "0.1.0"
