// Measures the real engine and journal, one figure a run, as a line of JSON. `run.sh` calls it.
//
//     tansiq-bench check | floor FOLDER SECONDS | board FOLDER INCIDENTS | sync FOLDER SECONDS | group FOLDER SECONDS | engine INCIDENTS
//                  build FOLDER INCIDENTS | journal FOLDER | snapshot FOLDER | queries FOLDER
import Glibc

let arguments = CommandLine.arguments.dropFirst()
do {
  guard let verb = arguments.first, let bench = Bench(verb, Array(arguments.dropFirst())) else {
    print(
      "Say what to measure: check, floor, board, sync, group, engine, build, journal, snapshot or queries."
    )
    exit(1)
  }
  try bench.run()
} catch {
  print("The benchmark failed: \(error)")
  exit(2)
}
