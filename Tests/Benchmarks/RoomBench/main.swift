// Measures the real engine and journal, one figure a run, as a line of JSON.
// `Tests/Benchmarks/bench.py` calls it.
import Glibc

do {
  guard let bench = Bench(Array(CommandLine.arguments.dropFirst())) else {
    print("Say what to measure:\n\(Bench.verbs)")
    exit(1)
  }
  try bench.run()
} catch {
  print("The benchmark failed: \(error)")
  exit(2)
}
