// A package whose library and tool see one another's types across files.
import PackageDescription

let package = Package(
    name: "Shop",
    targets: [.target(name: "Shop"), .executableTarget(name: "Tool", dependencies: ["Shop"])])
