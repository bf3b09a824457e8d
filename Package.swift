// swift-tools-version: 6.0
import PackageDescription

/// The floors of the house, lowest first. A floor imports only what it names here;
/// `swift build --explicit-target-dependency-import-check error` holds it to that.
let floors: [(name: String, imports: [String])] = [
    ("SourceText", []),
    ("TOML", ["SourceText"]),
    ("Findings", ["SourceText"]),
    ("Syntax", ["SourceText"]),
    ("Facts", ["SourceText"]),
    ("LanguagePython", ["Facts", "SourceText", "Syntax"]),
    ("LanguageSwift", ["Facts", "SourceText", "Syntax"]),
    ("Linking", ["Facts", "SourceText"]),
    ("RuleEngine", ["Facts", "Findings", "Linking", "SourceText", "TOML"]),
    ("Reporting", ["Findings", "SourceText"]),
    (
        "Driver",
        [
            "Facts", "Findings", "LanguagePython", "LanguageSwift", "Linking", "Reporting", "RuleEngine",
            "SourceText", "Syntax", "TOML",
        ]
    ),
    ("LanguageServer", ["Driver", "Findings", "Reporting", "RuleEngine", "SourceText"]),
]

/// The floors that have tests: a target of the floor's name and `Tests`, which may import what the floor imports.
let tested: Set = [
    "Driver", "Facts", "Findings", "LanguagePython", "LanguageServer", "LanguageSwift", "Linking",
    "Reporting", "RuleEngine",
    "SourceText", "TOML",
]

/// What the tests of a floor use beside what the floor imports: facts are easier to read as the code they are from.
let helpers = ["Linking": ["LanguagePython", "LanguageSwift"], "RuleEngine": ["LanguagePython"]]

/// Small accessors of the lower floors are called for every operation of every function: what the compiler may not look
/// into from above costs a seventh of a run.
let optimized: [SwiftSetting] = [
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release))
]

let package = Package(
    name: "SessionLint",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "sessionlint", targets: ["CLI"])],
    targets: floors.map { floor in
        .target(
            name: floor.name, dependencies: floor.imports.map { .target(name: $0) }, swiftSettings: optimized)
    }
        + floors.filter { tested.contains($0.name) }.map { floor in
            .testTarget(
                name: floor.name + "Tests",
                dependencies: ([floor.name] + floor.imports + (helpers[floor.name] ?? [])).map {
                    .target(name: $0)
                })
        } + [
            .executableTarget(
                name: "CLI",
                dependencies: [
                    "Driver", "Findings", "LanguageServer", "Reporting", "RuleEngine", "SourceText",
                ],
                swiftSettings: optimized),
            .testTarget(name: "CLITests", dependencies: ["CLI", "Driver"]),
            .testTarget(
                name: "FixtureTests",
                dependencies: [
                    "Facts", "Findings", "LanguagePython", "LanguageSwift", "RuleEngine", "SourceText",
                ]),
            .testTarget(name: "HouseTests", dependencies: ["Findings", "Reporting", "RuleEngine", "TOML"]),
        ],
    swiftLanguageModes: [.v6]
)
