/// Lines that do all kinds of work on so many floods: a resource, then of each an incident, a task, its
/// answer, a line of the log, and the resource's turn.
func floodScript(_ floods: Int) -> [String] {
  var lines = ["resource Boat kind=boat agency=fire"]
  for index in 1...floods {
    let number = "\(year)-\(String(10_000 + index).dropFirst())"
    lines += [
      "open flood Flood w\(index) place=Mill Rd \(index) p=\(index % 4 + 1) lead=fire anyway",
      "task \(number) police cordon w\(index)", "ack \(number)/1",
      "log \(number) decision: keep out, w\(index)", "commit \(number) Boat", "release Boat",
    ]
  }
  return lines
}
