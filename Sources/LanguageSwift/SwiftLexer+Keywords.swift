/// The kind of a word of up to eight bytes: a keyword's own, else `identifier`.
///
/// Words come as eight bytes packed into a number, the first byte lowest.
@inline(__always)
func shortWordKind(_ word: UInt64, count: Int) -> SwiftTokenKind {
    switch count {
    case 1:
        switch word {
        case 0x5F: return .underscore  // _
        default: return .identifier
        }
    case 2:
        switch word {
        case 0x7361: return .kwAs  // as
        case 0x6F64: return .kwDo  // do
        case 0x6669: return .kwIf  // if
        case 0x6E69: return .kwIn  // in
        case 0x7369: return .kwIs  // is
        default: return .identifier
        }
    case 3:
        switch word {
        case 0x796E41: return .kwAnyType  // Any
        case 0x726F66: return .kwFor  // for
        case 0x74656C: return .kwLet  // let
        case 0x6C696E: return .kwNil  // nil
        case 0x797274: return .kwTry  // try
        case 0x726176: return .kwVar  // var
        case 0x796E61: return .wordAny  // any
        case 0x746567: return .wordGet  // get
        case 0x746573: return .wordSet  // set
        default: return .identifier
        }
    case 4:
        switch word {
        case 0x666C_6553: return .kwSelfType  // Self
        case 0x6573_6163: return .kwCase  // case
        case 0x6573_6C65: return .kwElse  // else
        case 0x6D75_6E65: return .kwEnum  // enum
        case 0x636E_7566: return .kwFunc  // func
        case 0x7469_6E69: return .kwInit  // init
        case 0x666C_6573: return .kwSelf  // self
        case 0x6575_7274: return .kwTrue  // true
        case 0x6570_7954: return .wordType  // Type
        case 0x7970_6F63: return .wordCopy  // copy
        case 0x6863_6165: return .wordEach  // each
        case 0x797A_616C: return .wordLazy  // lazy
        case 0x6E65_706F: return .wordOpen  // open
        case 0x6461_6572: return .wordRead  // read
        case 0x656D_6F73: return .wordSome  // some
        case 0x6E65_6874: return .wordThen  // then
        case 0x6B61_6577: return .wordWeak  // weak
        default: return .identifier
        }
    case 5:
        switch word {
        case 0x6B_6165_7262: return .kwBreak  // break
        case 0x68_6374_6163: return .kwCatch  // catch
        case 0x73_7361_6C63: return .kwClass  // class
        case 0x72_6566_6564: return .kwDefer  // defer
        case 0x65_736C_6166: return .kwFalse  // false
        case 0x64_7261_7567: return .kwGuard  // guard
        case 0x74_756F_6E69: return .kwInout  // inout
        case 0x72_6570_7573: return .kwSuper  // super
        case 0x77_6F72_6874: return .kwThrow  // throw
        case 0x65_7265_6877: return .kwWhere  // where
        case 0x65_6C69_6877: return .kwWhile  // while
        case 0x64_6165_725F: return .wordRead  // _read
        case 0x72_6F74_6361: return .wordActor  // actor
        case 0x63_6E79_7361: return .wordAsync  // async
        case 0x74_6961_7761: return .wordAwait  // await
        case 0x6C_616E_6966: return .wordFinal  // final
        case 0x78_6966_6E69: return .wordInfix  // infix
        case 0x6F_7263_616D: return .wordMacro  // macro
        case 0x64_6C65_6979: return .wordYield  // yield
        default: return .identifier
        }
    case 6:
        switch word {
        case 0x7469_6E69_6564: return .kwDeinit  // deinit
        case 0x7472_6F70_6D69: return .kwImport  // import
        case 0x6369_6C62_7570: return .kwPublic  // public
        case 0x7461_6570_6572: return .kwRepeat  // repeat
        case 0x6E72_7574_6572: return .kwReturn  // return
        case 0x6369_7461_7473: return .kwStatic  // static
        case 0x7463_7572_7473: return .kwStruct  // struct
        case 0x6863_7469_7773: return .kwSwitch  // switch
        case 0x7377_6F72_6874: return .kwThrows  // throws
        case 0x776F_7272_6F62: return .wordBorrow  // borrow
        case 0x7465_5364_6964: return .wordDidSet  // didSet
        case 0x7966_6964_6F6D: return .wordModify  // modify
        case 0x7869_6665_7270: return .wordPrefix  // prefix
        case 0x6566_6173_6E75: return .wordUnsafe  // unsafe
        default: return .identifier
        }
    case 7:
        switch word {
        case 0x74_6C75_6166_6564: return .kwDefault  // default
        case 0x65_7461_7669_7270: return .kwPrivate  // private
        case 0x79_6669_646F_6D5F: return .wordModify  // _modify
        case 0x65_6D75_736E_6F63: return .wordConsume  // consume
        case 0x64_7261_6373_6964: return .wordDiscard  // discard
        case 0x63_696D_616E_7964: return .wordDynamic  // dynamic
        case 0x65_6761_6B63_6170: return .wordPackage  // package
        case 0x78_6966_7473_6F70: return .wordPostfix  // postfix
        case 0x67_6E69_646E_6573: return .wordSending  // sending
        case 0x64_656E_776F_6E75: return .wordUnowned  // unowned
        case 0x74_6553_6C6C_6977: return .wordWillSet  // willSet
        default: return .identifier
        }
    case 8:
        switch word {
        case 0x6575_6E69_746E_6F63: return .kwContinue  // continue
        case 0x6C61_6E72_6574_6E69: return .kwInternal  // internal
        case 0x726F_7461_7265_706F: return .kwOperator  // operator
        case 0x6C6F_636F_746F_7270: return .kwProtocol  // protocol
        case 0x7377_6F72_6874_6572: return .kwRethrows  // rethrows
        case 0x7463_6572_6964_6E69: return .wordIndirect  // indirect
        case 0x6465_7461_6C6F_7369: return .wordIsolated  // isolated
        case 0x676E_6974_6174_756D: return .wordMutating  // mutating
        case 0x6C61_6E6F_6974_706F: return .wordOptional  // optional
        case 0x6564_6972_7265_766F: return .wordOverride  // override
        case 0x6465_7269_7571_6572: return .wordRequired  // required
        default: return .identifier
        }
    default: return .identifier
    }
}

