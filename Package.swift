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
    ("Linking", ["Facts", "SourceText"]),
    ("RuleEngine", ["Facts", "Findings", "Linking", "SourceText", "TOML"]),
    ("Reporting", ["Findings", "SourceText"]),
    (
        "Driver",
        [
            "Facts", "Findings", "LanguagePython", "Linking", "Reporting", "RuleEngine", "SourceText",
            "Syntax", "TOML",
        ]
    ),
]

let package = Package(
    name: "SessionLint",
    products: [.executable(name: "sessionlint", targets: ["CLI"])],
    targets: floors.map { floor in
        .target(name: floor.name, dependencies: floor.imports.map { .target(name: $0) })
    } + [
        .executableTarget(name: "CLI", dependencies: ["Driver", "Findings", "Reporting", "RuleEngine", "SourceText"]),
        .testTarget(name: "FindingsTests", dependencies: ["Findings", "SourceText"]),
        .testTarget(name: "ReportingTests", dependencies: ["Findings", "Reporting", "SourceText"]),
    ],
    swiftLanguageModes: [.v6]
)
