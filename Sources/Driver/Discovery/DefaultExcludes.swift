/// What is left out of every walk unless the configuration's `exclude` lets it in again (`"!vendor/"`).
enum DefaultExcludes {
    /// Not the user's code beyond doubt: nobody needs to be told.
    static let silent = IgnoreList(
        [
            ".git/", ".hg/", ".svn/", ".bzr/", ".jj/", "CVS/",
            ".venv/", "venv/", "virtualenv/", ".virtualenv/", ".tox/", ".nox/", ".pyenv/", ".pixi/",
            ".conda/",
            "site-packages/", "__pypackages__/", ".eggs/", "*.egg-info/", "*.dist-info/", "*.egg/",
            "__pycache__/", ".mypy_cache/", ".ruff_cache/", ".pytest_cache/", ".pytype/", ".pyre/",
            ".hypothesis/",
            ".ipynb_checkpoints/", ".cache/", ".sessionlint_cache/", ".direnv/", ".idea/", ".vscode/",
            "node_modules/", "bower_components/", ".yarn/",
            ".build/", ".swiftpm/", "DerivedData/", "Pods/", "Carthage/",
        ], name: "")

    /// Probably not the user's code: left out, and said.
    static let told = IgnoreList(tellable.map(\.pattern), name: "")

    private static let tellable: [(pattern: String, reason: String)] = [
        ("build/", buildFolder), ("_build/", buildFolder), ("dist/", buildFolder), ("buck-out/", buildFolder),
        ("target/", buildFolder),
        ("vendor/", vendored), ("_vendor/", vendored), ("vendored/", vendored), ("third_party/", vendored),
        ("third-party/", vendored), ("thirdparty/", vendored),
        ("*_pb2.py", generated), ("*_pb2_grpc.py", generated), ("*.pb.swift", generated),
        ("*.grpc.swift", generated),
        ("*.generated.swift", generated),
    ]

    private static let buildFolder = "a build folder, left out by default"
    private static let vendored = "a folder of other people's code, left out by default"
    private static let generated = "generated code, left out by default"

    /// Why the pattern on a 1-based line of `told` leaves something out: a phrase.
    static func reason(ofLine line: Int) -> String {
        tellable.indices.contains(line - 1) ? tellable[line - 1].reason : "left out by default"
    }

    /// Whether a folder that the pattern matches is let in after all where it is a Python package.
    static func isUnlessPackage(line: Int) -> Bool {
        tellable.indices.contains(line - 1) && tellable[line - 1].reason == buildFolder
    }
}
