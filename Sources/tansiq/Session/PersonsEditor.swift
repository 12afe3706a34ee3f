import CPlatform
import CursesTerminal
import Dashboard
import Glibc

/// The person's own editor at work on one text, in a private folder that goes with it.
struct PersonsEditor {
  private let folder: String
  private let name: String

  private var file: String { "\(folder)/line.txt" }

  /// The most that is read of what was written, in bytes.
  private static let limit = 1 << 18

  /// Writes the text into a file and gives the terminal to the editor.
  init(_ text: String, on terminal: CursesTerminal) throws(EditorFailure) {
    let command = try Self.command()
    name = String(command.prefix { $0 != " " }.split(separator: "/").last ?? "")
    folder = try Self.makeFolder()
    do {
      try Self.write(text + "\n", to: file)
    } catch {
      remove()
      throw error
    }
    let failure = terminal.lend(to: Self.words(command, file))
    guard let failure else { return }
    remove()
    throw failure == ENOENT ? .notFound(name) : .system(code: failure)
  }

  /// What was written, once the editor has ended. The file is gone afterwards.
  func finish(_ ending: LoanEnding) -> Result<String, EditorFailure> {
    defer { remove() }
    switch ending {
    case .exited(0):
      do { return .success(try read()) } catch { return .failure(error) }
    // The shell's word for a program that is not there.
    case .exited(127): return .failure(.notFound(name))
    case .exited(let status): return .failure(.exited(name, status: status))
    case .signalled(let signal): return .failure(.signalled(name, signal: signal))
    }
  }

  /// Removes the folder and everything the editor left in it.
  func remove() {
    for name in FileBytes.names(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }
}

extension PersonsEditor {
  /// `$VISUAL`, `$EDITOR`, or `vi` where there is one.
  private static func command() throws(EditorFailure) -> String {
    for variable in ["VISUAL", "EDITOR"] {
      if let value = Environment.value(variable), value.contains(where: { $0 != " " }) {
        return value
      }
    }
    let folders = (Environment.value("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    guard folders.contains(where: { access("\($0)/vi", X_OK) == 0 }) else { throw .none }
    return "vi"
  }

  /// What is run: the words of the command, or a shell where they hold more than words.
  private static func words(_ command: String, _ file: String) -> [String] {
    let needsShell = command.contains { "|&;<>()$`\\\"'*?[#~=%{}\t\n".contains($0) }
    if needsShell { return ["/bin/sh", "-c", "\(command) \"$1\"", "sh", file] }
    return command.split(separator: " ").map(String.init) + [file]
  }

  /// A folder for nobody else, in `$XDG_RUNTIME_DIR` or `/tmp`.
  private static func makeFolder() throws(EditorFailure) -> String {
    let own = Environment.value("XDG_RUNTIME_DIR").flatMap { $0.hasPrefix("/") ? $0 : nil }
    for place in [own, "/tmp"].compactMap({ $0 }) {
      var made = [CChar](repeating: 0, count: 4096)
      if cp_private_folder(place, &made, Int32(made.count)) == 0 {
        return made.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
      }
    }
    throw .system(code: errno)
  }

  private static func write(_ text: String, to path: String) throws(EditorFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .system(code: errno) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { throw .system(code: errno) }
      rest.removeFirst(count)
    }
  }

  /// The file as the editor left it: a plain file, whichever way it was replaced.
  private func read() throws(EditorFailure) -> String {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 { throw .system(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .system(code: EINVAL)
    }
    var bytes = [UInt8](repeating: 0, count: Self.limit)
    var count = 0
    while count < Self.limit {
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress.map { $0 + count }, Self.limit - count)
      }
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw .system(code: errno) }
      if got == 0 { break }
      count += got
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
