/// The kind of a word: a keyword's own, else `name`.
///
/// Words come as up to eight bytes packed into a number, first byte lowest; no keyword is longer.
@inline(__always)
func keyword(_ packed: UInt64, count: Int) -> PythonTokenKind {
    switch count {
    case 2:
        switch packed {
        case 0x7361: return .kwAs  // as
        case 0x6669: return .kwIf  // if
        case 0x6E69: return .kwIn  // in
        case 0x7369: return .kwIs  // is
        case 0x726F: return .kwOr  // or
        default: return .name
        }
    case 3:
        switch packed {
        case 0x646E61: return .kwAnd  // and
        case 0x666564: return .kwDef  // def
        case 0x6C6564: return .kwDel  // del
        case 0x726F66: return .kwFor  // for
        case 0x746F6E: return .kwNot  // not
        case 0x797274: return .kwTry  // try
        default: return .name
        }
    case 4:
        switch packed {
        case 0x656E_6F4E: return .kwNone  // None
        case 0x6575_7254: return .kwTrue  // True
        case 0x6669_6C65: return .kwElif  // elif
        case 0x6573_6C65: return .kwElse  // else
        case 0x6D6F_7266: return .kwFrom  // from
        case 0x7373_6170: return .kwPass  // pass
        case 0x6874_6977: return .kwWith  // with
        case 0x6573_6163: return .softCase  // case
        case 0x6570_7974: return .softType  // type
        default: return .name
        }
    case 5:
        switch packed {
        case 0x65_736C_6146: return .kwFalse  // False
        case 0x63_6E79_7361: return .kwAsync  // async
        case 0x74_6961_7761: return .kwAwait  // await
        case 0x6B_6165_7262: return .kwBreak  // break
        case 0x73_7361_6C63: return .kwClass  // class
        case 0x65_7369_6172: return .kwRaise  // raise
        case 0x65_6C69_6877: return .kwWhile  // while
        case 0x64_6C65_6979: return .kwYield  // yield
        case 0x68_6374_616D: return .softMatch  // match
        default: return .name
        }
    case 6:
        switch packed {
        case 0x7472_6573_7361: return .kwAssert  // assert
        case 0x7470_6563_7865: return .kwExcept  // except
        case 0x6C61_626F_6C67: return .kwGlobal  // global
        case 0x7472_6F70_6D69: return .kwImport  // import
        case 0x6164_626D_616C: return .kwLambda  // lambda
        case 0x6E72_7574_6572: return .kwReturn  // return
        default: return .name
        }
    case 7:
        switch packed {
        case 0x79_6C6C_616E_6966: return .kwFinally  // finally
        default: return .name
        }
    case 8:
        switch packed {
        case 0x6575_6E69_746E_6F63: return .kwContinue  // continue
        case 0x6C61_636F_6C6E_6F6E: return .kwNonlocal  // nonlocal
        default: return .name
        }
    default: return .name
    }
}
