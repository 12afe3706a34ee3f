import Glibc
import Synchronization

/// The target that was named. libFuzzer calls plain functions, which hold no value.
private let chosen = Mutex<Target?>(nil)

/// libFuzzer's door before the first input: takes `fuzz TARGET` or `fuzz seeds FOLDER` off the
/// command line. Source: https://llvm.org/docs/LibFuzzer.html#startup-initialization
@_cdecl("LLVMFuzzerInitialize")
public func begin(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let words = CommandLine.arguments
  guard words.count > 1 else { stop("Name a target: \(Target.allCases.map(\.rawValue))") }
  if words[1] == "seeds", words.count == 3 {
    writeSeeds(into: words[2])
    exit(0)
  }
  guard let target = Target(rawValue: words[1]) else { stop("There is no target \(words[1])") }
  chosen.withLock { $0 = target }
  arguments.pointee[1] = arguments.pointee[0]
  arguments.pointee += 1
  count.pointee -= 1
  return 0
}

/// libFuzzer's door for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func take(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
  chosen.withLock { $0 }?.take(bytes)
  return 0
}

/// Says why it cannot go on, and ends.
func stop(_ reason: String) -> Never {
  let line = Array((reason + "\n").utf8)
  _ = write(2, line, line.count)
  exit(2)
}
