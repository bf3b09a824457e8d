// Code that is compiled under a condition.
#if canImport(UIKit)
import UIKit
#elseif os(Linux) && swift(>=6.0)
import Glibc
#else
import Other
#endif
#if DEBUG
let flag = true
func only() { debug() }
#if NESTED
inner()
#endif
#endif
struct Build {
    #if DEBUG
    var a = 1
    #else
    var a = 2
    #endif
    #if X
    @available(iOS 17, *)
    #endif
    func run() {
        #if A
        first()
        #else
        second()
        #endif
    }
    var value: Int {
        #if A
        1
        #else
        2
        #endif
    }
}
