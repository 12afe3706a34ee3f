import CPlatform
import Glibc

/// Whether rooms can be kept where they are: space, and what the file system promises.
enum DiskExam {
  static func findings(_ path: String) -> [Finding] {
    let folder = existing(path)
    var space = statvfs()
    guard statvfs(folder, &space) == 0 else {
      return [Words.Doctor.diskUnknown(folder, String(cString: strerror(errno)))]
    }
    let unit = Int64(space.f_frsize)
    return [
      Words.Doctor.space(
        folder, free: Int64(space.f_bavail) * unit, of: Int64(space.f_blocks) * unit),
      Words.Doctor.inodes(free: Int64(space.f_favail), of: Int64(space.f_files)),
      kind(folder, isReadOnly: space.f_flag & UInt(ST_RDONLY) != 0),
      writing(folder),
    ]
  }

  /// The folder itself, or the nearest above it that exists.
  static func existing(_ path: String) -> String {
    var path = FileBytes.absolute(path)
    while path.count > 1, !FileBytes.exists(path) {
      path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    }
    return path.isEmpty ? "/" : path
  }

  /// Numbers of file systems. Source: linux/magic.h, statfs(2).
  private static let networks: [Int: String] = [
    0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB2", 0x517B: "SMB", 0x5346_414F: "AFS",
    0x7375_7245: "Coda", 0x00C3_6400: "Ceph", 0x0102_1997: "9p", 0x0BD0_0BD0: "Lustre",
    0x0116_1970: "GFS2", 0x7461_636F: "OCFS2", 0x786F_4256: "vboxsf",
  ]
  private static let memories: [Int: String] = [0x0102_1994: "tmpfs", 0x8584_58F6: "ramfs"]
  private static let locals: [Int: String] = [
    0xEF53: "ext2/3/4", 0x5846_5342: "XFS", 0x9123_683E: "Btrfs", 0x2FC1_2FC1: "ZFS",
    0xF2F5_2010: "F2FS", 0x794C_7630: "overlayfs", 0xCA45_1A4E: "bcachefs",
  ]

  private static func kind(_ folder: String, isReadOnly: Bool) -> Finding {
    if isReadOnly { return Words.Doctor.readOnlyDisk }
    let number = Int(cp_file_system(folder))
    guard number >= 0 else {
      return Words.Doctor.diskUnknown(folder, String(cString: strerror(errno)))
    }
    if let name = networks[number] { return Words.Doctor.networkDisk(name) }
    if let name = memories[number] { return Words.Doctor.memoryDisk(name) }
    if number == 0x6573_5546 { return Words.Doctor.fuseDisk }
    let digits = String(number, radix: 16)
    return Words.Doctor.fileSystem(locals[number] ?? "0x\(digits)")
  }

  /// Writes a page into a file without a name and waits until it is on disk: the slowest of five.
  private static func writing(_ folder: String) -> Finding {
    let descriptor = cp_nameless_file(folder)
    guard descriptor >= 0 else {
      return Words.Doctor.cannotWrite(String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    let page = [UInt8](repeating: 0x55, count: 4096)
    var slowest: Int64 = 0
    for _ in 0..<5 {
      let start = microseconds()
      let written = page.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written == page.count, fsync(descriptor) == 0 else {
        return Words.Doctor.cannotWrite(String(cString: strerror(errno)))
      }
      slowest = max(slowest, microseconds() - start)
    }
    return Words.Doctor.sync(microseconds: slowest)
  }

  private static func microseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
