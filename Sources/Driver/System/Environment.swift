#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#else
    import Darwin
#endif

/// The process's environment, as `NAME=value`; texts that are not UTF-8 are left out. Nothing in the program changes it.
func environmentVariables() -> [String] {
    var variables: [String] = []
    var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    while let entry = next?.pointee {
        if let text = String(validatingCString: entry) { variables.append(text) }
        next = next?.advanced(by: 1)
    }
    return variables
}
