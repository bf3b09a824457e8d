// Broken code: what can be read in it is.
func first() { save( }
func second(a: , b) { open() }
struct Half { var x: ; func go() { run()
}
let y =
@ func third() { close() }
class { func fourth() { } }
switch x { case .a: done() case }
if let { go() } else
}
extension { func fifth() { } }
import
func last() { end() }
