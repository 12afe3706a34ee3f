import Glibc
import TestSupport
import Testing

/// The real program without a terminal: what it is given on standard input, what it answers.
///
/// Dies with this value.
final class Program {
  /// How a program ended, and what it said.
  struct Result {
    let status: PseudoTerminal.ExitStatus?
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  private var process: pid_t = 0
  private let output: Int32
  private let outputPath: String
  private let errorPath: String
  private var received: [UInt8] = []
  private var isEnded = false
  private var status: PseudoTerminal.ExitStatus?

  /// Starts it, or another program; `input` is the path of a file, by default an empty one.
  init(
    _ arguments: [String], by program: String? = nil, in sandbox: Sandbox,
    input: String = "/dev/null", environment: [String: String] = [:]
  ) throws {
    let stem = UInt64.random(in: 0...UInt64.max)
    outputPath = sandbox.file("output-\(stem)")
    errorPath = sandbox.file("errors-\(stem)")
    try #require(mkfifo(outputPath, 0o600) == 0)
    output = open(outputPath, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    try #require(output >= 0)
    let code = Self.spawn(
      [program ?? BuiltProduct.path(of: "tansiq")] + arguments, sandbox.environment(environment),
      input: input, output: outputPath, errors: errorPath, &process)
    try #require(code == 0, "cannot run tansiq: \(code)")
  }

  deinit {
    if status == nil, process > 0 {
      Glibc.kill(process, SIGKILL)
      collect(0)
    }
    close(output)
    unlink(outputPath)
    unlink(errorPath)
  }

  /// Runs it to its end.
  static func run(
    _ arguments: [String], by other: String? = nil, in sandbox: Sandbox,
    input: String = "/dev/null", environment: [String: String] = [:],
    timeout: Duration = .seconds(120)
  ) throws -> Result {
    let program = try Program(
      arguments, by: other, in: sandbox, input: input, environment: environment)
    return program.finish(timeout: timeout)
  }

  var pid: Int { Int(process) }

  func kill(_ signal: Int32) { Glibc.kill(process, signal) }

  /// Lines it has answered so far, only whole ones.
  var lines: [String] {
    let whole = received.lastIndex(of: 10).map { received[..<$0] } ?? []
    return whole.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Waits for so many lines; false when it ends before or the time is over.
  func wait(lines count: Int, timeout: Duration = .seconds(60)) -> Bool {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while newlines < count, !isEnded, clock.now < deadline { pump(20) }
    return newlines >= count
  }

  private var newlines: Int { received.reduce(0) { $1 == 10 ? $0 + 1 : $0 } }

  /// Waits for its end.
  func finish(timeout: Duration = .seconds(120)) -> Result {
    let clock = ContinuousClock()
    let deadline = clock.now + timeout
    while !isEnded, clock.now < deadline { pump(20) }
    while status == nil, clock.now < deadline {
      collect(WNOHANG)
      if status == nil { usleep(1_000) }
    }
    return Result(
      status: status, output: String(decoding: received, as: UTF8.self),
      errors: (Files.text(errorPath) ?? "") + (status == nil ? standing : ""))
  }

  /// Where each thread of a program stands that does not end, for whoever looks into it.
  private var standing: String {
    var lines = ["still there as \(process), output ended: \(isEnded)"]
    for task in Files.names("/proc/\(process)/task") {
      let path = "/proc/\(process)/task/\(task)"
      let facts = ["comm", "wchan", "syscall", "stat"].map { name -> String in
        let bytes = Files.bytes("\(path)/\(name)") ?? []
        return String(decoding: bytes.prefix(60), as: UTF8.self).replacing("\n", with: "")
      }
      lines.append("\(task): \(facts.joined(separator: " | "))")
    }
    return lines.joined(separator: "\n")
  }

  private func pump(_ milliseconds: Int32) {
    var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(output, &buffer, buffer.count)
    if count > 0 { received += buffer[..<count] } else { isEnded = true }
  }

  private func collect(_ options: Int32) {
    var code: Int32 = 0
    guard waitpid(process, &code, options) == process else { return }
    let signal = code & 0x7F
    status = signal == 0 ? .exited(code >> 8 & 0xFF) : .signalled(signal)
  }

  private static func spawn(
    _ arguments: [String], _ environment: [String: String], input: String, output: String,
    errors: String, _ process: inout pid_t
  ) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    // The threads of a test block signals, which children would inherit.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var argumentList = arguments.map { strdup($0) } + [nil]
    var variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argumentList + variables { free(pointer) } }
    return posix_spawn(&process, arguments[0], &actions, &attributes, &argumentList, &variables)
  }
}