/// The kind of a word of nine to fifteen bytes, the bytes from the ninth on in a number of their own.
func longWordKind(_ low: UInt64, _ high: UInt64) -> SwiftTokenKind {
    switch (low, high) {
    case (0x7461_6963_6F73_7361, 0x6570_7974_6465): return .kwAssociatedtype  // associatedtype
    case (0x6F69_736E_6574_7865, 0x6E): return .kwExtension  // extension
    case (0x6F72_6874_6C6C_6166, 0x686775): return .kwFallthrough  // fallthrough
    case (0x7669_7270_656C_6966, 0x657461): return .kwFileprivate  // fileprivate
    case (0x6E65_6465_6365_7270, 0x70_756F_7267_6563): return .kwPrecedencegroup  // precedencegroup
    case (0x7069_7263_7362_7573, 0x74): return .kwSubscript  // subscript
    case (0x6169_6C61_6570_7974, 0x73): return .kwTypealias  // typealias
    case (0x6E69_776F_7272_6F62, 0x67): return .wordBorrowing  // borrowing
    case (0x6E69_6D75_736E_6F63, 0x67): return .wordConsuming  // consuming
    case (0x6569_6E65_766E_6F63, 0x65636E): return .wordConvenience  // convenience
    case (0x7562_6972_7473_6964, 0x646574): return .wordDistributed  // distributed
    case (0x616C_6F73_696E_6F6E, 0x646574): return .wordNonisolated  // nonisolated
    case (0x7461_7475_6D6E_6F6E, 0x676E69): return .wordNonmutating  // nonmutating
    default: return .identifier
    }
}
